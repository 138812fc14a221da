package org.deixis.inference;

import java.nio.file.Path;

/** A pack cannot be used; nothing of it stays loaded. */
final class UnusablePackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient PackProblem problem;

    UnusablePackException(Path file, String sentence) {
        super(file + ": " + sentence);
        this.problem = new PackProblem(file, sentence);
    }

    PackProblem problem() {
        return problem;
    }
}

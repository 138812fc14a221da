package org.deixis.inference;

/** The answer is no longer wanted: the caller was interrupted, or the model closed. */
public final class InferenceCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InferenceCancelledException(String message) {
        super(message);
    }
}

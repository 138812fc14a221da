package org.deixis.inference;

import java.nio.file.Path;

/**
 * Why a pack, or a part of it, is not used.
 *
 * @param file what to look at: a file of the pack, its folder, or the folder of all packs
 * @param sentence one plain sentence
 */
public record PackProblem(Path file, String sentence) {

    /** The file and the sentence, fit for a screen or a log. */
    @Override
    public String toString() {
        return file + ": " + sentence;
    }
}

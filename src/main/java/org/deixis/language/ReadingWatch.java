package org.deixis.language;

/** Told how far the reading of a report has come. */
@FunctionalInterface
public interface ReadingWatch {
    /**
     * Called before each sentence, on the reading thread. What it throws ends the reading.
     *
     * @param sentence number of the sentence, from 1
     * @param of how many there are
     */
    void reading(int sentence, int of);
}

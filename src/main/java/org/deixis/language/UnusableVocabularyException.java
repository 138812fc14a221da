package org.deixis.language;

/** A vocabulary file is broken. The message names the file, the line and what is wrong there. */
final class UnusableVocabularyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnusableVocabularyException(String message) {
        super(message);
    }

    /** @param line counted from 1 */
    static UnusableVocabularyException at(String file, int line, String sentence) {
        return new UnusableVocabularyException("data/vocabulary/%s, line %d: %s".formatted(file, line, sentence));
    }

    static UnusableVocabularyException missing(String sentence) {
        return new UnusableVocabularyException("data/vocabulary: " + sentence);
    }
}

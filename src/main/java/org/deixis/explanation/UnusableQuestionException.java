package org.deixis.explanation;

/** A question that cannot be answered as it stands; the message is one sentence for the person who asked. */
public final class UnusableQuestionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private UnusableQuestionException(String sentence) {
        super(sentence);
    }

    static UnusableQuestionException blank() {
        return new UnusableQuestionException("The question is empty; ask for instance \"What do you see?\".");
    }

    static UnusableQuestionException tooLong(int characters, int most) {
        return new UnusableQuestionException(
                "The question has %,d characters; at most %,d are read.".formatted(characters, most));
    }
}

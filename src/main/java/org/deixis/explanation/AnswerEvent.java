package org.deixis.explanation;

/**
 * What happens while a question is answered. {@link Finished} or {@link Failed} comes last, and nothing after it.
 */
public sealed interface AnswerEvent {

    /**
     * Something is being done.
     *
     * @param tool e.g. {@code ground}
     * @param about what it is asked, or empty
     */
    record StepStarted(String tool, String about) implements AnswerEvent {}

    /** The step that was started last under this tool's name is done. */
    record StepFinished(AnswerRecord.Step step) implements AnswerEvent {}

    /** A sentence passed the guards. */
    record SentenceAccepted(AnswerRecord.Said sentence) implements AnswerEvent {}

    /** A draft sentence did not. */
    record SentenceWithheld(AnswerRecord.Withheld withheld) implements AnswerEvent {}

    /**
     * The language model did not do its part; the narrator goes on. Sentences accepted before stay.
     *
     * @param cause e.g. "Answered by the offline narrator: llama did not reply within 60 s."
     */
    record FailedOver(String cause) implements AnswerEvent {}

    /** The answer is complete, or was stopped. */
    record Finished(AnswerRecord answer) implements AnswerEvent {}

    /** Nothing could be answered; one sentence says why. */
    record Failed(String sentence) implements AnswerEvent {}
}

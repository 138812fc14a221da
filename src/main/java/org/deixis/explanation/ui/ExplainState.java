package org.deixis.explanation.ui;

import org.jspecify.annotations.Nullable;

/** What the Explain screen shows. */
sealed interface ExplainState {

    /** No image is open, or the address leads to none. */
    record NoImage(String headline, String sentence) implements ExplainState {}

    /** An image is open. */
    sealed interface Opened extends ExplainState {
        OpenCase shown();

        /** The same with another case. */
        Opened with(OpenCase other);
    }

    /**
     * Nothing runs.
     *
     * @param remark what became of the last work; empty for nothing
     */
    record Idle(OpenCase shown, String remark) implements Opened {
        @Override
        public Idle with(OpenCase other) {
            return new Idle(other, remark);
        }
    }

    /** Something is being done that is no answer, e.g. "Locating 3 of 20". */
    record Busy(OpenCase shown, String doing) implements Opened {
        @Override
        public Busy with(OpenCase other) {
            return new Busy(other, doing);
        }
    }

    /** A question is being answered; the case has the answers before it. */
    record Answering(OpenCase shown, AnswerDraft draft) implements Opened {
        @Override
        public Answering with(OpenCase other) {
            return new Answering(other, draft);
        }
    }

    /**
     * It did not work; what was kept before is there.
     *
     * @param question to try again with; null where none was asked
     */
    record Failed(OpenCase shown, String sentence, @Nullable String question) implements Opened {
        @Override
        public Failed with(OpenCase other) {
            return new Failed(other, sentence, question);
        }
    }
}

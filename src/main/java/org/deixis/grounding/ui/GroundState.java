package org.deixis.grounding.ui;

import org.jspecify.annotations.Nullable;

/** What the Ground screen shows. */
sealed interface GroundState {

    /** @param remark what the last press came to, e.g. "Choose an image first"; empty for nothing */
    record FirstScreen(String remark) implements GroundState {}

    /** The address leads to no image; the sentence says why. */
    record Gone(String sentence) implements GroundState {}

    /** An image is open. */
    sealed interface Opened extends GroundState {
        Sheet sheet();

        /** The same with another sheet. */
        Opened with(Sheet other);
    }

    /**
     * Nothing runs.
     *
     * @param remark what became of the last work, e.g. "Stopped. 2 of 5 kept."; empty for nothing
     */
    record Idle(Sheet sheet, String remark) implements Opened {
        @Override
        public Idle with(Sheet other) {
            return new Idle(other, remark);
        }
    }

    /**
     * Something is being worked on; the sheet is what was there before.
     *
     * @param doing e.g. "Locating 3 of 20"
     * @param replacing whether new answers will take the place of those shown
     */
    record Running(Sheet sheet, String doing, boolean replacing) implements Opened {
        @Override
        public Running with(Sheet other) {
            return new Running(other, doing, replacing);
        }
    }

    /** The text cannot be read; the sentence belongs to the field. */
    record TextRefused(Sheet sheet, String sentence) implements Opened {
        @Override
        public TextRefused with(Sheet other) {
            return new TextRefused(other, sentence);
        }
    }

    /**
     * The work failed; what was stored before is kept.
     *
     * @param id to be found in the log; null for failures that explain themselves
     * @param again does the same once more
     */
    record Failed(Sheet sheet, String sentence, @Nullable String id, Runnable again) implements Opened {
        @Override
        public Failed with(Sheet other) {
            return new Failed(other, sentence, id, again);
        }
    }
}

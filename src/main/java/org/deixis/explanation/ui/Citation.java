package org.deixis.explanation.ui;

import org.jspecify.annotations.Nullable;

/**
 * What a sentence rests on, as a chip shows it.
 *
 * @param id e.g. {@code finding:1}
 * @param label a few words
 * @param statement a sentence for the tooltip and for screen readers
 * @param kind where it leads
 * @param mark the finding that it means; null for others, and for findings that are gone
 */
record Citation(
        String id,
        String label,
        String statement,
        Kind kind,
        @Nullable Mark mark) {

    enum Kind {
        FINDING,
        CARD,
        STUDY,
        PAIR,
        POLICY;

        static Kind of(String id) {
            return switch (id.substring(0, Math.max(0, id.indexOf(':')))) {
                case "finding" -> FINDING;
                case "card" -> CARD;
                case "pair" -> PAIR;
                case "policy" -> POLICY;
                default -> STUDY;
            };
        }
    }

    /** Whether it is a finding that was removed, or became another, since it was cited. */
    boolean isGone() {
        return kind == Kind.FINDING && mark == null;
    }
}

package org.deixis.explanation.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
        /** Of text and model, on a finding. */
        CONFLICT,
        /** Something of the image to compare with. */
        OTHER,
        CARD,
        STUDY,
        PAIR,
        POLICY;

        static Kind of(String id) {
            return switch (id.substring(0, Math.max(0, id.indexOf(':')))) {
                case "finding" -> FINDING;
                case "conflict" -> CONFLICT;
                case "other" -> OTHER;
                case "card" -> CARD;
                case "pair" -> PAIR;
                case "policy" -> POLICY;
                default -> STUDY;
            };
        }
    }

    /** Whether it is a finding that was removed, or became another, since it was cited. */
    boolean isGone() {
        return mark == null && (kind == Kind.FINDING || kind == Kind.CONFLICT);
    }

    /** Whether a chip of the one would look and do as a chip of the other; what a person says of a finding changes neither. */
    boolean looksAs(@Nullable Citation other) {
        return other != null
                && label.equals(other.label)
                && statement.equals(other.statement)
                && Objects.equals(look(mark), look(other.mark));
    }

    private static @Nullable List<Object> look(@Nullable Mark mark) {
        return mark == null
                ? null
                : List.of(
                        mark.id(), mark.number(), mark.colour(), mark.finding().verdict(), mark.shown() == null);
    }

    /** With one chip for all that would look alike: two rules, or three lines of the model card. */
    static List<Citation> merged(List<Citation> citations) {
        List<Citation> merged = new ArrayList<>();
        for (Citation next : citations) {
            int alike = next.mark != null || next.kind == Kind.PAIR
                    ? -1
                    : merged.stream()
                            .map(c -> c.kind + c.label + c.isGone())
                            .toList()
                            .indexOf(next.kind + next.label + next.isGone());
            if (alike < 0) {
                merged.add(next);
            } else {
                Citation first = merged.get(alike);
                String both = first.statement.contains(next.statement)
                        ? first.statement
                        : first.statement + " " + next.statement;
                merged.set(alike, new Citation(first.id, first.label, both, first.kind, null));
            }
        }
        return merged;
    }
}

package org.deixis.grounding.ui;

import java.util.List;
import java.util.UUID;
import org.deixis.grounding.Reason;
import org.deixis.language.Concept;
import org.deixis.study.Finding;
import org.deixis.viewer.MaskOverlay;
import org.jspecify.annotations.Nullable;

/**
 * One finding, as it is written and drawn.
 *
 * @param finding as stored
 * @param name what it is headed with: the concept, else the words
 * @param colour of its structure, {@code #rrggbb}
 * @param visible what the score says, e.g. "visible 0.97" or "likely"; null where there is no score
 * @param visibleMeans the tooltip of that
 * @param facts what else is short: the tier, the area, the outline
 * @param sentences what is to be read: how it was understood, why it is refused
 * @param offered what to look for in its place
 * @param overlay what is drawn; null where nothing is
 * @param disputed what the model located though the text denies it or a person rejected it, drawn while the line is
 *     selected; null for nothing
 */
record FindingLine(
        Finding finding,
        String name,
        String colour,
        @Nullable String visible,
        @Nullable String visibleMeans,
        List<String> facts,
        List<String> sentences,
        List<Concept> offered,
        @Nullable MaskOverlay overlay,
        @Nullable MaskOverlay disputed) {
    FindingLine {
        facts = List.copyOf(facts);
        sentences = List.copyOf(sentences);
        offered = List.copyOf(offered);
    }

    UUID id() {
        return finding.id();
    }

    /** What stands before {@link #offered}; empty where the sentences say it. */
    String offer() {
        if (Reason.AMBIGUOUS.slug().equals(finding.current().reason())) {
            return "";
        }
        return finding.current().concept() == null ? "Did you mean:" : "Not the same thing, but known here:";
    }

    /** Whether text and model disagree. */
    boolean isConflict() {
        return finding.current().conflict() != null;
    }

    boolean isDrawn() {
        return overlay != null;
    }

    /** The class of its verdict in the style sheet, e.g. {@code not-found}. */
    String verdictClass() {
        return finding.current().verdict().slug().replace(' ', '-');
    }
}

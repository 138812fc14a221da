package org.deixis.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.deixis.imaging.BoundingBox;
import org.deixis.language.ConceptKind;

/** Where drawn findings lie: in the picture, in which organs, on which side. */
final class PlaceSentences {
    private static final double MENTIONED_SHARE = 0.1;
    private static final int MOST_ORGANS = 2;

    private final EvidenceSet evidence;
    private final Telling telling;

    PlaceSentences(EvidenceSet evidence, Telling telling) {
        this.evidence = evidence;
        this.telling = telling;
    }

    /** @param f drawn, like every finding here */
    List<Sentence> where(Evidence.Finding f) {
        Evidence.Measures measures = measures(f);
        BoundingBox box = measures.box();
        String corners = telling.plain()
                ? ""
                : " (box x %d to %d, y %d to %d)"
                        .formatted(box.x(), box.x() + box.width() - 1, box.y(), box.y() + box.height() - 1);
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(Sentence.of(
                "%s %s %s%s."
                        .formatted(
                                telling.beginning(f),
                                telling.verb(f, "lie"),
                                measures.place().words(),
                                corners),
                f));
        if (!isPlace(f)) {
            organsAround(f).forEach(sentences::add);
        }
        return sentences;
    }

    private List<Sentence> organsAround(Evidence.Finding f) {
        List<Sentence> sentences = new ArrayList<>();
        List<String> parents = new ArrayList<>();
        for (Evidence.Overlap overlap : measures(f).overlaps()) {
            Evidence.Finding organ =
                    (Evidence.Finding) evidence.find(overlap.other()).orElseThrow();
            if (isPlace(organ)
                    && overlap.share() >= MENTIONED_SHARE
                    && sentences.size() < MOST_ORGANS
                    && !hasDrawnPart(organ, measures(f).overlaps())
                    && !parents.contains(organ.concept())) {
                parents.add(Objects.requireNonNullElse(organ.parent(), ""));
                sentences.add(Sentence.of(
                        "Of %s, %d %% of the area is within %s."
                                .formatted(telling.drawn(f), percent(overlap.share()), telling.drawn(organ)),
                        f,
                        organ));
            }
        }
        return sentences;
    }

    /** Whether one of these is part of the organ, and says more precisely where. */
    private boolean hasDrawnPart(Evidence.Finding organ, List<Evidence.Overlap> overlaps) {
        return overlaps.stream()
                .filter(o -> o.share() >= MENTIONED_SHARE)
                .flatMap(o -> evidence.find(o.other()).stream())
                .map(Evidence.Finding.class::cast)
                .anyMatch(part -> part.parent() != null && part.parent().equals(organ.concept()));
    }

    List<Sentence> side(Evidence.Finding f) {
        List<Sentence> sentences = new ArrayList<>();
        Evidence.Measures measures = measures(f);
        String side = f.side();
        Optional<Evidence.Finding> organ =
                Optional.ofNullable(f.sideFrom()).flatMap(evidence::find).map(Evidence.Finding.class::cast);
        String whose = evidence.image().patientSides() ? "the patient's " : "the viewer's ";
        if (side == null) {
            sentences.add(Sentence.of(
                    "%s %s %s; a side of the patient does not follow from what was located."
                            .formatted(
                                    telling.beginning(f),
                                    telling.verb(f, "lie"),
                                    measures.place().words()),
                    f));
        } else if (organ.isEmpty()) {
            sentences.add(Sentence.of(
                    "%s %s on %s%s by its label, and %s %s."
                            .formatted(
                                    telling.beginning(f),
                                    telling.is(f),
                                    whose,
                                    side,
                                    telling.verb(f, "lie"),
                                    measures.place().words()),
                    f));
        } else {
            double share = measures.overlapWith(organ.get()).orElseThrow().share();
            sentences.add(Sentence.of(
                    "%s %s on %s%s, for %d %% of the area is within %s."
                            .formatted(
                                    telling.beginning(f),
                                    telling.verb(f, "lie"),
                                    whose,
                                    side,
                                    percent(share),
                                    telling.drawn(organ.get())),
                    f,
                    organ.get()));
        }
        if (evidence.image().sidesAssumed()) {
            Evidence.StudyFact fact =
                    (Evidence.StudyFact) evidence.find("study:orientation").orElseThrow();
            sentences.add(Sentence.of(fact.statement(), fact));
        }
        return sentences;
    }

    private static boolean isPlace(Evidence.Finding f) {
        return f.kind() == ConceptKind.ORGAN || f.kind() == ConceptKind.STRUCTURE;
    }

    private static Evidence.Measures measures(Evidence.Finding f) {
        return Objects.requireNonNull(f.measures());
    }

    private static long percent(double share) {
        return Math.round(100 * share);
    }
}

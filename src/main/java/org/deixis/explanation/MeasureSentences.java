package org.deixis.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.deixis.imaging.BoundingBox;
import org.deixis.language.ConceptKind;

/** Where drawn findings lie, how large they are, and how two compare. Every number is one of the evidence's own. */
final class MeasureSentences {
    private static final double MENTIONED_SHARE = 0.1;
    private static final int MOST_ORGANS = 2;

    private final EvidenceSet evidence;
    private final Telling telling;

    MeasureSentences(EvidenceSet evidence, Telling telling) {
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
                "%s %s %s%s.".formatted(subject(f), lies(f), measures.place().words(), corners), f));
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
                            .formatted(subject(f), lies(f), measures.place().words()),
                    f));
        } else if (organ.isEmpty()) {
            sentences.add(Sentence.of(
                    "%s %s on %s%s by its label, and %s %s."
                            .formatted(
                                    subject(f),
                                    telling.is(f),
                                    whose,
                                    side,
                                    lies(f),
                                    measures.place().words()),
                    f));
        } else {
            double share = measures.overlapWith(organ.get()).orElseThrow().share();
            sentences.add(Sentence.of(
                    "%s %s on %s%s, for %d %% of the area is within %s."
                            .formatted(subject(f), lies(f), whose, side, percent(share), telling.drawn(organ.get())),
                    f,
                    organ.get()));
        }
        if (evidence.image().sidesAssumed()) {
            sentences.add(fact("study:orientation"));
        }
        return sentences;
    }

    Sentence count(Evidence.Finding f) {
        int regions = f.regions().size();
        return Sentence.of(
                "%s %s outlined as %d region%s."
                        .formatted(subject(f), telling.was(f), regions, regions == 1 ? "" : "s"),
                f);
    }

    Sentence size(Evidence.Finding f) {
        Evidence.Measures measures = measures(f);
        if (telling.plain()) {
            return Sentence.of(
                    "%s %s about %d %% of the picture."
                            .formatted(subject(f), verb(f, "cover"), percent(measures.share())),
                    f);
        }
        return Sentence.of(
                String.format(
                        Locale.ROOT,
                        "%s %s %,d px, %.1f %% of the picture; the longest axis is %d px and the box %d × %d px.",
                        subject(f),
                        verb(f, "cover"),
                        measures.area(),
                        100 * measures.share(),
                        Math.round(measures.longestAxis()),
                        measures.box().width(),
                        measures.box().height()),
                f);
    }

    /** That millimetres cannot be given, and why. */
    Sentence noMillimetres() {
        return fact("study:spacing");
    }

    /** @param a drawn; {@code b} drawn */
    List<Sentence> compare(Evidence.Finding a, Evidence.Finding b) {
        List<Sentence> sentences = new ArrayList<>();
        Evidence.Finding larger = measures(a).area() >= measures(b).area() ? a : b;
        Evidence.Finding smaller = larger.equals(a) ? b : a;
        int more = measures(larger).area();
        int less = measures(smaller).area();
        if (more == less) {
            sentences.add(Sentence.of(
                    "%s and %s cover the same area, %s px.".formatted(subject(a), telling.drawn(b), grouped(more)),
                    a,
                    b));
        } else if (telling.plain()) {
            sentences.add(Sentence.of(
                    "%s %s more of the picture than %s."
                            .formatted(subject(larger), verb(larger, "cover"), telling.drawn(smaller)),
                    larger,
                    smaller));
        } else {
            sentences.add(Sentence.of(
                    String.format(
                            Locale.ROOT,
                            "%s %s larger than %s in this picture: %,d px against %,d px, %.2f times as much.",
                            subject(larger),
                            telling.is(larger),
                            telling.drawn(smaller),
                            more,
                            less,
                            (double) more / less),
                    larger,
                    smaller));
        }
        String shownA = a.scoreShown();
        String shownB = b.scoreShown();
        if (!telling.plain() && shownA != null && shownB != null) {
            sentences.add(Sentence.of(
                    "The scores: %s %s, %s %s.".formatted(telling.drawn(a), shownA, telling.drawn(b), shownB), a, b));
        }
        sentences.add(Sentence.of(
                measures(a)
                        .overlapWith(b)
                        .map(o -> "Of %s, %d %% of the area is within %s."
                                .formatted(telling.drawn(a), percent(o.share()), telling.drawn(b)))
                        .orElseGet(() -> "The outlines of %s and %s do not overlap."
                                .formatted(telling.drawn(a), telling.drawn(b))),
                a,
                b));
        return sentences;
    }

    private Sentence fact(String id) {
        Evidence.StudyFact fact = (Evidence.StudyFact) evidence.find(id).orElseThrow();
        return Sentence.of(fact.statement(), fact);
    }

    private String subject(Evidence.Finding f) {
        return Nouns.capitalised(telling.drawn(f));
    }

    private String lies(Evidence.Finding f) {
        return telling.names(f) && Nouns.plural(f.name()) ? "lie" : "lies";
    }

    private String verb(Evidence.Finding f, String verb) {
        return telling.names(f) && Nouns.plural(f.name()) ? verb : verb + "s";
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

    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

package org.deixis.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** How many and how large drawn findings are, and how two compare. Every number is one of the evidence's own. */
final class MeasureSentences {
    private final EvidenceSet evidence;
    private final Telling telling;

    MeasureSentences(EvidenceSet evidence, Telling telling) {
        this.evidence = evidence;
        this.telling = telling;
    }

    Sentence count(Evidence.Finding f) {
        int regions = f.regions().size();
        return Sentence.of(
                "%s %s outlined as %d region%s."
                        .formatted(telling.beginning(f), telling.was(f), regions, regions == 1 ? "" : "s"),
                f);
    }

    Sentence size(Evidence.Finding f) {
        Evidence.Measures measures = measures(f);
        if (telling.plain()) {
            return share(f);
        }
        Evidence.Millimetres mm = measures.millimetres();
        return Sentence.of(mm == null ? inPixels(f, measures) : inMillimetres(f, measures, mm), f);
    }

    private String inPixels(Evidence.Finding f, Evidence.Measures measures) {
        return String.format(
                Locale.ROOT,
                "%s %s %,d px, %.1f %% of the picture; the longest axis is %d px and the box %d × %d px.",
                telling.beginning(f),
                telling.verb(f, "cover"),
                measures.area(),
                100 * measures.share(),
                Math.round(measures.longestAxis()),
                measures.box().width(),
                measures.box().height());
    }

    private String inMillimetres(Evidence.Finding f, Evidence.Measures measures, Evidence.Millimetres mm) {
        boolean shadow = evidence.image().isProjection();
        return String.format(
                Locale.ROOT,
                "%s %s %s%s%s, %.1f %% of the picture; the longest axis is %s and the box %s × %s.",
                telling.beginning(f),
                telling.verb(f, "cover"),
                shadow ? "an estimated " : "",
                Lengths.area(mm.area()),
                shadow ? " at the detector" : "",
                100 * measures.share(),
                Lengths.length(mm.longestAxis()),
                Lengths.number(mm.width()),
                Lengths.length(mm.height()));
    }

    /** How much of the picture it covers, and nothing else. */
    Sentence share(Evidence.Finding f) {
        double share = measures(f).share();
        return Sentence.of(
                telling.plain()
                        ? "%s %s about %d %% of the picture."
                                .formatted(telling.beginning(f), telling.verb(f, "cover"), percent(share))
                        : String.format(
                                Locale.ROOT,
                                "%s %s %.1f %% of the picture.",
                                telling.beginning(f),
                                telling.verb(f, "cover"),
                                100 * share),
                f);
    }

    /** How large a pixel is, or that nobody knows and why it matters. */
    Sentence spacing() {
        Evidence.StudyFact fact =
                (Evidence.StudyFact) evidence.find("study:spacing").orElseThrow();
        return Sentence.of(fact.statement(), fact);
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
                    "%s and %s cover the same area, %s."
                            .formatted(telling.beginning(a), telling.drawn(b), EvidenceWords.area(measures(a))),
                    a,
                    b));
        } else if (telling.plain()) {
            sentences.add(Sentence.of(
                    "%s %s more of the picture than %s."
                            .formatted(
                                    telling.beginning(larger), telling.verb(larger, "cover"), telling.drawn(smaller)),
                    larger,
                    smaller));
        } else {
            sentences.add(Sentence.of(
                    String.format(
                            Locale.ROOT,
                            "%s %s larger than %s in this picture: %s against %s, %.2f times as much.",
                            telling.beginning(larger),
                            telling.is(larger),
                            telling.drawn(smaller),
                            EvidenceWords.area(measures(larger)),
                            EvidenceWords.area(measures(smaller)),
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

    private static Evidence.Measures measures(Evidence.Finding f) {
        return Objects.requireNonNull(f.measures());
    }

    private static long percent(double share) {
        return Math.round(100 * share);
    }
}

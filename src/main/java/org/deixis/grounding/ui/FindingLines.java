package org.deixis.grounding.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.deixis.grounding.GroundingService;
import org.deixis.grounding.ModelState;
import org.deixis.grounding.Reason;
import org.deixis.grounding.ScoreWords;
import org.deixis.imaging.Modality;
import org.deixis.inference.EvidenceTier;
import org.deixis.inference.PackLabel;
import org.deixis.language.Concept;
import org.deixis.language.ConceptKind;
import org.deixis.language.Vocabulary;
import org.deixis.study.Finding;
import org.deixis.study.Region;
import org.deixis.study.Review;
import org.deixis.study.Revision;
import org.deixis.study.Verdict;
import org.deixis.viewer.MaskOverlay;
import org.deixis.viewer.StructurePalette;
import org.jspecify.annotations.Nullable;

/** Writes findings as lines. Keeps each structure's colour while the page is open. Used by one thread at a time. */
final class FindingLines {
    /** Predicted Dice from which on an outline is called good. */
    static final double GOOD_OUTLINE = 0.8;

    private static final int MOST_OFFERED = 3;

    private final GroundingService grounding;
    private final Vocabulary vocabulary;
    /** By what is looked for: findings of one structure have one colour. */
    private final Map<String, String> colours = new LinkedHashMap<>();

    FindingLines(GroundingService grounding, Vocabulary vocabulary) {
        this.grounding = grounding;
        this.vocabulary = vocabulary;
    }

    /** @param modality of the image, or null where it is not known */
    synchronized List<FindingLine> of(List<Finding> findings, @Nullable Modality modality) {
        colours.keySet()
                .retainAll(
                        findings.stream().map(finding -> key(finding.current())).toList());
        return findings.stream().map(finding -> line(finding, modality)).toList();
    }

    private FindingLine line(Finding finding, @Nullable Modality modality) {
        Revision current = finding.current();
        String concept = current.concept();
        String key = key(current);
        String colour = colours.computeIfAbsent(
                key, structure -> StructurePalette.colourFor(key, List.copyOf(colours.values())));
        String name = concept == null ? current.phrase() : nameOf(concept).orElse(current.phrase());
        Optional<ScoreWords> words = scoreWords(finding);
        return new FindingLine(
                finding,
                name,
                colour,
                words.map(w -> visible(w, current)).orElse(null),
                words.map(w -> means(w, current)).orElse(null),
                facts(current),
                sentences(current, name, modality),
                offered(finding),
                current.review() == Review.REJECTED ? null : overlay(finding, current.regions(), name, colour),
                withheld(finding, name, colour));
    }

    /** What is only drawn on request: regions that were rejected, or that the text denies. */
    private static @Nullable MaskOverlay withheld(Finding finding, String name, String colour) {
        Revision current = finding.current();
        if (current.review() == Review.REJECTED) {
            return overlay(finding, current.regions(), name, colour);
        }
        return current.conflict() == null
                ? null
                : overlay(finding, current.conflict().regions(), name, colour);
    }

    private static String key(Revision current) {
        String concept = current.concept();
        return concept == null ? current.phrase() : concept;
    }

    private Optional<String> nameOf(String concept) {
        return vocabulary
                .concept(concept)
                .map(Concept::name)
                .or(() -> grounding.state() instanceof ModelState.Ready ready
                        ? ready.pack().label(concept).map(PackLabel::name)
                        : Optional.empty());
    }

    /** Nothing for a diagnosis, which its message compares, and no number for what was never tested. */
    private Optional<ScoreWords> scoreWords(Finding finding) {
        Revision current = finding.current();
        Optional<ConceptKind> kind = Optional.ofNullable(current.concept())
                .flatMap(vocabulary::concept)
                .map(Concept::kind);
        if (current.verdict() == Verdict.NEGATED || kind.equals(Optional.of(ConceptKind.DIAGNOSIS))) {
            return Optional.empty();
        }
        boolean untested = EvidenceTier.UNTESTED.slug().equals(current.tier());
        if (untested && (isFinding(kind) || Reason.UNTESTED.slug().equals(current.reason()))) {
            return current.verdict() == Verdict.UNSURE
                    ? Optional.of(new ScoreWords("possible", null))
                    : Optional.empty();
        }
        return grounding.scoreWords(finding);
    }

    private static boolean isFinding(Optional<ConceptKind> kind) {
        return kind.map(ConceptKind::isFinding).orElse(false);
    }

    private static String visible(ScoreWords words, Revision current) {
        return words.counted() == null || current.score() == null
                ? words.word()
                : "visible %.2f".formatted(current.score());
    }

    private static String means(ScoreWords words, Revision current) {
        if (EvidenceTier.UNTESTED.slug().equals(current.tier()) && words.counted() == null) {
            return "Never tested on such images, so there is no number.";
        }
        return words.counted() == null
                ? "Fewer than %d test phrases were scored like this, so there is no number."
                        .formatted(ScoreWords.FEWEST)
                : words.counted();
    }

    private static List<String> facts(Revision current) {
        List<String> facts = new ArrayList<>();
        if (current.review() != null) {
            facts.add(current.review() == Review.ACCEPTED ? "✓ accepted" : "✗ rejected");
        }
        if (current.tier() != null) {
            facts.add(current.tier());
        }
        List<Region> regions = current.regions();
        if (!regions.isEmpty()) {
            if (regions.size() > 1) {
                facts.add(regions.size() + " regions");
            }
            facts.add("%,d px".formatted(regions.stream().mapToInt(Region::area).sum()));
            facts.add(regions.getFirst().score() >= GOOD_OUTLINE ? "good outline" : "check the edges");
        }
        return facts;
    }

    private List<String> sentences(Revision current, String name, @Nullable Modality modality) {
        List<String> sentences = new ArrayList<>();
        if (!name.equalsIgnoreCase(current.phrase()) && !isDenialOf(name, current)) {
            sentences.add("“%s” read as “%s”"
                    .formatted(current.phrase(), current.readAs() == null ? name : current.readAs()));
        }
        if (current.message() != null) {
            sentences.add(current.message());
        }
        if (current.conflict() != null) {
            sentences.add("Text and model disagree. Neither is taken as right.");
        }
        boolean sided = Optional.ofNullable(current.concept())
                .flatMap(vocabulary::concept)
                .map(Concept::laterality)
                .isPresent();
        if (sided && modality != null && !modality.patientSides()) {
            sentences.add("Left and right are the viewer’s here.");
        }
        return sentences;
    }

    /** "No polyp." is plainly about a polyp. */
    private static boolean isDenialOf(String name, Revision current) {
        return current.verdict() == Verdict.NEGATED
                && current.phrase().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    private List<Concept> offered(Finding finding) {
        Revision current = finding.current();
        boolean choices = Reason.AMBIGUOUS.slug().equals(current.reason());
        if (!choices && current.verdict() != Verdict.OUTSIDE_VOCABULARY) {
            return List.of();
        }
        return grounding.offered(finding).stream()
                .limit(choices ? Long.MAX_VALUE : MOST_OFFERED)
                .toList();
    }

    private static @Nullable MaskOverlay overlay(Finding finding, List<Region> regions, String name, String colour) {
        if (regions.isEmpty()) {
            return null;
        }
        return MaskOverlay.around(
                regions.stream().map(Region::mask).toList(),
                finding.seq(),
                colour,
                finding.current().verdict() != Verdict.FOUND,
                name);
    }
}

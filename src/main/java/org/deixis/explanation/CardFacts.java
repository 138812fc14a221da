package org.deixis.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.deixis.grounding.ImageWords;
import org.deixis.grounding.ScoreWords;
import org.deixis.imaging.Modality;
import org.deixis.inference.CalibrationBin;
import org.deixis.inference.EvidenceTier;
import org.deixis.inference.ModelPack;
import org.deixis.inference.PackLabel;
import org.deixis.inference.PackThresholds;
import org.deixis.language.Concept;
import org.deixis.language.ConceptKind;
import org.deixis.language.Vocabulary;

/** What a pack says of itself, as far as it bears on one kind of image. */
final class CardFacts {
    /** Named first among what was not taught: what people ask about most. */
    private static final List<String> ASKED_FIRST = List.of(
            "pneumothorax",
            "pleural-effusion",
            "pneumonia",
            "atelectasis",
            "pulmonary-edema",
            "pulmonary-nodule",
            "cardiomegaly",
            "rib-fracture",
            "pulmonary-embolism",
            "fracture",
            "brain-infarct",
            "subdural-hemorrhage");

    private final ModelPack pack;
    private final Vocabulary vocabulary;
    private final Modality modality;

    CardFacts(ModelPack pack, Vocabulary vocabulary, Modality modality) {
        this.pack = pack;
        this.vocabulary = vocabulary;
        this.modality = modality;
    }

    List<Evidence.CardFact> about(List<Evidence.Finding> findings) {
        Map<String, Evidence.CardFact> facts = new LinkedHashMap<>();
        all(findings).forEach(fact -> facts.putIfAbsent(fact.id(), fact));
        return List.copyOf(facts.values());
    }

    private List<Evidence.CardFact> all(List<Evidence.Finding> findings) {
        List<Evidence.CardFact> facts = new ArrayList<>();
        facts.add(new Evidence.CardFact(
                "card:pack", "The model is %s, version %s.".formatted(pack.name(), pack.version()), List.of()));
        PackThresholds thresholds = pack.thresholds(modality);
        facts.add(new Evidence.CardFact(
                "card:thresholds",
                String.format(
                        Locale.ROOT,
                        "A score of at least %.2f counts as located, one of at least %.2f as possible.",
                        thresholds.found(),
                        thresholds.unsure()),
                List.of()));
        facts.add(list("taught", "Taught to this model for %s: ".formatted(ImageWords.many(modality)), taught()));
        facts.add(list(
                "not-taught",
                "Not taught to this model though %s can show them: ".formatted(ImageWords.many(modality)),
                notTaught()));
        facts.add(list("untested", "Untested on %s: ".formatted(ImageWords.many(modality)), untested()));
        for (Evidence.Finding finding : findings) {
            label(finding).ifPresent(label -> facts.addAll(of(label)));
            calibration(finding).ifPresent(facts::add);
        }
        return facts;
    }

    private static Evidence.CardFact list(String id, String start, List<String> names) {
        return new Evidence.CardFact(
                "card:" + id, start + (names.isEmpty() ? "nothing." : Nouns.list(names) + "."), names);
    }

    private Optional<PackLabel> label(Evidence.Finding finding) {
        return Optional.ofNullable(finding.concept())
                .flatMap(pack::label)
                .filter(label -> label.modalities().containsKey(modality));
    }

    private List<Evidence.CardFact> of(PackLabel label) {
        PackLabel.Evidence evidence = label.modalities().get(modality);
        if (evidence == null) {
            return List.of();
        }
        List<Evidence.CardFact> facts = new ArrayList<>();
        facts.add(new Evidence.CardFact(
                "card:tier:" + label.id(),
                "The label %s is %s on %s."
                        .formatted(label.name(), evidence.tier().slug(), ImageWords.many(modality)),
                List.of(label.name())));
        Double dice = evidence.dice();
        if (dice != null) {
            facts.add(new Evidence.CardFact(
                    "card:dice:" + label.id(),
                    String.format(
                            Locale.ROOT,
                            "On %,d test masks the outline of the label %s had a mean Dice of %.2f.",
                            evidence.masks(),
                            label.name(),
                            dice),
                    List.of(label.name())));
        }
        return facts;
    }

    private Optional<Evidence.CardFact> calibration(Evidence.Finding finding) {
        Double score = finding.score();
        if (score == null) {
            return Optional.empty();
        }
        ScoreWords words = ScoreWords.of(pack, score);
        return Optional.ofNullable(words.counted())
                .map(counted -> new Evidence.CardFact(calibrationId(score), counted, List.of()));
    }

    private String calibrationId(double score) {
        CalibrationBin bin = pack.calibrationTable().stream()
                .filter(b -> score >= b.from() && (score < b.to() || b.to() >= 1))
                .findFirst()
                .orElseThrow();
        return String.format(Locale.ROOT, "card:calibration:%.1f", bin.from());
    }

    private List<String> taught() {
        return pack.labels().stream()
                .filter(label -> label.modalities().containsKey(modality))
                .map(PackLabel::name)
                .toList();
    }

    private List<String> untested() {
        return pack.labels().stream()
                .filter(label -> Optional.ofNullable(label.modalities().get(modality))
                        .map(PackLabel.Evidence::tier)
                        .filter(EvidenceTier.UNTESTED::equals)
                        .isPresent())
                .map(PackLabel::name)
                .toList();
    }

    /** Lesions that the vocabulary says such images show. */
    private List<String> notTaught() {
        return vocabulary.concepts().stream()
                .filter(c -> c.kind() == ConceptKind.LESION || c.kind() == ConceptKind.DIAGNOSIS)
                .filter(c -> c.modalities().contains(modality.slug()))
                .filter(c -> pack.label(c.id()).isEmpty())
                .sorted(Comparator.comparingInt(CardFacts::rank))
                .map(Concept::name)
                .toList();
    }

    private static int rank(Concept concept) {
        int at = ASKED_FIRST.indexOf(concept.id());
        return at < 0 ? ASKED_FIRST.size() : at;
    }
}

package org.deixis.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.deixis.grounding.GroundingResult;
import org.deixis.grounding.ScoreWords;
import org.deixis.inference.EvidenceTier;
import org.deixis.inference.ModelPack;
import org.deixis.inference.PackLabel;
import org.deixis.language.Concept;
import org.deixis.language.ConceptKind;
import org.deixis.language.Vocabulary;
import org.deixis.study.Conflict;
import org.deixis.study.Provenance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings what is known of one image together. Stateless; safe for use by several threads. */
@Component
public final class EvidenceGatherer {
    private static final double WITHIN = 0.6;

    private final Vocabulary vocabulary;

    EvidenceGatherer(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    EvidenceSet gather(Explainer.Known known) {
        ModelPack pack = known.pack();
        ImageFacts image = known.image();
        List<GroundingResult> results = known.results();
        Set<Integer> accepted = known.accepted();
        Map<Integer, Evidence.Measures> measures = Measuring.of(results, image);
        List<Evidence.Finding> unsided = results.stream()
                .map(r -> finding(pack, r, accepted.contains(r.number()), measures.get(r.number())))
                .toList();
        List<Evidence.Finding> findings =
                unsided.stream().map(f -> sided(f, unsided)).toList();
        List<Evidence> all = new ArrayList<>(findings);
        if (pack != null) {
            all.addAll(new CardFacts(pack, vocabulary, image.recognition().modality()).about(findings));
        }
        all.addAll(disagreements(results, findings));
        all.addAll(StudyFacts.of(image));
        all.addAll(known.pairs());
        all.addAll(Policies.ALL);
        return new EvidenceSet(image, all, known.other() == null ? null : gather(known.other()));
    }

    private static List<Evidence.Disagreement> disagreements(
            List<GroundingResult> results, List<Evidence.Finding> findings) {
        List<Evidence.Disagreement> disagreements = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Conflict conflict = results.get(i).conflict();
            if (conflict != null) {
                disagreements.add(new Evidence.Disagreement(findings.get(i), conflict));
            }
        }
        return disagreements;
    }

    private Evidence.Finding finding(
            @Nullable ModelPack pack, GroundingResult result, boolean accepted, Evidence.@Nullable Measures measures) {
        String id = result.concept();
        Optional<Concept> concept = Optional.ofNullable(id).flatMap(vocabulary::concept);
        Optional<PackLabel> label =
                Optional.ofNullable(pack).flatMap(p -> Optional.ofNullable(id).flatMap(p::label));
        Double score = result.score();
        return new Evidence.Finding(
                result.number(),
                result.text(),
                id,
                concept.map(Concept::parent).orElse(null),
                Objects.requireNonNullElse(
                        result.readAs(),
                        concept.map(Concept::name)
                                .or(() -> label.map(PackLabel::name))
                                .orElse(result.text())),
                concept.map(Concept::kind)
                        .or(() -> label.map(EvidenceGatherer::kind))
                        .orElse(null),
                concept.map(Concept::laterality)
                        .or(() -> label.map(PackLabel::laterality))
                        .orElse(null),
                null,
                result.verdict(),
                score,
                score == null ? null : shown(words(pack, result, score), score),
                Optional.ofNullable(result.tier())
                        .flatMap(EvidenceTier::fromSlug)
                        .orElse(null),
                result.reason(),
                result.message(),
                accepted,
                result.regions(),
                measures);
    }

    /** What a pack counted says nothing of another pack's scores. */
    private static ScoreWords words(@Nullable ModelPack pack, GroundingResult result, double score) {
        Provenance from = result.provenance();
        return pack == null || from != null && !pack.sha256().equals(from.packSha256())
                ? ScoreWords.of(score)
                : ScoreWords.of(pack, score);
    }

    private static String shown(ScoreWords words, double score) {
        return words.counted() == null ? words.word() : String.format(Locale.ROOT, "visible %.2f", score);
    }

    /** What lies in a sided organ is on that side. */
    private static Evidence.Finding sided(Evidence.Finding f, List<Evidence.Finding> all) {
        Evidence.Measures measures = f.measures();
        if (f.side() != null || measures == null) {
            return f;
        }
        return measures.overlaps().stream()
                .filter(o -> o.share() >= WITHIN)
                .flatMap(o -> all.stream().filter(g -> g.id().equals(o.other())))
                .filter(g -> g.side() != null)
                .findFirst()
                .map(organ -> new Evidence.Finding(
                        f.number(),
                        f.phrase(),
                        f.concept(),
                        f.parent(),
                        f.name(),
                        f.kind(),
                        organ.side(),
                        organ.id(),
                        f.verdict(),
                        f.score(),
                        f.scoreShown(),
                        f.tier(),
                        f.reason(),
                        f.message(),
                        f.accepted(),
                        f.regions(),
                        measures))
                .orElse(f);
    }

    private static ConceptKind kind(PackLabel label) {
        return switch (label.kind().toLowerCase(Locale.ROOT)) {
            case "organ" -> ConceptKind.ORGAN;
            case "tissue" -> ConceptKind.TISSUE;
            case "cell" -> ConceptKind.CELL;
            case "lesion", "tumor", "tumour" -> ConceptKind.LESION;
            case "device" -> ConceptKind.DEVICE;
            case "diagnosis" -> ConceptKind.DIAGNOSIS;
            default -> ConceptKind.STRUCTURE;
        };
    }
}

package org.deixis.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.deixis.grounding.PhraseAnswer;
import org.deixis.imaging.MedicalImage;
import org.deixis.imaging.SegmentationMask;
import org.deixis.inference.ImageFeatures;
import org.deixis.study.Verdict;

/** Asks an image again in other words, spoilt, or for what does not exist. */
record FurtherTrials(PhraseTrial trial, EvaluationPlan plan, Map<String, SegmentationMask> masks) {

    /** For every present structure that has paraphrases. */
    List<ImageOutcome.Rewording> rewordings(ImageFeatures features, List<PairOutcome> pairs) {
        List<PairOutcome> asked = present(pairs)
                .filter(p -> plan.paraphrases().containsKey(p.label()))
                .toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        List<String> others = new ArrayList<>();
        List<String> typed = new ArrayList<>();
        for (PairOutcome pair : asked) {
            List<String> wordings = plan.paraphrases().getOrDefault(pair.label(), List.of());
            others.addAll(wordings);
            typed.add(pair.question().label().name());
            typed.addAll(wordings);
        }
        List<PhraseAnswer> answers = trial.product(features, others);
        List<PhraseAnswer> network = trial.network(features, typed);
        List<ImageOutcome.Rewording> rewordings = new ArrayList<>();
        int at = 0;
        int networkAt = 0;
        for (PairOutcome pair : asked) {
            BitSet truth = truth(pair);
            int n = plan.paraphrases().getOrDefault(pair.label(), List.of()).size();
            double byName = Overlap.dice(PhraseTrial.drawn(network.get(networkAt++)), truth);
            double byOthers = 0;
            double byNetwork = 0;
            for (int i = 0; i < n; i++) {
                byOthers += Overlap.dice(PhraseTrial.drawn(answers.get(at++)), truth);
                byNetwork += Overlap.dice(PhraseTrial.drawn(network.get(networkAt++)), truth);
            }
            rewordings.add(
                    new ImageOutcome.Rewording(pair.question(), pair.dice() - byOthers / n, byName - byNetwork / n));
        }
        return rewordings;
    }

    /** For every present structure of the images chosen for it, by each corruption. */
    List<ImageOutcome.CorruptionLoss> corruptions(SetImage image, MedicalImage pixels, List<PairOutcome> pairs) {
        List<PairOutcome> asked = present(pairs).toList();
        if (asked.isEmpty() || !plan.corrupted().contains(image.id())) {
            return List.of();
        }
        List<String> names =
                asked.stream().map(p -> p.question().label().name()).toList();
        List<ImageOutcome.CorruptionLoss> losses = new ArrayList<>();
        for (Corruption corruption : Corruption.values()) {
            long seed = image.random().nextLong();
            try (ImageFeatures features = trial.model().encode(corruption.apply(pixels, seed))) {
                List<PhraseAnswer> answers = trial.product(features, names);
                for (int i = 0; i < asked.size(); i++) {
                    PairOutcome pair = asked.get(i);
                    double dice = Overlap.dice(PhraseTrial.drawn(answers.get(i)), truth(pair));
                    losses.add(new ImageOutcome.CorruptionLoss(pair.question(), corruption, pair.dice() - dice));
                }
            }
        }
        return losses;
    }

    /** For the images chosen for it. */
    List<ImageOutcome.NonsenseAnswer> nonsense(SetImage image, ImageFeatures features) {
        if (!plan.nonsenseImages().contains(image.id())) {
            return List.of();
        }
        List<PhraseAnswer> answers = trial.product(features, plan.nonsense());
        List<PhraseAnswer> network = trial.network(features, plan.nonsense());
        List<ImageOutcome.NonsenseAnswer> nonsense = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Verdict verdict = answers.get(i).verdict();
            nonsense.add(new ImageOutcome.NonsenseAnswer(
                    plan.nonsense().get(i),
                    verdict == Verdict.FOUND,
                    verdict.isDrawn(),
                    network.get(i).verdict().isDrawn()));
        }
        return nonsense;
    }

    private static Stream<PairOutcome> present(List<PairOutcome> pairs) {
        return pairs.stream().filter(PairOutcome::present);
    }

    private BitSet truth(PairOutcome pair) {
        return Objects.requireNonNull(masks.get(pair.label())).toBits();
    }
}

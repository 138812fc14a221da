package org.deixis.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deixis.grounding.Grounder;
import org.deixis.grounding.PhraseAnswer;
import org.deixis.imaging.MedicalImage;
import org.deixis.imaging.MedicalImageReader;
import org.deixis.imaging.Modality;
import org.deixis.imaging.SegmentationMask;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ImageFeatures;
import org.deixis.inference.MaskLogits;
import org.deixis.language.Concept;
import org.deixis.language.PhraseParser;
import org.jspecify.annotations.Nullable;

/**
 * Asks one image everything that the plan wants to know of it: the image is encoded once (and once per corruption), all
 * its labels are one pass of the decoder. The same code path as the screen; the modality is never told. Thread-safe.
 */
final class ImageExaminer {
    private final GroundingModel model;
    private final Grounder grounder;
    private final PhraseParser parser;
    private final GroundingSet set;
    private final EvaluationPlan plan;

    ImageExaminer(GroundingModel model, Grounder grounder, PhraseParser parser, GroundingSet set, EvaluationPlan plan) {
        this.model = model;
        this.grounder = grounder;
        this.parser = parser;
        this.set = set;
        this.plan = plan;
    }

    /**
     * @throws UnreadableSetException when the image or a mask cannot be decoded
     */
    ImageOutcome examine(SetImage image) {
        StopwatchModel stopwatch = new StopwatchModel(model);
        PhraseTrial trial = new PhraseTrial(stopwatch, grounder, parser);
        MedicalImage pixels = pixels(image);
        Map<String, SegmentationMask> masks = masks(image);
        List<Question> questions = questions(image);
        try (ImageFeatures features = stopwatch.encode(pixels)) {
            double encodeMillis = stopwatch.encodeMillis();
            Modality recognised = grounder.recognise(features, null).modality();
            List<PhraseAnswer> answers = trial.product(features, names(questions));
            double decodeMillis = stopwatch.decodeMillis();
            List<PairOutcome> pairs = new ArrayList<>();
            List<ImageOutcome.ClickSeries> clicks = new ArrayList<>();
            for (int i = 0; i < questions.size(); i++) {
                Question question = questions.get(i);
                PhraseAnswer answer = answers.get(i);
                pairs.add(outcome(question, answer, masks));
                SegmentationMask target = masks.get(question.label().id());
                if (plan.clicks() && target != null && ClickTrial.suits(target)) {
                    clicks.add(new ImageOutcome.ClickSeries(
                            question, new ClickTrial(trial).dice(features, answer, target)));
                }
            }
            FurtherTrials others = new FurtherTrials(trial, plan, masks);
            return new ImageOutcome(
                    image,
                    recognised,
                    encodeMillis,
                    decodeMillis,
                    pairs,
                    others.rewordings(features, pairs),
                    clicks,
                    others.corruptions(image, pixels, pairs),
                    others.nonsense(image, features));
        }
    }

    private List<Question> questions(SetImage image) {
        List<Question> questions = new ArrayList<>();
        for (String label : image.labelled()) {
            SetLabel known = set.labels().get(label);
            if (known != null && model.pack().label(label).isPresent()) {
                questions.add(new Question(image, known, image.shows(label) ? Truth.PRESENT : Truth.ABSENT));
            }
        }
        for (SetLabel label : plan.impossible().getOrDefault(image.id(), List.of())) {
            questions.add(new Question(image, label, Truth.IMPOSSIBLE));
        }
        return questions;
    }

    private static List<String> names(List<Question> questions) {
        return questions.stream().map(q -> q.label().name()).toList();
    }

    private PairOutcome outcome(Question question, PhraseAnswer answer, Map<String, SegmentationMask> masks) {
        @Nullable Double score = answer.score();
        SegmentationMask target = masks.get(question.label().id());
        double dice = Double.NaN;
        double ungated = Double.NaN;
        double surface = Double.NaN;
        double otherSide = Double.NaN;
        if (target != null) {
            SetImage image = question.image();
            BitSet truth = target.toBits();
            BitSet drawn = PhraseTrial.drawn(answer);
            dice = Overlap.dice(drawn, truth);
            @Nullable MaskLogits logits = answer.logits();
            ungated = answer.verdict().isDrawn() || logits == null
                    ? dice
                    : Overlap.dice(logits.toMask(model.pack().maskThreshold()).toBits(), truth);
            surface = SurfaceDice.of(drawn, truth, image.width(), image.height());
            SegmentationMask other =
                    question.label().otherSide().map(masks::get).orElse(null);
            otherSide = other == null || drawn.isEmpty() ? Double.NaN : Overlap.dice(drawn, other.toBits());
        }
        @Nullable Concept concept = answer.concept();
        return new PairOutcome(
                question,
                concept == null ? null : concept.id(),
                answer.verdict(),
                score != null,
                score == null ? 0 : score,
                dice,
                ungated,
                surface,
                otherSide);
    }

    private static MedicalImage pixels(SetImage image) {
        try {
            return MedicalImageReader.read(image.image());
        } catch (RuntimeException e) {
            throw UnreadableSetException.forPicture(image, image.image(), e);
        }
    }

    private static Map<String, SegmentationMask> masks(SetImage image) {
        Map<String, SegmentationMask> masks = new HashMap<>();
        image.targets().forEach((label, file) -> masks.put(label, mask(image, file)));
        return masks;
    }

    private static SegmentationMask mask(SetImage image, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return SegmentationMask.fromPng(in);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw UnreadableSetException.forPicture(image, file, e);
        }
    }
}

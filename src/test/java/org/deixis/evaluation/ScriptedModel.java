package org.deixis.evaluation;

import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deixis.imaging.MedicalImage;
import org.deixis.imaging.Modality;
import org.deixis.inference.Device;
import org.deixis.inference.EvidenceTier;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ImageFeatures;
import org.deixis.inference.MaskLogits;
import org.deixis.inference.ModelPack;
import org.deixis.inference.PackCalibration;
import org.deixis.inference.PackInput;
import org.deixis.inference.PackLabel;
import org.deixis.inference.PackThresholds;
import org.deixis.inference.PhraseGrounding;
import org.deixis.inference.PhraseQuery;

/**
 * Answers what a test wrote down: by the width of the image and the words. Every image is an x-ray to it, a noisy one
 * shows nothing, and a click makes it draw what the test calls the truth.
 */
final class ScriptedModel implements GroundingModel {
    private static final int NOISY = 60;

    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, Rectangle> truths = new HashMap<>();

    private record Answer(double presence, Rectangle drawn) {}

    private record Seen(int imageWidth, boolean noisy) implements ImageFeatures {
        @Override
        public int imageHeight() {
            return PhantomSet.HEIGHT;
        }

        @Override
        public Map<Modality, Double> modalityScores() {
            return Map.of(Modality.X_RAY, 0.9, Modality.ENDOSCOPY, 0.1);
        }

        @Override
        public long byteSize() {
            return 0;
        }

        @Override
        public ImageFeatures share() {
            return this;
        }

        @Override
        public float[] imageEmbedding() {
            return new float[384];
        }

        @Override
        public void close() {}
    }

    ScriptedModel answer(int width, String words, double presence, Rectangle drawn) {
        answers.put(width + words, new Answer(presence, drawn));
        return this;
    }

    ScriptedModel truth(int width, String words, Rectangle truth) {
        truths.put(width + words, truth);
        return this;
    }

    @Override
    public ModelPack pack() {
        return new ModelPack(
                Path.of("scripted"),
                "scripted",
                "1",
                "0".repeat(64),
                "Scripted",
                "none",
                Path.of("encoder"),
                Path.of("decoder"),
                new PackInput(32, 8, 16, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0), 1),
                "bge-small-en-v1.5",
                384,
                List.of(Modality.X_RAY, Modality.ENDOSCOPY),
                new PackCalibration(1, 0, 0, new PackThresholds(0.6, 0.4), Map.of(), List.of()),
                List.of(
                        label("left-lung", "left lung", Modality.X_RAY),
                        label("right-lung", "right lung", Modality.X_RAY),
                        label("polyp", "polyp", Modality.ENDOSCOPY)),
                "",
                List.of());
    }

    private static PackLabel label(String id, String name, Modality modality) {
        return new PackLabel(
                id,
                name,
                "organ",
                name.contains(" ") ? name.split(" ")[0] : null,
                Map.of(modality, new PackLabel.Evidence(EvidenceTier.TESTED, 0.9, 20, null)));
    }

    @Override
    public Device device() {
        return Device.CPU;
    }

    @Override
    public ImageFeatures encode(MedicalImage image) {
        int low = 255;
        int high = 0;
        for (int x = 0; x < image.width(); x++) {
            low = Math.min(low, image.sample(x, 0, 0));
            high = Math.max(high, image.sample(x, 0, 0));
        }
        return new Seen(image.width(), high - low > NOISY);
    }

    @Override
    public List<PhraseGrounding> ground(ImageFeatures features, List<PhraseQuery> queries) {
        return queries.stream().map(query -> answer((Seen) features, query)).toList();
    }

    private PhraseGrounding answer(Seen seen, PhraseQuery query) {
        String key = seen.imageWidth() + query.text().toLowerCase(Locale.ROOT);
        Answer answer = seen.noisy() ? null : answers.get(key);
        if (!query.hints().isEmpty() && !query.hints().clicks().isEmpty()) {
            return grounding(seen.imageWidth(), 1, truths.getOrDefault(key, new Rectangle()));
        }
        return answer == null
                ? grounding(seen.imageWidth(), 0, new Rectangle())
                : grounding(seen.imageWidth(), answer.presence(), answer.drawn());
    }

    private static PhraseGrounding grounding(int width, double presence, Rectangle drawn) {
        float[] logits = new float[width * width];
        Arrays.fill(logits, -5);
        for (int y = drawn.y; y < drawn.y + drawn.height; y++) {
            Arrays.fill(logits, y * width + drawn.x, y * width + drawn.x + drawn.width, 5);
        }
        return new PhraseGrounding(presence, 0.8, new MaskLogits(width, logits, width, PhantomSet.HEIGHT));
    }

    @Override
    public void close() {}
}

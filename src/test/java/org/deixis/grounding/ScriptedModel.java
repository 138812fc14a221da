package org.deixis.grounding;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.MedicalImage;
import org.deixis.imaging.Modality;
import org.deixis.inference.CalibrationBin;
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
 * A model that answers what it is told to: presence and a square per text. Found from 0.7, unsure from 0.4. It knows the
 * lungs and some labels that no vocabulary has.
 */
final class ScriptedModel implements GroundingModel {
    static final int SIDE = 32;

    private final Map<String, PhraseGrounding> answers = new HashMap<>();
    private final List<PhraseQuery> asked = new ArrayList<>();
    private int passes;

    /** The square has this many cells a side; one cell is one pixel of the 32 x 32 image. */
    ScriptedModel answering(String text, double presence, int square) {
        return square == 0
                ? answering(text, presence)
                : answering(text, presence, new BoundingBox(0, 0, square, square));
    }

    /** The mask is all of these boxes. */
    ScriptedModel answering(String text, double presence, BoundingBox... parts) {
        float[] logits = new float[SIDE * SIDE];
        for (int i = 0; i < logits.length; i++) {
            int at = i;
            logits[i] = Arrays.stream(parts).anyMatch(part -> part.contains(at % SIDE, at / SIDE)) ? 5 : -5;
        }
        answers.put(text, new PhraseGrounding(presence, 0.9, new MaskLogits(SIDE, logits, SIDE, SIDE)));
        return this;
    }

    List<String> askedTexts() {
        return asked.stream().map(PhraseQuery::text).toList();
    }

    List<PhraseQuery> asked() {
        return asked;
    }

    /** Decoder runs with at least one phrase. */
    int passes() {
        return passes;
    }

    static ImageFeatures features(Modality likely, double score) {
        Map<Modality, Double> scores = new LinkedHashMap<>();
        scores.put(likely, score);
        scores.put(likely == Modality.MRI ? Modality.CT : Modality.MRI, 1 - score);
        return new ScriptedFeatures(scores);
    }

    @Override
    public ModelPack pack() {
        return new ModelPack(
                Path.of("scripted"),
                "scripted",
                "1",
                "00",
                "Scripted",
                "none",
                Path.of("encoder"),
                Path.of("decoder"),
                new PackInput(SIDE, SIDE, SIDE, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0), 1),
                "bge-small-en-v1.5",
                384,
                List.of(Modality.X_RAY, Modality.CT, Modality.MRI),
                new PackCalibration(
                        1,
                        0,
                        0,
                        new PackThresholds(0.7, 0.4),
                        Map.of(Modality.CT, new PackThresholds(0.95, 0.9)),
                        List.of(new CalibrationBin(0, 0.5, 29, 3), new CalibrationBin(0.5, 1, 120, 112))),
                List.of(
                        label("left-lung", "left lung", "organ", EvidenceTier.TESTED, Modality.X_RAY, Modality.CT),
                        label("right-lung", "right lung", "organ", EvidenceTier.UNTESTED, Modality.X_RAY),
                        label("zz-lesion", "zz lesion", "lesion", EvidenceTier.UNTESTED, Modality.X_RAY),
                        label("consolidation", "consolidation", "lesion", EvidenceTier.TESTED, Modality.X_RAY),
                        label("zz-sure", "zz sure", "lesion", EvidenceTier.LITTLE_TESTED, Modality.X_RAY),
                        label("zz-device", "zz device", "device", EvidenceTier.UNTESTED, Modality.X_RAY),
                        label(
                                "melanocytic-nevus",
                                "melanocytic nevus",
                                "lesion",
                                EvidenceTier.TESTED,
                                Modality.DERMOSCOPY),
                        label("melanoma", "melanoma", "lesion", EvidenceTier.LITTLE_TESTED, Modality.DERMOSCOPY),
                        label(
                                "benign-liver-mass",
                                "benign liver mass",
                                "lesion",
                                EvidenceTier.TESTED,
                                Modality.ULTRASOUND),
                        label(
                                "malignant-liver-mass",
                                "malignant liver mass",
                                "lesion",
                                EvidenceTier.UNTESTED,
                                Modality.ULTRASOUND),
                        label("breast-lesion", "breast lesion", "lesion", EvidenceTier.TESTED, Modality.ULTRASOUND),
                        label("glioma", "glioma", "lesion", EvidenceTier.TESTED, Modality.MRI),
                        label("zz-diagnosis", "zz diagnosis", "diagnosis", EvidenceTier.TESTED, Modality.X_RAY),
                        label("zz-skin", "zz skin", "organ", EvidenceTier.TESTED, Modality.DERMOSCOPY)),
                "",
                List.of());
    }

    private static PackLabel label(String id, String name, String kind, EvidenceTier tier, Modality... where) {
        Map<Modality, PackLabel.Evidence> evidence = new HashMap<>();
        for (Modality modality : where) {
            evidence.put(modality, new PackLabel.Evidence(tier, null, 0, null));
        }
        return new PackLabel(id, name, kind, null, evidence);
    }

    @Override
    public Device device() {
        return Device.CPU;
    }

    @Override
    public ImageFeatures encode(MedicalImage image) {
        return features(Modality.X_RAY, 0.99);
    }

    @Override
    public List<PhraseGrounding> ground(ImageFeatures features, List<PhraseQuery> queries) {
        if (!queries.isEmpty()) {
            passes++;
        }
        asked.addAll(queries);
        return queries.stream().map(query -> answer(query.text())).toList();
    }

    private PhraseGrounding answer(String text) {
        PhraseGrounding answer = answers.get(text);
        if (answer == null) {
            throw new AssertionError("Nobody should ask about \"" + text + "\"");
        }
        return answer;
    }

    @Override
    public void close() {}

    private record ScriptedFeatures(Map<Modality, Double> modalityScores) implements ImageFeatures {
        @Override
        public int imageWidth() {
            return SIDE;
        }

        @Override
        public int imageHeight() {
            return SIDE;
        }

        @Override
        public long byteSize() {
            return 1;
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
}

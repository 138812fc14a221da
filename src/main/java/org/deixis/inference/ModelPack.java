package org.deixis.inference;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deixis.imaging.Modality;
import org.jspecify.annotations.Nullable;

/**
 * What {@code pack.yaml} says of an installed pack; {@code docs/model-packs.md} describes the file.
 *
 * @param directory the pack's folder
 * @param id e.g. {@code deixis-ground}
 * @param version as its author counts
 * @param sha256 of {@code pack.yaml}, which itself holds the hash of every file
 * @param name for people
 * @param licence of the weights, for people
 * @param encoder the image graph
 * @param decoder the phrase graph
 * @param input shapes and normalisation
 * @param textEncoderId which text vectors it was trained on
 * @param textDimension length of these
 * @param modalities in the order of the encoder's modality logits
 * @param calibration from logits to verdicts
 * @param labels what it was taught
 * @param card Markdown for people, empty without one
 * @param trainedCases the cases it was trained on, as its data sets name them; empty when it does not say
 */
public record ModelPack(
        Path directory,
        String id,
        String version,
        String sha256,
        String name,
        String licence,
        Path encoder,
        Path decoder,
        PackInput input,
        String textEncoderId,
        int textDimension,
        List<Modality> modalities,
        PackCalibration calibration,
        List<PackLabel> labels,
        String card,
        List<String> trainedCases) {
    public ModelPack {
        modalities = List.copyOf(modalities);
        labels = List.copyOf(labels);
        trainedCases = List.copyOf(trainedCases);
    }

    /** Side of the square input image in pixels. */
    public int inputSize() {
        return input.size();
    }

    /** Side of a mask in cells. */
    public int maskSize() {
        return input.maskSize();
    }

    public Optional<PackLabel> label(String labelId) {
        return labels.stream().filter(l -> l.id().equals(labelId)).findFirst();
    }

    /** @param modality null where it is not known */
    public PackThresholds thresholds(@Nullable Modality modality) {
        return calibration.thresholds(modality);
    }

    public double presenceTemperature() {
        return calibration.temperature();
    }

    /** A pixel belongs to the mask where its logit is above this. */
    public double maskThreshold() {
        return calibration.maskThreshold();
    }

    public List<CalibrationBin> calibrationTable() {
        return calibration.table();
    }
}

package org.deixis.evaluation;

import java.util.List;
import org.deixis.imaging.MedicalImage;
import org.deixis.inference.Device;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ImageFeatures;
import org.deixis.inference.ModelPack;
import org.deixis.inference.PhraseGrounding;
import org.deixis.inference.PhraseQuery;

/** A model that notes how long its last runs took. For one thread; closing it leaves the model open. */
final class StopwatchModel implements GroundingModel {
    private final GroundingModel model;
    private double encodeMillis = Double.NaN;
    private double decodeMillis = Double.NaN;

    StopwatchModel(GroundingModel model) {
        this.model = model;
    }

    /** Of the last image; NaN before the first. */
    double encodeMillis() {
        return encodeMillis;
    }

    /** Of the last set of phrases; NaN before the first. */
    double decodeMillis() {
        return decodeMillis;
    }

    @Override
    public ModelPack pack() {
        return model.pack();
    }

    @Override
    public Device device() {
        return model.device();
    }

    @Override
    public ImageFeatures encode(MedicalImage image) {
        long start = System.nanoTime();
        ImageFeatures features = model.encode(image);
        encodeMillis = (System.nanoTime() - start) / 1e6;
        return features;
    }

    @Override
    public List<PhraseGrounding> ground(ImageFeatures features, List<PhraseQuery> queries) {
        long start = System.nanoTime();
        List<PhraseGrounding> answers = model.ground(features, queries);
        if (!queries.isEmpty()) {
            decodeMillis = (System.nanoTime() - start) / 1e6;
        }
        return answers;
    }

    @Override
    public void close() {}
}

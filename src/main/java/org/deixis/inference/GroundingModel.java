package org.deixis.inference;

import java.util.List;
import org.deixis.imaging.MedicalImage;

/** A text-prompted segmentation model: one slow pass per image, one fast pass per set of phrases. Thread-safe. */
public interface GroundingModel extends AutoCloseable {

    Device device();

    /** Runs the encoder once; about 100 to 250 ms on two CPU cores. The caller closes the result. */
    ImageFeatures encode(MedicalImage image);

    /** Runs the decoder once for all queries; answers in the order of the queries. */
    List<PhraseGrounding> ground(ImageFeatures features, List<PhraseQuery> queries);

    @Override
    void close();
}

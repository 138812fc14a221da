package org.deixis.inference;

import java.util.List;
import org.deixis.imaging.MedicalImage;

/** A text-prompted segmentation model: one slow pass per image, one fast pass per set of phrases. Thread-safe. */
public interface GroundingModel extends AutoCloseable {

    /** What the pack behind it says: labels, thresholds, hashes. */
    ModelPack pack();

    Device device();

    /**
     * Runs the encoder once; about 100 to 250 ms on two CPU cores. The caller closes the result. Waits its turn; an
     * interrupt gives up the wait.
     *
     * @throws InferenceCancelledException when the waiting thread is interrupted or the model is closed meanwhile
     * @throws InferenceBusyException when too many requests wait already
     */
    ImageFeatures encode(MedicalImage image);

    /**
     * Runs the decoder once for all queries (many more than fifty are dealt with in portions); answers in the order of
     * the queries. An answer does not depend on what else is asked.
     *
     * @param features of this model, not closed
     * @throws InferenceCancelledException when the waiting thread is interrupted or the model is closed meanwhile
     * @throws InferenceBusyException when too many requests wait already
     */
    List<PhraseGrounding> ground(ImageFeatures features, List<PhraseQuery> queries);

    /** Drops what waits, lets what runs come to its end, and releases the native memory. */
    @Override
    void close();
}

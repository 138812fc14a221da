package org.deixis.inference;

import java.util.List;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.MedicalImage;

/** Puts pictures and words into one space, where what belongs together lies close. Thread-safe. */
public interface ImageTextEncoder extends AutoCloseable {

    /** What the pack behind it says: hash, dimension, scales, the slides it was trained on. */
    ImageTextPack pack();

    Device device();

    /**
     * Runs the image graph once; some tens of milliseconds. Waits its turn.
     *
     * @throws InferenceCancelledException when the waiting thread is interrupted or the encoder is closed meanwhile
     * @throws InferenceBusyException when too many requests wait already
     */
    ImageEmbedding embed(MedicalImage image);

    /**
     * A part of a picture as a picture of its own, in the grey levels of the whole.
     *
     * @throws IllegalArgumentException when the region reaches beyond the picture
     * @throws InferenceCancelledException as above
     * @throws InferenceBusyException as above
     */
    ImageEmbedding embed(MedicalImage image, BoundingBox region);

    /** One unit vector per text in the pictures' space, in order; a blank text gives all zeros. */
    List<float[]> embed(List<String> texts);

    /** Drops what waits, lets what runs come to its end, and releases the native memory. */
    @Override
    void close();
}

package org.deixis.inference;

import java.util.Map;
import org.deixis.imaging.Modality;

/** What the encoder made of one image. Float32 off heap; close releases it, but not under a running decoder; safe to read from several threads. */
public interface ImageFeatures extends AutoCloseable {
    int imageWidth();

    int imageHeight();

    /** Softmax over the pack's modalities. */
    Map<Modality, Double> modalityScores();

    /** Off-heap bytes held, shared handles counted once. */
    long byteSize();

    /**
     * A further handle on the same features; the memory is released when every handle is closed.
     *
     * @throws IllegalStateException when this handle is closed
     */
    ImageFeatures share();

    /** 384 values in the text space, L2-normalised. */
    float[] imageEmbedding();

    @Override
    void close();
}

package org.deixis.inference;

import java.util.Map;
import org.deixis.imaging.Modality;

/** What the encoder made of one image. Float32 off heap; close releases it; safe to read from several threads. */
public interface ImageFeatures extends AutoCloseable {
    int imageWidth();

    int imageHeight();

    /** Softmax over the pack's modalities. */
    Map<Modality, Double> modalityScores();

    /** 384 values in the text space, L2-normalised. */
    float[] imageEmbedding();

    @Override
    void close();
}

package org.deixis.inference.text;

import java.util.List;

/** Embeds short texts. Implementations are safe for use by several threads. */
public interface TextEncoder {

    /** Identifies the encoder as {@code pack.yaml} names it, e.g. {@code bge-small-en-v1.5}. */
    String id();

    /** Length of every vector. */
    int dimension();

    /** One L2-normalised vector per text, in order; a blank text gives all zeros. */
    List<float[]> embed(List<String> texts);
}

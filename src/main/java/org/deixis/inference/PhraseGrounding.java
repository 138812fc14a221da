package org.deixis.inference;

/**
 * The network's raw answer to one {@link PhraseQuery}; verdicts are made elsewhere.
 *
 * @param presence P(present), calibrated with the pack's temperature, 0 to 1
 * @param quality predicted Dice of the mask, 0 to 1
 * @param mask logits in the letterbox frame
 */
public record PhraseGrounding(double presence, double quality, MaskLogits mask) {}

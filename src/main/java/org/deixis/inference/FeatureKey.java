package org.deixis.inference;

/**
 * What image features depend on.
 *
 * @param imageSha256 of the image file
 * @param frame of the file, from 0
 * @param packSha256 of {@code pack.yaml}
 * @param preprocessingVersion the pack's
 */
record FeatureKey(String imageSha256, int frame, String packSha256, int preprocessingVersion) {}

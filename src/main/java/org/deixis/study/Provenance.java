package org.deixis.study;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a result came from.
 *
 * @param imageSha256 of the file's bytes
 * @param phrase as typed
 * @param readAs canonical name sent to the decoder, or null where it did not run
 * @param packId the pack's id, or null where none was asked
 * @param packVersion the pack's version
 * @param packSha256 of {@code pack.yaml}
 * @param inputMapping how pixels were brought to the network, e.g. {@code letterbox-384/1}
 * @param modality what the image was held to be
 * @param foundThreshold calibrated presence from which on {@code found}
 * @param unsureThreshold calibrated presence from which on {@code unsure}
 * @param device CPU or GPU
 * @param time of the result
 * @param user who asked
 */
public record Provenance(
        String imageSha256,
        String phrase,
        @Nullable String readAs,
        @Nullable String packId,
        @Nullable String packVersion,
        @Nullable String packSha256,
        @Nullable String inputMapping,
        @Nullable String modality,
        @Nullable Double foundThreshold,
        @Nullable Double unsureThreshold,
        @Nullable String device,
        Instant time,
        String user) {}

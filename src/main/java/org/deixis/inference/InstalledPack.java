package org.deixis.inference;

import java.nio.file.Path;

/** A folder among the packs, as it lies there: a pack, or the reason why it cannot be used. */
public sealed interface InstalledPack {
    Path directory();

    /**
     * What {@code pack.yaml} promises is there, byte for byte. Whether the graphs run shows only when they are loaded.
     *
     * @param encoderBytes size of the image graph's file
     * @param decoderBytes size of the phrase graph's file
     */
    record Complete(ModelPack pack, long encoderBytes, long decoderBytes) implements InstalledPack {
        @Override
        public Path directory() {
            return pack.directory();
        }
    }

    /**
     * A pack that search uses; it locates nothing.
     *
     * @param imageBytes size of the image graph's file
     */
    record ForSearch(ImageTextPack pack, long imageBytes) implements InstalledPack {
        @Override
        public Path directory() {
            return pack.directory();
        }
    }

    record Refused(Path directory, PackProblem problem) implements InstalledPack {}
}

package org.deixis.retrieval.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.deixis.imaging.BoundingBox;
import org.deixis.retrieval.PictureQuery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The picture, and the region on it, that a search is by. */
final class PictureOptions {
    @Option(names = "--image", paramLabel = "F", description = "An image that hits should be like.")
    private @Nullable Path image;

    @Option(
            names = "--image-of",
            paramLabel = "ID",
            description = "The same with the image of a pair, which is no hit itself.")
    private @Nullable String pair;

    @Option(
            names = "--region",
            paramLabel = "X,Y,W,H",
            description = "Only this part of the image, in its pixels from the top left.")
    private @Nullable String region;

    /** What is wrong with the options, as one sentence. */
    Optional<String> refusal() {
        if (image != null && pair != null) {
            return Optional.of("--image and --image-of cannot both be given.");
        }
        if (region == null) {
            return Optional.empty();
        }
        if (image == null && pair == null) {
            return Optional.of("--region needs an --image that it lies on.");
        }
        return BoundingBox.parse(region).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "--region takes X,Y,W,H in whole pixels, W and H at least 1, not \"%s\".".formatted(region));
    }

    @Nullable
    PictureQuery picture() {
        if (image != null) {
            return new PictureQuery.OfFile(image, box());
        }
        return pair == null ? null : new PictureQuery.OfPair(pair, box());
    }

    private @Nullable BoundingBox box() {
        return region == null ? null : BoundingBox.parse(region).orElseThrow();
    }
}

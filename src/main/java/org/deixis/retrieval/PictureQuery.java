package org.deixis.retrieval;

import java.nio.file.Path;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.MedicalImage;
import org.jspecify.annotations.Nullable;

/**
 * A picture to search by, or a region drawn on one. {@link SearchRequest#withPicture} puts it into a request, alone or beside
 * words; its pairs are compared by their pictures and, where the pack shares the text encoder's space, by their captions.
 */
public sealed interface PictureQuery {

    /** In pixels of the picture; null for the whole of it. */
    @Nullable
    BoundingBox region();

    /** An image file that belongs to no pair, e.g. an upload or a study's image. */
    record OfFile(Path file, @Nullable BoundingBox region) implements PictureQuery {}

    /** A picture that is decoded already. */
    record OfPixels(MedicalImage image, @Nullable BoundingBox region) implements PictureQuery {}

    /** The picture of a pair, of whichever collection; the pair itself is no hit. */
    record OfPair(String id, @Nullable BoundingBox region) implements PictureQuery {}
}

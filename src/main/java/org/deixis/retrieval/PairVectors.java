package org.deixis.retrieval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.MedicalImage;
import org.deixis.imaging.MedicalImageReader;
import org.deixis.imaging.UnreadableImageException;
import org.deixis.inference.ImageEmbedding;
import org.deixis.inference.ImageTextEncoder;
import org.deixis.inference.ImageTextPack;
import org.deixis.inference.text.TextEncoder;
import org.jspecify.annotations.Nullable;

/** Makes the vectors of pairs and of queries, of their words and, where there is a pack for it, of their pictures. Thread-safe. */
final class PairVectors {
    /** Pictures that are read ahead while the graph runs. */
    private static final int AHEAD = 4;

    private final TextEncoder words;
    private final Supplier<Optional<ImageTextEncoder>> pack;
    private final Path home;

    /**
     * @param pack empty where no pack is installed; asked at the first use, and always the same
     * @param home what the paths of pairs' images are relative to
     */
    PairVectors(TextEncoder words, Supplier<Optional<ImageTextEncoder>> pack, Path home) {
        this.words = words;
        this.pack = pack;
        this.home = home;
    }

    /** @param picture null where the pair has no picture or it cannot be decoded */
    record Of(float[] text, float @Nullable [] picture) {}

    /** Names what made the vectors, fit for a folder's name: vectors of another stamp cannot be compared with these. */
    String stamp() {
        return pack().map(pack -> "%s+%s-%s"
                        .formatted(
                                words.id(),
                                pack.id().replaceAll("[^A-Za-z0-9.-]", "_"),
                                pack.sha256().substring(0, 12)))
                .orElse(words.id());
    }

    /** The same for people. */
    CollectionStatistics.Vectors made() {
        return new CollectionStatistics.Vectors(
                words.id(), pack().map(pack -> pack.id() + " " + pack.version()).orElse(null));
    }

    /** Where vectors that can be compared with these lie in an index. */
    PairFields.Vectors fields() {
        return PairFields.Vectors.of(
                words.id(), pack().map(ImageTextPack::textSpace).orElse(""));
    }

    TextEncoder words() {
        return words;
    }

    Optional<ImageTextPack> pack() {
        return pack.get().map(ImageTextEncoder::pack);
    }

    /** Whether a picture's vector can be compared with a caption's. */
    boolean oneSpace() {
        return pack().filter(pack -> pack.textSpace().equals(words.id())).isPresent();
    }

    /** One for each pair, in order; pictures are decoded while others are embedded. */
    List<Of> of(List<ImageTextPair> pairs) {
        List<float[]> texts =
                words.embed(pairs.stream().map(ImageTextPair::embeddedText).toList());
        List<Optional<float[]>> seen = pairs.stream()
                .gather(Gatherers.mapConcurrent(AHEAD, pair -> picture(pair).map(ImageEmbedding::vector)))
                .toList();
        List<Of> vectors = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            vectors.add(new Of(texts.get(i), seen.get(i).orElse(null)));
        }
        return vectors;
    }

    /** What the pack sees in the pair's picture; empty where there is no pack, no picture, or it cannot be decoded. */
    Optional<ImageEmbedding> picture(ImageTextPair pair) {
        if (pair.image() == null || pack.get().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(pack.get().get().embed(MedicalImageReader.read(file(pair.image()))));
        } catch (UnreadableImageException | CancellationException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    Path file(String image) {
        return home.resolve(image);
    }

    /** @throws RetrievalException when the file is no picture or the region is not in it */
    float[] ofPicture(Path file, @Nullable BoundingBox region) {
        try {
            return ofPicture(MedicalImageReader.read(file), region);
        } catch (UnreadableImageException e) {
            throw RetrievalException.unreadablePicture(e);
        }
    }

    /** @throws RetrievalException when the region is not in the picture, or no pack is installed */
    float[] ofPicture(MedicalImage image, @Nullable BoundingBox region) {
        ImageTextEncoder pictures = pack.get().orElseThrow(RetrievalException::noPack);
        try {
            return (region == null ? pictures.embed(image) : pictures.embed(image, region)).vector();
        } catch (IllegalArgumentException e) {
            throw RetrievalException.badRegion(e);
        }
    }

    /** The words' vectors in the pictures' space; none without a pack. */
    List<float[]> towardsPictures(List<String> texts) {
        return pack.get().map(pictures -> pictures.embed(texts)).orElse(List.of());
    }
}

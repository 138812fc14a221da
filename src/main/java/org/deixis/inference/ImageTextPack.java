package org.deixis.inference;

import java.nio.file.Path;
import java.util.List;

/**
 * What {@code pack.yaml} says of an installed pack for search; {@code docs/model-packs.md} describes the file.
 *
 * @param directory the pack's folder
 * @param id e.g. {@code deixis-pair}
 * @param version as its author counts
 * @param sha256 of {@code pack.yaml}, which itself holds the hash of every file
 * @param name for people
 * @param licence of the weights, for people
 * @param image the image graph
 * @param words what turns words into vectors of the same space
 * @param input how a picture becomes a tensor
 * @param dimension length of every vector
 * @param wordsScale how cosines between words and images are read
 * @param imagesScale how cosines between two images are read
 * @param card Markdown for people, empty without one
 * @param trainedOn the slides and cases it was trained on, as the corpus names them; empty when it does not say
 */
public record ImageTextPack(
        Path directory,
        String id,
        String version,
        String sha256,
        String name,
        String licence,
        Path image,
        Words words,
        Input input,
        int dimension,
        CosineScale wordsScale,
        CosineScale imagesScale,
        String card,
        List<String> trainedOn) {
    public ImageTextPack {
        trainedOn = List.copyOf(trainedOn);
    }

    /** Where the vectors of words come from. */
    public sealed interface Words {}

    /** Deixis' own text encoder, which the image graph was trained towards. */
    public record SharedEncoder(String id) implements Words {}

    /**
     * A text graph of the pack's own.
     *
     * @param tokenizer a {@code tokenizer.json}
     * @param context tokens of a text; longer ones are cut
     * @param padding the token that fills shorter ones
     */
    public record OwnTower(Path graph, Path tokenizer, int context, int padding) implements Words {}

    /**
     * @param size side of the square input in pixels
     * @param mean per channel, of values in 0 to 1
     * @param std per channel, of values in 0 to 1
     * @param fit what becomes of a picture that is not square
     */
    public record Input(int size, List<Double> mean, List<Double> std, Fit fit) {
        public Input {
            mean = List.copyOf(mean);
            std = List.copyOf(std);
        }
    }

    /** What becomes of a picture that is not square. */
    public enum Fit {
        /** It is scaled to fit and lies at the top left; the rest is 0 after normalisation. */
        LETTERBOX,
        /** The square in its middle is taken. */
        CENTRE_CROP
    }

    /**
     * Cosines differ from pack to pack; these two say what they mean.
     *
     * @param unrelated about where cosines of what does not belong together lie
     * @param relevant from here on a hit is likely relevant; above {@code unrelated}
     */
    public record CosineScale(double unrelated, double relevant) {
        /** 0 for unrelated, ½ where relevance begins, 1 for a cosine of 1. */
        public double score(double cosine) {
            double score = cosine < relevant
                    ? 0.5 * (cosine - unrelated) / (relevant - unrelated)
                    : 0.5 + 0.5 * (cosine - relevant) / (1 - relevant);
            return Math.clamp(score, 0, 1);
        }
    }

    /** Names the space of the vectors: what has the same text space can be compared. */
    public String textSpace() {
        return words instanceof SharedEncoder shared ? shared.id() : id + "@" + sha256.substring(0, 12);
    }
}

package org.deixis.grounding;

import org.deixis.inference.CalibrationBin;
import org.deixis.inference.ModelPack;
import org.jspecify.annotations.Nullable;

/**
 * What a score means, in words.
 *
 * @param word {@code likely} (0.7 and more), {@code possible} (0.3 and more) or {@code unlikely}
 * @param counted "Of 120 test phrases scored like this, 112 were present."; null when fewer than {@value #FEWEST} were,
 *     then only the word is shown and no number
 */
public record ScoreWords(String word, @Nullable String counted) {
    /** Test phrases below which nothing is counted. */
    public static final int FEWEST = 30;

    private static final double LIKELY = 0.7;
    private static final double POSSIBLE = 0.3;

    /** @param score calibrated P(present), 0 to 1 */
    public static ScoreWords of(ModelPack pack, double score) {
        return new ScoreWords(
                word(score),
                pack.calibrationTable().stream()
                        .filter(bin -> contains(bin, score) && bin.n() >= FEWEST)
                        .map(bin -> "Of %,d test phrases scored like this, %,d were present."
                                .formatted(bin.n(), bin.present()))
                        .findFirst()
                        .orElse(null));
    }

    /** Where the pack that gave the score is no longer installed. */
    public static ScoreWords of(double score) {
        return new ScoreWords(word(score), null);
    }

    private static String word(double score) {
        return score >= LIKELY ? "likely" : score >= POSSIBLE ? "possible" : "unlikely";
    }

    private static boolean contains(CalibrationBin bin, double score) {
        return score >= bin.from() && (score < bin.to() || bin.to() >= 1);
    }
}

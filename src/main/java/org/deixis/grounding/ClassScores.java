package org.deixis.grounding;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.deixis.inference.EvidenceTier;
import org.deixis.inference.ModelPack;
import org.deixis.inference.PackLabel;
import org.deixis.inference.PhraseGrounding;

/**
 * The classes of one diagnosis group side by side. They exclude each other on one region, so the region is that of the class
 * that scores highest, whichever of them was asked about; and all of them are asked whichever was, so that an answer
 * does not depend on what else is asked.
 *
 * @param own the class that the phrase names
 * @param rivals the others of its group that the pack was taught for such images; empty where there is no other
 */
record ClassScores(ClassScore own, List<ClassScore> rivals) {
    private static final double HIGHEST_SHOWN = 0.99;
    private static final Comparator<ClassScore> BY_SCORE = Comparator.comparingDouble(
                    (ClassScore c) -> c.raw().presence())
            .reversed()
            .thenComparing(c -> c.label().id());

    ClassScores {
        rivals = List.copyOf(rivals);
    }

    /**
     * @param tier of the label for such images
     * @param raw the decoder's answer
     */
    record ClassScore(PackLabel label, EvidenceTier tier, PhraseGrounding raw) {}

    /** All classes, the highest score first. */
    private List<ClassScore> best() {
        return Stream.concat(Stream.of(own), rivals.stream()).sorted(BY_SCORE).toList();
    }

    /** The answer whose mask is drawn: that of the class that scores highest and has one. */
    PhraseGrounding shown(ModelPack pack) {
        if (rivals.isEmpty()) {
            return own.raw();
        }
        return best().stream()
                .map(ClassScore::raw)
                .filter(raw -> !raw.mask().toMask(pack.maskThreshold()).isEmpty())
                .findFirst()
                .orElse(own.raw());
    }

    /**
     * E.g. "Looks more like melanocytic nevus than melanoma (0.71)." The number is the chance of the first, were one of the
     * two there and their scores independent: odds / (odds + odds). There is none where one of them is untested.
     *
     * @param least the score that one of them must reach; below it there is nothing to compare
     * @return empty where there is no other class, or none reaches {@code least}
     */
    Optional<String> comparison(double least) {
        List<ClassScore> best = best();
        ClassScore first = best.getFirst();
        if (rivals.isEmpty() || first.raw().presence() < least) {
            return Optional.empty();
        }
        ClassScore other = first.equals(own) ? best.get(1) : own;
        double odds = odds(first);
        double share = Math.min(HIGHEST_SHOWN, odds / (odds + odds(other)));
        boolean counted = first.tier() != EvidenceTier.UNTESTED && other.tier() != EvidenceTier.UNTESTED;
        return Optional.of(
                share < 0.505
                        ? "Looks as much like %s as like %s."
                                .formatted(first.label().name(), other.label().name())
                        : "Looks more like %s than %s%s."
                                .formatted(
                                        first.label().name(),
                                        other.label().name(),
                                        counted ? String.format(Locale.ROOT, " (%.2f)", share) : ""));
    }

    private static double odds(ClassScore score) {
        double p = Math.clamp(score.raw().presence(), 1e-6, 1 - 1e-6);
        return p / (1 - p);
    }
}

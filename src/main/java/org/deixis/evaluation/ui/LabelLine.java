package org.deixis.evaluation.ui;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.deixis.imaging.Modality;
import org.deixis.inference.EvidenceTier;
import org.deixis.inference.ModelPack;
import org.deixis.inference.PackLabel;
import org.deixis.language.Concept;
import org.deixis.language.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * What one label is worth in one modality.
 *
 * @param name canonical
 * @param kind organ, lesion, diagnosis …: the vocabulary's where it has the label, else the pack's
 * @param dice mean on the test split, 0 to 1; null where there was no mask
 */
record LabelLine(
        String name,
        String kind,
        Modality modality,
        EvidenceTier tier,
        @Nullable Double dice,
        int masks,
        PackLabel.@Nullable Interval interval) {
    static final Comparator<LabelLine> BY_DICE =
            Comparator.comparing(LabelLine::dice, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** By name, then by modality. */
    static List<LabelLine> of(ModelPack pack, Vocabulary vocabulary) {
        return pack.labels().stream()
                .flatMap(label -> label.modalities().entrySet().stream()
                        .map(at -> of(label, kind(label, vocabulary), at.getKey(), at.getValue())))
                .sorted(Comparator.comparing(LabelLine::name).thenComparing(LabelLine::where))
                .toList();
    }

    private static LabelLine of(PackLabel label, String kind, Modality modality, PackLabel.Evidence evidence) {
        return new LabelLine(
                label.name(), kind, modality, evidence.tier(), evidence.dice(), evidence.masks(), evidence.interval());
    }

    private static String kind(PackLabel label, Vocabulary vocabulary) {
        return vocabulary
                .concept(label.id())
                .map(Concept::kind)
                .map(kind -> kind.slug())
                .orElse(label.kind());
    }

    String where() {
        return modality.displayName();
    }

    /** E.g. "0.94 (0.91 to 0.96)"; a dash where nothing was measured. */
    String diceWords() {
        if (dice == null) {
            return "–";
        }
        return interval == null
                ? String.format(Locale.ROOT, "%.2f", dice)
                : String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", dice, interval.low(), interval.high());
    }

    /** Whether every word of the filter begins or continues something that stands in the line. */
    boolean matches(String filter) {
        String all = String.join(" ", name, kind, where(), modality.slug(), tier.slug())
                .toLowerCase(Locale.ROOT);
        for (String word : filter.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }
}

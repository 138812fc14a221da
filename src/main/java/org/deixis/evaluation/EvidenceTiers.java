package org.deixis.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.deixis.inference.EvidenceTier;

/**
 * How well a set can test each label in each modality: by the number of annotated images with and without it. A finding
 * (lesion or device) needs both kinds; anatomy that is always there needs no negatives.
 */
final class EvidenceTiers {
    /** Annotated images of each kind that make a label tested. */
    static final int ENOUGH = 20;

    private static final Set<String> FINDINGS = Set.of("lesion", "tumor", "device", "finding", "diagnosis");

    private EvidenceTiers() {}

    /**
     * @param positives annotated images that show the label
     * @param negatives annotated images that do not
     */
    record Evidence(int positives, int negatives, EvidenceTier tier) {}

    /** By label id, then by modality slug; only labels annotated at least once. */
    static Map<String, Map<String, Evidence>> of(Map<String, SetLabel> labels, List<SetImage> images) {
        Map<String, Map<String, int[]>> counts = new TreeMap<>();
        for (SetImage image : images) {
            for (String label : image.labelled()) {
                int[] count = counts.computeIfAbsent(label, key -> new TreeMap<>())
                        .computeIfAbsent(image.modality(), key -> new int[2]);
                count[image.targets().containsKey(label) ? 0 : 1]++;
            }
        }
        Map<String, Map<String, Evidence>> tiers = new TreeMap<>();
        counts.forEach((label, byModality) -> {
            Map<String, Evidence> of = new TreeMap<>();
            SetLabel known = labels.get(label);
            String kind = known == null ? "" : known.kind();
            byModality.forEach((modality, count) ->
                    of.put(modality, new Evidence(count[0], count[1], tier(kind, count[0], count[1]))));
            tiers.put(label, of);
        });
        return tiers;
    }

    static EvidenceTier tier(String kind, int positives, int negatives) {
        boolean finding = FINDINGS.contains(kind);
        if (positives == 0 || (finding && negatives == 0)) {
            return EvidenceTier.UNTESTED;
        }
        boolean tested = positives >= ENOUGH && (!finding || negatives >= ENOUGH);
        return tested ? EvidenceTier.TESTED : EvidenceTier.LITTLE_TESTED;
    }
}

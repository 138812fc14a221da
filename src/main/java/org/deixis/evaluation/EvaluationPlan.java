package org.deixis.evaluation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is asked of each image of a set beyond its labels. The choice of images depends on their ids alone.
 *
 * @param impossible by image id, labels that cannot be there
 * @param paraphrases by label id; empty leaves this part out
 * @param clicks whether clicks are simulated
 * @param corrupted ids of the images that are spoilt
 * @param nonsense phrases without meaning
 * @param nonsenseImages ids of the images that are asked for them
 */
record EvaluationPlan(
        Map<String, List<SetLabel>> impossible,
        Map<String, List<String>> paraphrases,
        boolean clicks,
        Set<String> corrupted,
        List<String> nonsense,
        Set<String> nonsenseImages) {

    /** As many images as wanted, in turn from every modality and, within it, by the hash of their ids. */
    static Set<String> spread(List<SetImage> images, int wanted) {
        Map<String, List<SetImage>> byModality = images.stream()
                .sorted(SetImage.SHUFFLED)
                .collect(Collectors.groupingBy(SetImage::modality, TreeMap::new, Collectors.toList()));
        int longest = byModality.values().stream().mapToInt(List::size).max().orElse(0);
        Set<String> chosen = new LinkedHashSet<>();
        for (int turn = 0; turn < longest; turn++) {
            for (List<SetImage> of : byModality.values()) {
                if (turn < of.size() && chosen.size() < wanted) {
                    chosen.add(of.get(turn).id());
                }
            }
        }
        return chosen;
    }
}

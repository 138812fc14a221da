package org.deixis.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deixis.inference.ModelPack;
import org.deixis.inference.PackLabel;
import org.deixis.language.Concept;
import org.deixis.language.Vocabulary;

/**
 * Labels that cannot be in an image because of its modality ("left lung" on a fundus photograph): as many over the whole
 * set as there are annotated negatives, or one an image where there are none, spread evenly over the images. A label
 * counts as possible in a modality when the pack lists it there, the vocabulary says so, or the set annotates it there.
 * The same set and pack give the same choice.
 */
final class ImpossibleNegatives {
    private final GroundingSet set;
    private final ModelPack pack;
    private final Vocabulary vocabulary;
    private final Map<String, Set<String>> annotatedIn = new HashMap<>();

    ImpossibleNegatives(GroundingSet set, ModelPack pack, Vocabulary vocabulary) {
        this.set = set;
        this.pack = pack;
        this.vocabulary = vocabulary;
        for (List<SetImage> images : List.of(set.images(), set.evidenceImages())) {
            for (SetImage image : images) {
                for (String label : image.labelled()) {
                    annotatedIn
                            .computeIfAbsent(image.modality(), key -> new HashSet<>())
                            .add(label);
                }
            }
        }
    }

    /** By image id; images of a modality that Deixis does not know get none. */
    Map<String, List<SetLabel>> choose() {
        List<SetImage> images = set.images().stream()
                .filter(image -> image.knownModality().isPresent())
                .sorted(SetImage.SHUFFLED)
                .toList();
        Map<String, List<SetLabel>> chosen = new HashMap<>();
        if (images.isEmpty()) {
            return chosen;
        }
        int wanted = wanted();
        int each = wanted / images.size();
        int oneMore = wanted % images.size();
        for (int i = 0; i < images.size(); i++) {
            List<SetLabel> candidates = new ArrayList<>(impossibleIn(images.get(i)));
            Collections.shuffle(candidates, images.get(i).random());
            int count = Math.min(candidates.size(), i < oneMore ? each + 1 : each);
            chosen.put(images.get(i).id(), List.copyOf(candidates.subList(0, count)));
        }
        return chosen;
    }

    private int wanted() {
        int negatives = 0;
        for (SetImage image : set.images()) {
            for (String label : image.labelled()) {
                boolean listed = pack.label(label).isPresent();
                negatives += listed && !image.shows(label) ? 1 : 0;
            }
        }
        return negatives == 0 ? set.images().size() : negatives;
    }

    private List<SetLabel> impossibleIn(SetImage image) {
        List<SetLabel> labels = new ArrayList<>();
        for (PackLabel label : pack.labels()) {
            if (!image.labelled().contains(label.id()) && !possible(label, image)) {
                SetLabel own = new SetLabel(label.id(), label.name(), label.kind(), label.laterality());
                labels.add(set.labels().getOrDefault(label.id(), own));
            }
        }
        return labels;
    }

    private boolean possible(PackLabel label, SetImage image) {
        return image.knownModality().filter(label.modalities()::containsKey).isPresent()
                || annotatedIn.getOrDefault(image.modality(), Set.of()).contains(label.id())
                || vocabulary
                        .concept(label.id())
                        .map(Concept::modalities)
                        .filter(m -> m.contains(image.modality()))
                        .isPresent();
    }
}

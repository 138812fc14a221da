package org.deixis.grounding;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.deixis.imaging.SegmentationMask;
import org.deixis.inference.Hints;
import org.deixis.inference.ModelPack;
import org.deixis.inference.PackLabel;
import org.deixis.inference.PhraseGrounding;
import org.deixis.study.Region;
import org.jspecify.annotations.Nullable;

/** What other things words refer to, located in the same pass as the thing itself. */
final class Landmarks {
    private Landmarks() {}

    /**
     * @param mask null where it could not be located
     * @param problem why not, or null
     */
    record Located(
            Choosing.Landmark landmark,
            @Nullable SegmentationMask mask,
            @Nullable String problem) {}

    /** @param raw the next answers are those to {@link Choosing#asked()}, in its order; they are taken */
    static List<Located> located(PhraseReading.Asked asked, Iterator<PhraseGrounding> raw, ModelPack pack) {
        double least = pack.thresholds(asked.modality()).unsure();
        List<Located> located = new ArrayList<>();
        for (Choosing.Landmark landmark : asked.choosing().landmarks()) {
            PackLabel label = landmark.label();
            if (label == null) {
                located.add(new Located(landmark, null, landmark.problem()));
                continue;
            }
            PhraseGrounding answer = raw.next();
            List<SegmentationMask> parts = VerdictRules.regions(answer, pack, landmark.most(), Hints.NONE).stream()
                    .map(Region::mask)
                    .toList();
            boolean there = answer.presence() >= least && !parts.isEmpty();
            located.add(
                    there
                            ? new Located(landmark, united(parts), null)
                            : new Located(landmark, null, "“%s” was not located".formatted(landmark.name())));
        }
        return located;
    }

    private static SegmentationMask united(List<SegmentationMask> parts) {
        SegmentationMask first = parts.getFirst();
        return SegmentationMask.union(first.width(), first.height(), parts);
    }
}

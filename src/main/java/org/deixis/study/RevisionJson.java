package org.deixis.study;

import java.util.List;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.SegmentationMask;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The parts of a revision that are kept as JSON; masks as COCO run-length strings. */
final class RevisionJson {
    private final JsonMapper mapper = JsonMapper.builder().build();

    private record StoredRegion(double score, BoundingBox box, int area, int width, int height, String counts) {}

    private record StoredConflict(String kind, double score, String regions) {}

    String regions(List<Region> regions) {
        return mapper.writeValueAsString(regions.stream()
                .map(r -> new StoredRegion(
                        r.score(),
                        r.box(),
                        r.area(),
                        r.mask().width(),
                        r.mask().height(),
                        r.mask().toCoco()))
                .toList());
    }

    List<Region> regions(String json) {
        return mapper.readValue(json, new TypeReference<List<StoredRegion>>() {}).stream()
                .map(r -> new Region(
                        r.score(), r.box(), r.area(), SegmentationMask.fromCoco(r.width(), r.height(), r.counts())))
                .toList();
    }

    String sentence(Sentence sentence) {
        return mapper.writeValueAsString(sentence);
    }

    @Nullable
    Sentence optionalSentence(@Nullable String json) {
        return json == null ? null : mapper.readValue(json, Sentence.class);
    }

    String conflict(Conflict conflict) {
        return mapper.writeValueAsString(
                new StoredConflict(conflict.kind().slug(), conflict.score(), regions(conflict.regions())));
    }

    @Nullable
    Conflict optionalConflict(@Nullable String json) {
        if (json == null) {
            return null;
        }
        StoredConflict stored = mapper.readValue(json, StoredConflict.class);
        return new Conflict(Conflict.Kind.fromSlug(stored.kind()), stored.score(), regions(stored.regions()));
    }

    String hints(StoredHints hints) {
        return mapper.writeValueAsString(hints);
    }

    StoredHints hints(String json) {
        return mapper.readValue(json, StoredHints.class);
    }

    String provenance(Provenance provenance) {
        return mapper.writeValueAsString(provenance);
    }

    Provenance provenance(String json) {
        return mapper.readValue(json, Provenance.class);
    }
}

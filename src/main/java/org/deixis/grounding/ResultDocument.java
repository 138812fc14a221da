package org.deixis.grounding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.SegmentationMask;
import org.deixis.inference.ModelPack;
import org.deixis.study.Conflict;
import org.deixis.study.Provenance;
import org.deixis.study.Region;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Results as JSON, one document for any number of images. Names and shapes are relied on by scripts: change none of them,
 * only add. Boxes are x, y, width, height in pixels of the original image; masks COCO's compressed run lengths.
 */
public final class ResultDocument {
    public static final String NOTICE = "Research use. Not a medical device.";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ResultDocument() {}

    /** Which pack answered: {@code sha256} is that of its {@code pack.yaml}. */
    public record Pack(String id, String version, String sha256) {
        public static Pack of(ModelPack pack) {
            return new Pack(pack.id(), pack.version(), pack.sha256());
        }

        /** Null where no pack was asked. */
        static @Nullable Pack of(Provenance from) {
            String id = from.packId();
            String version = from.packVersion();
            String sha256 = from.packSha256();
            return id == null || version == null || sha256 == null ? null : new Pack(id, version, sha256);
        }
    }

    /**
     * @param version of the program
     * @param pack null where none was asked
     * @param device where it ran, e.g. {@code CPU}; null where none did
     */
    public static String write(
            String version, @Nullable Pack pack, @Nullable String device, List<? extends ImageResult> images) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("deixis", version);
        document.put("notice", NOTICE);
        document.put("pack", pack);
        document.put("device", device);
        document.put("images", images.stream().map(ResultDocument::image).toList());
        return MAPPER.writeValueAsString(document);
    }

    private static Map<String, @Nullable Object> image(ImageResult image) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("image", image.image());
        switch (image) {
            case ImageResult.Unreadable unreadable -> object.put("error", unreadable.error());
            case ImageResult.Answered answered -> {
                object.put("sha256", answered.sha256());
                object.put("width", answered.width());
                object.put("height", answered.height());
                object.put(
                        "modality",
                        answered.modality() == null ? null : answered.modality().slug());
                object.put("modality_score", rounded(answered.modalityScore(), 1e4));
                ImageResult.Timings timings = answered.timings();
                if (timings != null) {
                    Map<String, @Nullable Object> milliseconds = new LinkedHashMap<>();
                    milliseconds.put("encode", rounded(timings.encode(), 10));
                    milliseconds.put("decode", rounded(timings.decode(), 10));
                    object.put("timings_ms", milliseconds);
                }
                object.put(
                        "results",
                        answered.results().stream().map(ResultDocument::result).toList());
            }
        }
        return object;
    }

    private static Map<String, @Nullable Object> result(GroundingResult result) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("text", result.text());
        object.put("span", List.of(result.start(), result.end()));
        object.put("concept", result.concept());
        object.put("read_as", result.readAs());
        object.put("polarity", result.polarity().name().toLowerCase(Locale.ROOT));
        object.put("verdict", result.verdict().slug());
        object.put("score", rounded(result.score(), 1e4));
        object.put("tier", result.tier());
        object.put("reason", result.reason());
        object.put("conflict", result.conflict() == null ? null : conflict(result.conflict()));
        object.put("message", result.message());
        object.put(
                "regions", result.regions().stream().map(ResultDocument::region).toList());
        if (!result.offered().isEmpty()) {
            object.put("offered", result.offered());
        }
        Provenance provenance = result.provenance();
        if (provenance != null) {
            object.put(
                    "review", result.review() == null ? null : result.review().slug());
            object.put("provenance", provenance(provenance));
        }
        return object;
    }

    private static Map<String, @Nullable Object> conflict(Conflict conflict) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("kind", conflict.kind().slug());
        object.put("score", rounded(conflict.score(), 1e4));
        object.put(
                "regions",
                conflict.regions().stream().map(ResultDocument::region).toList());
        return object;
    }

    private static Map<String, @Nullable Object> region(Region region) {
        BoundingBox box = region.box();
        SegmentationMask mask = region.mask();
        Map<String, @Nullable Object> runs = new LinkedHashMap<>();
        runs.put("size", List.of(mask.height(), mask.width()));
        runs.put("counts", mask.toCoco());
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("score", rounded(region.score(), 1e4));
        object.put("box", List.of(box.x(), box.y(), box.width(), box.height()));
        object.put("area_px", region.area());
        object.put("area_mm2", null);
        object.put("rle", runs);
        return object;
    }

    private static Map<String, @Nullable Object> provenance(Provenance from) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("image_sha256", from.imageSha256());
        object.put("sent_to_decoder", from.readAs());
        object.put("pack_id", from.packId());
        object.put("pack_version", from.packVersion());
        object.put("pack_sha256", from.packSha256());
        object.put("input_mapping", from.inputMapping());
        object.put("modality", from.modality());
        object.put("found_threshold", from.foundThreshold());
        object.put("unsure_threshold", from.unsureThreshold());
        object.put("device", from.device());
        object.put("time", from.time().toString());
        object.put("user", from.user());
        return object;
    }

    /** Kept short: the rest is below what the calibration can tell. */
    private static @Nullable Double rounded(@Nullable Double value, double steps) {
        return value == null ? null : Math.round(value * steps) / steps;
    }
}

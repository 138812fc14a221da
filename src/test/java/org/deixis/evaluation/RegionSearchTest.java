package org.deixis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.MedicalImage;
import org.deixis.imaging.MedicalImageReader;
import org.deixis.inference.ImageTextEncoder;
import org.deixis.inference.ImageTextPacks;
import org.deixis.inference.InferenceProperties;
import org.deixis.inference.text.BgeTextEncoder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether a region leads to images that show the same: the query is the box around an annotated region of a validation image, what
 * is searched are the whole images of other cases, as search compares pictures. Beside it the query's whole image, and chance.
 */
class RegionSearchTest {
    private static final Path SET = Path.of(System.getProperty("deixis.shared", "../shared"), "data", "grounding");
    private static final int NEAREST = 10;
    private static final int FEWEST = 20;

    /** @param targets the labels that it shows, of those it was annotated for */
    private record Shown(String caseId, Set<String> labelled, Set<String> targets, float[] whole) {}

    private record Query(Shown from, String label, float[] region) {}

    /** Means over queries: of the ten nearest, how many show the label. */
    private record Shares(int queries, double region, double whole, double chance) {}

    @Test
    @Tag("slow")
    void aRegionFindsWhatShowsTheSameMoreOftenThanChance() throws IOException {
        assumeTrue(Files.isDirectory(SET), "there is no grounding set at " + SET);
        List<Shown> images = new ArrayList<>();
        List<Query> queries = new ArrayList<>();
        try (ImageTextPacks packs =
                new ImageTextPacks(InferenceProperties.of(Path.of("models")), new BgeTextEncoder())) {
            ImageTextEncoder encoder = packs.encoder().orElseThrow();
            for (JsonNode row : validation()) {
                MedicalImage image =
                        MedicalImageReader.read(SET.resolve(row.get("image").asString()));
                Map<String, float[]> regions = new LinkedHashMap<>();
                row.get("targets")
                        .forEach(target -> regions.put(
                                target.get("label").asString(),
                                encoder.embed(image, box(target.get("box"))).vector()));
                Shown shown = new Shown(
                        row.get("case").asString(),
                        row.get("labelled")
                                .valueStream()
                                .map(JsonNode::asString)
                                .collect(Collectors.toSet()),
                        regions.keySet(),
                        encoder.embed(image).vector());
                images.add(shown);
                regions.forEach((label, region) -> queries.add(new Query(shown, label, region)));
            }
        }
        Shares among = shares(queries, images, false);
        Shares annotated = shares(queries, images, true);
        Files.writeString(
                Path.of("target", "region-search.txt"),
                "all images: %s%nimages that were annotated for the label: %s%n".formatted(among, annotated));
        assertThat(among.region()).isGreaterThan(2 * among.chance());
        assertThat(annotated.region()).isGreaterThan(annotated.chance());
    }

    /** @param annotated whether only images count that say of the label whether they show it, else all, silence meaning no */
    private static Shares shares(List<Query> queries, List<Shown> images, boolean annotated) {
        int count = 0;
        double region = 0;
        double whole = 0;
        double chance = 0;
        for (Query query : queries) {
            List<Shown> searched = images.stream()
                    .filter(shown -> !shown.caseId().equals(query.from().caseId()))
                    .filter(shown -> !annotated || shown.labelled().contains(query.label()))
                    .toList();
            double prevalence = share(searched, query.label());
            if (searched.size() >= FEWEST && prevalence > 0 && prevalence <= 0.5) {
                count++;
                region += share(nearest(query.region(), searched), query.label());
                whole += share(nearest(query.from().whole(), searched), query.label());
                chance += prevalence;
            }
        }
        return new Shares(count, region / count, whole / count, chance / count);
    }

    private static List<Shown> nearest(float[] vector, List<Shown> searched) {
        return searched.stream()
                .sorted(Comparator.comparingDouble((Shown shown) -> -dot(vector, shown.whole())))
                .limit(NEAREST)
                .toList();
    }

    private static double share(List<Shown> images, String label) {
        return images.stream()
                .mapToInt(shown -> shown.targets().contains(label) ? 1 : 0)
                .average()
                .orElse(0);
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static List<JsonNode> validation() throws IOException {
        return Files.readAllLines(SET.resolve("manifest.jsonl")).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(row -> row.get("split").asString().equals("val"))
                .toList();
    }

    private static BoundingBox box(JsonNode box) {
        return new BoundingBox(
                box.get(0).asInt(),
                box.get(1).asInt(),
                box.get(2).asInt(),
                box.get(3).asInt());
    }
}

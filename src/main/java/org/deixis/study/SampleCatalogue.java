package org.deixis.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.deixis.imaging.Modality;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The samples named in {@code data/samples.yaml}; perhaps none. Reading it fetches nothing. */
@Component
@Profile("!cli")
public final class SampleCatalogue {
    private static final int FEWEST_PHRASES = 3;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final List<Sample> samples;

    SampleCatalogue() {
        try (InputStream packaged = SampleCatalogue.class.getResourceAsStream("/data/samples.yaml")) {
            samples = packaged == null ? List.of() : parse(packaged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order of the catalogue. */
    public List<Sample> samples() {
        return samples;
    }

    /** @throws IllegalArgumentException naming the entry and what is wrong with it */
    static List<Sample> parse(InputStream yaml) {
        Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        if (!(root instanceof Map<?, ?> map) || !(map.get("samples") instanceof List<?> entries)) {
            return List.of();
        }
        List<Sample> samples = entries.stream().map(SampleCatalogue::sample).toList();
        Set<String> titles = new HashSet<>();
        for (Sample sample : samples) {
            check(sample, titles.add(sample.title()), "another sample has the same title");
            check(sample, SHA256.matcher(sample.sha256()).matches(), "sha256 is not 64 hexadecimal digits");
            check(sample, "https".equals(sample.address().getScheme()), "the address is not https");
            check(sample, sample.bytes() > 0, "bytes is not positive");
            check(sample, sample.phrases().size() >= FEWEST_PHRASES, "fewer than three phrases");
        }
        return samples;
    }

    private static void check(Sample sample, boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("Sample " + sample.id() + ": " + otherwise);
        }
    }

    private static Sample sample(Object entry) {
        if (!(entry instanceof Map<?, ?> map) || !(map.get("phrases") instanceof List<?> phrases)) {
            throw new IllegalArgumentException("A sample needs fields and phrases, not " + entry);
        }
        return new Sample(
                text(map, "id"),
                text(map, "title"),
                Modality.fromSlug(text(map, "modality"))
                        .orElseThrow(() -> new IllegalArgumentException("No modality " + map.get("modality"))),
                URI.create(text(map, "address")),
                text(map, "file"),
                Long.parseLong(text(map, "bytes")),
                text(map, "sha256"),
                text(map, "licence"),
                text(map, "attribution"),
                URI.create(text(map, "source")),
                phrases.stream().map(SampleCatalogue::phrase).toList());
    }

    private static Sample.Phrase phrase(Object entry) {
        if (!(entry instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("A phrase needs text and expect, not " + entry);
        }
        return new Sample.Phrase(text(map, "text"), Verdict.fromSlug(text(map, "expect")));
    }

    private static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException("Sample " + map.get("id") + ": " + key + " is missing");
        }
        return value.toString();
    }
}

package org.deixis.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * One mapping of a YAML file, read strictly: a value that is missing or of another kind is refused by an
 * {@link UnusablePackException} that names the file and the key.
 */
final class YamlSection {
    private final Path file;
    private final String prefix;
    private final Map<?, ?> values;

    private YamlSection(Path file, String prefix, Map<?, ?> values) {
        this.file = file;
        this.prefix = prefix;
        this.values = values;
    }

    static YamlSection read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new UnusablePackException(file, "It cannot be read as UTF-8 text.");
        }
        try {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            if (root instanceof Map<?, ?> mapping) {
                return new YamlSection(file, "", mapping);
            }
            throw new UnusablePackException(file, "It is not a YAML mapping.");
        } catch (YAMLException e) {
            String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
            throw new UnusablePackException(file, "It is not valid YAML: " + first + ".");
        }
    }

    UnusablePackException refused(String key, String expected) {
        return new UnusablePackException(file, prefix + key + " must be " + expected + ".");
    }

    Set<String> keys() {
        Map<String, Boolean> names = new LinkedHashMap<>();
        values.keySet().forEach(k -> names.put(String.valueOf(k), true));
        return names.keySet();
    }

    YamlSection section(String key) {
        return asSection(prefix + key, value(key));
    }

    List<YamlSection> sections(String key) {
        List<YamlSection> sections = new ArrayList<>();
        for (Object element : list(key)) {
            sections.add(asSection("%s%s[%d]".formatted(prefix, key, sections.size()), element));
        }
        return sections;
    }

    String text(String key) {
        if (value(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw refused(key, "a text");
    }

    Optional<String> optionalText(String key) {
        return values.get(key) == null ? Optional.empty() : Optional.of(text(key));
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Object element : list(key)) {
            if (!(element instanceof String text)) {
                throw refused(key, "a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    int integer(String key, int least, int most) {
        if (value(key) instanceof Integer number && number >= least && number <= most) {
            return number;
        }
        throw refused(key, "a whole number from " + least + " to " + most);
    }

    double number(String key, double least, double most) {
        return within(key, value(key), least, most);
    }

    List<Double> numbers(String key, int count, double least, double most) {
        List<?> elements = list(key);
        if (elements.size() != count) {
            throw refused(key, "a list of " + count + " numbers");
        }
        return elements.stream().map(e -> within(key, e, least, most)).toList();
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    private double within(String key, @Nullable Object value, double least, double most) {
        if (value instanceof Number number && number.doubleValue() >= least && number.doubleValue() <= most) {
            return number.doubleValue();
        }
        throw refused(key, "a number from " + least + " to " + most);
    }

    private List<?> list(String key) {
        if (value(key) instanceof List<?> list) {
            return list;
        }
        throw refused(key, "a list");
    }

    private Object value(String key) {
        Object value = values.get(key);
        if (value == null) {
            throw new UnusablePackException(file, prefix + key + " is missing.");
        }
        return value;
    }

    private YamlSection asSection(String path, @Nullable Object value) {
        if (value instanceof Map<?, ?> mapping) {
            return new YamlSection(file, path + ".", mapping);
        }
        throw new UnusablePackException(file, path + " must be a mapping.");
    }
}

package org.deixis.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One mapping of a vocabulary file. Every value is a text, a list of texts, or made of further mappings; whatever is
 * missing, unknown or of another kind is refused with the file and the line.
 */
final class VocabularyEntry {
    private final String file;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private VocabularyEntry(String file, MappingNode mapping) {
        this.file = file;
        this.line = lineOf(mapping);
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode());
            if (values.put(key, tuple.getValueNode()) != null) {
                throw refused(tuple.getKeyNode(), "\"" + key + "\" stands here twice.");
            }
        }
    }

    /** @throws UnusableVocabularyException when the file is no YAML mapping */
    static VocabularyEntry read(String file, InputStream yaml) throws IOException {
        try (var reader = new InputStreamReader(yaml, StandardCharsets.UTF_8)) {
            Node root = new Yaml(new LoaderOptions()).compose(reader);
            if (root instanceof MappingNode mapping) {
                return new VocabularyEntry(file, mapping);
            }
            throw UnusableVocabularyException.at(file, 1, "The file is not a mapping.");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw UnusableVocabularyException.at(file, line, "Not valid YAML: " + e.getProblem() + ".");
        } catch (YAMLException e) {
            String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
            throw UnusableVocabularyException.at(file, 1, "Not valid YAML: " + first + ".");
        }
    }

    /** @throws UnusableVocabularyException at the first key that is none of these */
    void allow(Set<String> keys) {
        values.forEach((key, value) -> {
            if (!keys.contains(key)) {
                throw refused(value, "\"" + key + "\" is no key here.");
            }
        });
    }

    UnusableVocabularyException refused(String sentence) {
        return UnusableVocabularyException.at(file, line, sentence);
    }

    Set<String> keys() {
        return values.keySet();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Whether a text stands under this key, and no list or mapping. */
    boolean isText(String key) {
        return values.get(key) instanceof ScalarNode;
    }

    String text(String key) {
        return optionalText(key).orElseThrow(() -> refused(key + " is missing."));
    }

    Optional<String> optionalText(String key) {
        Node value = values.get(key);
        return value == null ? Optional.empty() : Optional.of(scalar(value));
    }

    /** The texts of a list; none where the key is missing. */
    List<String> texts(String key) {
        return elements(key).stream().map(this::scalar).toList();
    }

    /** The mappings of a list; none where the key is missing. */
    List<VocabularyEntry> entries(String key) {
        List<VocabularyEntry> entries = new ArrayList<>();
        for (Node element : elements(key)) {
            entries.add(entry(element));
        }
        return entries;
    }

    /** The mapping under this key. */
    VocabularyEntry entry(String key) {
        Node value = values.get(key);
        if (value == null) {
            throw refused(key + " is missing.");
        }
        return entry(value);
    }

    private VocabularyEntry entry(Node node) {
        if (node instanceof MappingNode mapping) {
            return new VocabularyEntry(file, mapping);
        }
        throw refused(node, "A mapping is expected here.");
    }

    private List<Node> elements(String key) {
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw refused(value, key + " must be a list.");
    }

    private String scalar(Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw refused(node, "A text is expected here.");
    }

    private UnusableVocabularyException refused(Node node, String sentence) {
        return UnusableVocabularyException.at(file, lineOf(node), sentence);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}

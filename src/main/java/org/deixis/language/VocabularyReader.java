package org.deixis.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the vocabulary's concept files. Their schema stands in the header of {@code data/vocabulary/chest.yaml}. */
final class VocabularyReader {
    private static final String FILES = "classpath:data/vocabulary/*.yaml";
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Set<String> CONCEPT_KEYS = Set.of(
            "id",
            "name",
            "kind",
            "synonyms",
            "laterality",
            "parent",
            "group",
            "components",
            "modalities",
            "codes",
            "near",
            "only");
    private static final Pattern CODE = Pattern.compile("UBERON:[0-9]{7}|OncoTree:[A-Z0-9_]+");
    private static final Set<String> ONLY_KEYS = Set.of("in", "words", "read_as", "note");

    private final Map<String, Concept> concepts = new LinkedHashMap<>();
    private final Map<String, VocabularyEntry> entries = new LinkedHashMap<>();
    private final Set<String> codes = new HashSet<>();
    private final List<Reading> readings = new ArrayList<>();
    private final List<VocabularyEntry> ambiguities = new ArrayList<>();

    /** @throws UnusableVocabularyException naming file and line */
    static Vocabulary packaged() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources(FILES);
            Arrays.sort(files, Comparator.comparing(VocabularyReader::name));
            VocabularyReader reader = new VocabularyReader();
            for (Resource file : files) {
                if (!name(file).equals(Wording.FILE)) {
                    try (InputStream yaml = file.getInputStream()) {
                        reader.add(name(file), yaml);
                    }
                }
            }
            return reader.vocabulary();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(String file, InputStream yaml) throws IOException {
        VocabularyEntry root = VocabularyEntry.read(file, yaml);
        root.allow(Set.of("concepts", "ambiguous"));
        root.entries("concepts").forEach(this::addConcept);
        ambiguities.addAll(root.entries("ambiguous"));
    }

    Vocabulary vocabulary() {
        if (concepts.isEmpty()) {
            throw UnusableVocabularyException.missing("There is no concept in it.");
        }
        entries.forEach((id, entry) -> {
            entry.optionalText("parent").ifPresent(parent -> known(entry, parent));
            entry.texts("near").forEach(near -> known(entry, near));
        });
        concepts.forEach((id, concept) -> checkGroup(concept, entries.get(id)));
        for (VocabularyEntry ambiguity : ambiguities) {
            ambiguity.allow(Set.of("in", "words", "means"));
            List<Concept> choices = ambiguity.texts("means").stream()
                    .map(id -> known(ambiguity, id))
                    .toList();
            if (choices.size() < 2 || ambiguity.texts("words").isEmpty()) {
                throw ambiguity.refused("Ambiguous words need words and at least two concepts under means.");
            }
            for (String words : ambiguity.texts("words")) {
                for (Concept choice : choices) {
                    readings.add(new Reading(words, choice, Set.copyOf(ambiguity.texts("in")), true, null, null));
                }
            }
        }
        return new Vocabulary(concepts, readings);
    }

    private void addConcept(VocabularyEntry entry) {
        entry.allow(CONCEPT_KEYS);
        String id = entry.text("id");
        if (!ID.matcher(id).matches()) {
            throw entry.refused("The id \"" + id + "\" is not lower case with hyphens.");
        }
        if (concepts.containsKey(id)) {
            throw entry.refused("The id " + id + " is used twice.");
        }
        String kind = entry.text("kind");
        @Nullable String laterality = entry.optionalText("laterality").orElse(null);
        if (laterality != null && !Set.of("left", "right").contains(laterality)) {
            throw entry.refused("laterality must be left or right.");
        }
        Concept concept = new Concept(
                id,
                entry.text("name"),
                entry.texts("synonyms"),
                ConceptKind.fromSlug(kind).orElseThrow(() -> entry.refused("There is no kind \"" + kind + "\".")),
                laterality,
                entry.optionalText("parent").orElse(null),
                entry.optionalText("group").orElse(null),
                Components.of(entry).orElse(null),
                entry.texts("modalities"),
                codes(entry),
                entry.texts("near"));
        concepts.put(id, concept);
        entries.put(id, entry);
        readings.add(new Reading(concept.name(), concept, Set.of(), false, null, null));
        concept.synonyms().forEach(words -> readings.add(new Reading(words, concept, Set.of(), false, null, null)));
        entry.entries("only").forEach(only -> addOnly(concept, only));
    }

    private List<String> codes(VocabularyEntry entry) {
        List<String> codes = entry.texts("codes");
        for (String code : codes) {
            if (!CODE.matcher(code).matches()) {
                throw entry.refused("\"" + code + "\" is no code of UBERON or OncoTree.");
            }
            if (!this.codes.add(code)) {
                throw entry.refused("The code " + code + " is used twice.");
            }
        }
        return codes;
    }

    /** Classes exclude each other on one region: all are diagnoses, there are several, and they share what they are classes of. */
    private void checkGroup(Concept concept, @Nullable VocabularyEntry entry) {
        if (concept.group() == null || entry == null) {
            return;
        }
        if (concept.kind() != ConceptKind.DIAGNOSIS) {
            throw entry.refused("Only a diagnosis can be in a group, and " + concept.id() + " is none.");
        }
        List<Concept> group = concepts.values().stream()
                .filter(other -> concept.group().equals(other.group()))
                .toList();
        if (group.size() < 2) {
            throw entry.refused("The group " + concept.group() + " has one class only.");
        }
        if (concept.parent() == null
                || !group.stream().allMatch(other -> concept.parent().equals(other.parent()))) {
            throw entry.refused("The classes of the group " + concept.group() + " must have one parent.");
        }
    }

    private void addOnly(Concept concept, VocabularyEntry only) {
        only.allow(ONLY_KEYS);
        Set<String> modalities = Set.copyOf(only.texts("in"));
        if (modalities.isEmpty() || only.texts("words").isEmpty()) {
            throw only.refused("only needs modalities under in, and words.");
        }
        for (String words : only.texts("words")) {
            readings.add(new Reading(
                    words,
                    concept,
                    modalities,
                    false,
                    only.optionalText("read_as").orElse(null),
                    only.optionalText("note").orElse(null)));
        }
    }

    private Concept known(VocabularyEntry entry, String id) {
        return Optional.ofNullable(concepts.get(id))
                .orElseThrow(() -> entry.refused("There is no concept \"" + id + "\"."));
    }

    private static String name(Resource file) {
        String name = file.getFilename();
        return name == null ? "" : name;
    }
}

package org.deixis.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.deixis.imaging.Modality;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VocabularyTest {
    private static final Vocabulary VOCABULARY = VocabularyReader.packaged();
    private final Normaliser normaliser = new Normaliser(Wording.packaged());

    @Test
    void everyIdIsLowerCaseWithHyphensAndEverySynonymHasWords() {
        assertThat(VOCABULARY.concepts()).hasSizeGreaterThan(250).allSatisfy(concept -> {
            assertThat(concept.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(normaliser.surface(concept.name())).isNotEmpty();
            assertThat(concept.synonyms())
                    .allSatisfy(
                            synonym -> assertThat(normaliser.surface(synonym)).isNotEmpty());
        });
    }

    @Test
    void holdsWellOverFifteenHundredTermsForWhatReportsSpeakOf() {
        assertThat(VOCABULARY.readings().stream()
                        .map(reading -> Normaliser.key(normaliser.surface(reading.words())))
                        .distinct())
                .hasSizeGreaterThan(2_500);
        assertThat(VOCABULARY.concepts()).hasSizeGreaterThan(400);
    }

    @Test
    void everyCodeHasTheFormOfItsVocabularyAndBelongsToOneConcept() {
        List<String> codes = VOCABULARY.concepts().stream()
                .flatMap(concept -> concept.codes().stream())
                .toList();
        assertThat(codes)
                .hasSizeGreaterThan(100)
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(code).matches("UBERON:\\d{7}|OncoTree:[A-Z0-9_]+"));
    }

    @Test
    void refusesACodeOfNoKnownFormAndOneThatTwoConceptsHave() {
        assertThatThrownBy(() -> vocabulary("""
                concepts:
                - {id: one, name: first thing, kind: organ, codes: ["SCT:10200004"]}
                """))
                .isInstanceOf(UnusableVocabularyException.class)
                .hasMessageContaining("\"SCT:10200004\" is no code");
        assertThatThrownBy(() -> vocabulary("""
                concepts:
                - {id: one, name: first thing, kind: organ, codes: ["UBERON:0002107"]}
                - {id: two, name: second thing, kind: organ, codes: ["UBERON:0002107"]}
                """))
                .isInstanceOf(UnusableVocabularyException.class)
                .hasMessageContaining("UBERON:0002107 is used twice");
    }

    @Test
    void everyCodeIsOfATermThatSharesANameWithItsConcept() throws IOException {
        Map<String, Set<String>> names = sharedTerms();
        assertThat(VOCABULARY.concepts())
                .allSatisfy(concept -> assertThat(concept.codes())
                        .allSatisfy(code -> assertThat(
                                        Stream.concat(Stream.of(concept.name()), concept.synonyms().stream())
                                                .map(this::plain))
                                .as("%s of %s", code, concept.id())
                                .containsAnyElementsOf(names.getOrDefault(code, Set.of()))));
    }

    /** Names and synonyms by code, from the shared vocabularies. */
    private Map<String, Set<String>> sharedTerms() throws IOException {
        Path folder = Path.of(System.getProperty("deixis.shared", "../shared"), "data", "corpus", "vocabulary");
        assumeTrue(Files.isDirectory(folder), "Needs the shared vocabularies");
        Map<String, Set<String>> names = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("anatomy.tsv"))) {
            String[] cells = line.split("\t");
            Set<String> all = names.computeIfAbsent(cells[0], code -> new HashSet<>());
            all.add(plain(cells[1]));
            Arrays.stream(cells[2].split("\\|")).map(this::plain).forEach(all::add);
        }
        for (JsonNode type : JsonMapper.shared().readTree(Files.readString(folder.resolve("oncotree.json")))) {
            names.put(
                    "OncoTree:" + type.get("code").asString(),
                    Set.of(plain(type.get("name").asString().replace(", NOS", ""))));
        }
        return names;
    }

    private String plain(String words) {
        return Normaliser.key(normaliser.surface(words));
    }

    @Test
    void noTwoConceptsShareWordsUnlessTheFilesSayWhichIsMeant() {
        // building the index is the check; the next test shows that it finds a clash
        assertThat(new SurfaceIndex(VOCABULARY, normaliser).words()).hasSizeGreaterThan(800);
    }

    @Test
    void refusesWordsThatTwoConceptsClaim() throws IOException {
        Vocabulary clash = vocabulary("""
                concepts:
                - {id: one, name: first thing, kind: organ, synonyms: [common words]}
                - {id: two, name: second thing, kind: organ, synonyms: [Common Word]}
                """);
        assertThatThrownBy(() -> new SurfaceIndex(clash, normaliser))
                .isInstanceOf(UnusableVocabularyException.class)
                .hasMessage(
                        "data/vocabulary: \"common word\" means one and two; list it under ambiguous or restrict it.");
    }

    @Test
    void theClassesOfAGroupAreEachOthersRivals() {
        Concept melanoma = VOCABULARY.concept("melanoma").orElseThrow();
        assertThat(VOCABULARY.rivals(melanoma)).extracting(Concept::id).containsExactly("melanocytic-nevus");
        assertThat(VOCABULARY.rivals(VOCABULARY.concept("glioma").orElseThrow()))
                .extracting(Concept::id)
                .containsExactly("meningioma", "pituitary-tumor");
        assertThat(VOCABULARY.rivals(VOCABULARY.concept("left-lung").orElseThrow()))
                .isEmpty();
    }

    @Test
    void refusesAGroupThatIsNone() {
        assertThatThrownBy(() -> vocabulary("""
                concepts:
                - {id: mass, name: mass, kind: lesion}
                - {id: good, name: good mass, kind: diagnosis, parent: mass, group: masses}
                """)).hasMessageContaining("line 3: The group masses has one class only.");
        assertThatThrownBy(() -> vocabulary("""
                concepts:
                - {id: mass, name: mass, kind: lesion, group: masses}
                """))
                .hasMessageContaining("Only a diagnosis can be in a group, and mass is none.");
        assertThatThrownBy(() -> vocabulary("""
                concepts:
                - {id: mass, name: mass, kind: lesion}
                - {id: lump, name: lump, kind: lesion}
                - {id: good, name: good mass, kind: diagnosis, parent: mass, group: masses}
                - {id: bad, name: bad mass, kind: diagnosis, parent: lump, group: masses}
                """))
                .hasMessageContaining("The classes of the group masses must have one parent.");
    }

    @Test
    void saysHowManyRegionsOneImageShowsWhereAnatomyDecides() {
        Concept leftLung = VOCABULARY.concept("left-lung").orElseThrow();
        assertThat(leftLung.mostComponents("x-ray")).isOne();
        assertThat(leftLung.mostComponents("ct")).isEqualTo(Integer.MAX_VALUE); // a slice may cut it twice
        assertThat(VOCABULARY.concept("kidney").orElseThrow().mostComponents("ct"))
                .isEqualTo(2);
        assertThat(VOCABULARY.concepts())
                .filteredOn(concept -> concept.components() != null)
                .hasSizeGreaterThan(25)
                .noneMatch(concept -> concept.kind().isFinding() || concept.kind() == ConceptKind.CELL)
                .allSatisfy(concept -> assertThat(concept.modalities())
                        .containsAll(
                                Objects.requireNonNull(concept.components()).in()));
    }

    @Test
    void refusesANumberOfRegionsThatIsNone() {
        for (String number : List.of("0", "-1", "two", "1.5", "99999999999")) {
            assertThatThrownBy(() -> vocabulary("""
                    concepts:
                    - {id: one, name: first thing, kind: organ, components: %s}
                    """.formatted(number)))
                    .isInstanceOf(UnusableVocabularyException.class)
                    .hasMessageContaining("line 2: components must be a whole number from 1, not \"%s\".", number);
        }
        assertThatThrownBy(() -> vocabulary("""
                concepts:
                - {id: one, name: first thing, kind: organ, components: {most: 1}}
                """))
                .hasMessageContaining("components with most need modalities under in.");
        assertThatThrownBy(() -> vocabulary("""
                concepts:
                - {id: one, name: first thing, kind: organ, components: [1]}
                """)).hasMessageContaining("A mapping is expected here.");
    }

    @Test
    void noSynonymOfAConceptIsListedTwice() {
        for (Concept concept : VOCABULARY.concepts()) {
            Set<String> seen = new HashSet<>();
            seen.add(Normaliser.key(normaliser.surface(concept.name())));
            assertThat(concept.synonyms())
                    .as(concept.id())
                    .allSatisfy(synonym -> assertThat(seen.add(Normaliser.key(normaliser.surface(synonym))))
                            .as(synonym)
                            .isTrue());
        }
    }

    @Test
    void parentsAreKnownAndLeadToATop() {
        for (Concept concept : VOCABULARY.concepts()) {
            Set<String> passed = new HashSet<>();
            Optional<Concept> next = Optional.of(concept);
            while (next.isPresent()) {
                assertThat(passed.add(next.get().id())).as(concept.id()).isTrue();
                next = Optional.ofNullable(next.get().parent()).flatMap(VOCABULARY::concept);
            }
        }
    }

    @Test
    void modalitiesAreThoseOfImaging() {
        assertThat(VOCABULARY.readings()).allSatisfy(reading -> {
            assertThat(reading.modalities())
                    .allMatch(slug -> Modality.fromSlug(slug).isPresent());
            assertThat(reading.concept().modalities())
                    .isNotEmpty()
                    .allMatch(slug -> Modality.fromSlug(slug).isPresent());
        });
    }

    @Test
    void lateralityAgreesWithTheName() {
        for (Concept concept : VOCABULARY.concepts()) {
            String side = concept.laterality();
            if (side != null) {
                assertThat(concept.name()).startsWith(side);
                assertThat(concept.synonyms())
                        .allSatisfy(synonym ->
                                assertThat(Words.of(synonym)).doesNotContain(side.equals("left") ? "right" : "left"));
            }
        }
    }

    @Test
    void diagnosesOfOneGroupOfferWhatTheyAreClassesOf() {
        List<Concept> grouped = VOCABULARY.concepts().stream()
                .filter(concept -> concept.group() != null)
                .toList();
        assertThat(grouped).hasSizeGreaterThan(10).allSatisfy(concept -> {
            assertThat(concept.kind()).isEqualTo(ConceptKind.DIAGNOSIS);
            assertThat(concept.parent()).isNotNull();
            assertThat(VOCABULARY.concepts().stream().filter(other -> Objects.equals(concept.group(), other.group())))
                    .hasSizeGreaterThan(1);
        });
    }

    @Test
    void holdsEveryLabelOfTheGroundingSet() throws IOException {
        Path labels = Path.of(System.getProperty("deixis.shared", "../shared"), "data/grounding/labels.json");
        assumeTrue(Files.exists(labels), "the grounding set is not at " + labels);
        JsonNode set = JsonMapper.shared().readTree(labels);
        for (String id : set.propertyNames()) {
            Concept concept = VOCABULARY.concept(id).orElseThrow(() -> new AssertionError("no concept " + id));
            String laterality = set.get(id).get("laterality").stringValue(null);
            assertThat(concept.laterality()).as(id).isEqualTo(laterality);
            assertThat(concept.synonyms()).as(id).hasSizeGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void namesTheFileAndTheLineOfWhatIsBroken() {
        assertBroken("concepts:\n- id: one\n  name: [unclosed\n", "data/vocabulary/test.yaml, line 4: Not valid YAML");
        assertBroken("- one\n", "data/vocabulary/test.yaml, line 1: The file is not a mapping.");
        assertBroken(
                "concepts:\n- id: one\n  name: x\n  kind: organ\n- id: two\n  name: y\n  kind: gadget\n",
                "data/vocabulary/test.yaml, line 5: There is no kind \"gadget\".");
        assertBroken("concepts:\n- id: one\n  kind: organ\n", "data/vocabulary/test.yaml, line 2: name is missing.");
        assertBroken(
                "concepts:\n- id: one\n  name: x\n  kind: organ\n  synonyms: y\n",
                "data/vocabulary/test.yaml, line 5: synonyms must be a list.");
        assertBroken(
                "concepts:\n- id: one\n  name: x\n  kind: organ\n  parent: two\n",
                "data/vocabulary/test.yaml, line 2: There is no concept \"two\".");
        assertBroken("concepts:\n- id: One\n  name: x\n  kind: organ\n", "line 2: The id \"One\" is not lower case");
        assertBroken(
                "concepts:\n- id: one\n  name: x\n  kind: organ\n  colour: red\n",
                "line 5: \"colour\" is no key here.");
        assertBroken("", "data/vocabulary/test.yaml, line 1: The file is not a mapping.");
    }

    private static void assertBroken(String yaml, String message) {
        assertThatThrownBy(() -> vocabulary(yaml))
                .isInstanceOf(UnusableVocabularyException.class)
                .hasMessageContaining(message);
    }

    private static Vocabulary vocabulary(String yaml) throws IOException {
        VocabularyReader reader = new VocabularyReader();
        reader.add("test.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
        return reader.vocabulary();
    }
}

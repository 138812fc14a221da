package org.deixis.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.deixis.inference.text.BgeTextEncoder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConceptResolverTest {
    private static final Wording WORDING = Wording.packaged();
    private static final Vocabulary VOCABULARY = VocabularyReader.packaged();
    private static final PhraseParser PARSER = new PhraseParser(WORDING);
    private static final ConceptResolver RESOLVER = new ConceptResolver(
            VOCABULARY, WORDING, new BgeTextEncoder(), new LanguageProperties(0.85, 0.02, 0.80, 0.01, 0.75));

    @ParameterizedTest
    @CsvSource({
        "left lung, left-lung",
        "The LEFT  Lung!, left-lung",
        "lungs, lung",
        "outline the right lung, right-lung",
        "Show me the left kidney in this image please, left-kidney",
        "windpipe, trachea",
        "breast tumour, breast-lesion",
        "ground-glass opacities, ground-glass-opacity",
        "GGO, ground-glass-opacity",
        "ETT, endotracheal-tube",
        "oesophagus, esophagus",
        "leucocyte nuclei, white-blood-cell-nucleus",
        "L4/5 disc, disc-l4-l5",
        "L5S1 disk, disc-l5-s1",
        "ventricles, ventricles",
        "Barrett’s oesophagus, barretts-esophagus",
        "ＬＩＶＥＲ, liver"
    })
    void readsNamesSynonymsAndAbbreviationsExactly(String words, String id) {
        assertThat(resolve(words, "ultrasound")).isInstanceOfSatisfying(Resolution.Known.class, known -> {
            assertThat(known.concept().id()).isEqualTo(id);
            assertThat(known.exact()).isTrue();
        });
    }

    @Test
    void saysReadAsOnlyWhereTheWordsDifferFromTheName() {
        assertThat(((Resolution.Known) resolve("Left lung", null)).readAs()).isEmpty();
        assertThat(((Resolution.Known) resolve("windpipe", null)).readAs()).contains("trachea");
        assertThat(((Resolution.Known) resolve("lung on the left", null)).readAs())
                .contains("left lung");
    }

    @ParameterizedTest
    @CsvSource({
        "stone in the kidneys, kidney-stone",
        "lung on the patient's left side, left-lung",
        "hepatic parenchyma, liver",
        "cavity of the right ventricle, right-ventricle-cavity",
        "right lung region, right-lung"
    })
    void readsTheSameWordsInAnotherOrder(String words, String id) {
        assertThat(concept(resolve(words, null))).contains(id);
    }

    @Test
    void readsTheHeartOnAnXRayAsTheSilhouetteWithANote() {
        assertThat(resolve("heart", "x-ray")).isInstanceOfSatisfying(Resolution.Known.class, known -> {
            assertThat(known.concept().id()).isEqualTo("cardiomediastinum");
            assertThat(known.readAs()).contains("cardiac silhouette and mediastinum");
            assertThat(known.note()).isPresent();
        });
        assertThat(concept(resolve("heart", "ct"))).contains("heart");
        assertThat(concept(resolve("heart", null))).contains("heart");
    }

    @ParameterizedTest
    @CsvSource({
        "LV, mri, left-ventricle-cavity",
        "disc, fundus, optic-disc",
        "mole, dermoscopy, melanocytic-nevus",
        "prostate cancer, histology, prostate-tumor-tissue",
        "prostate cancer, mri, prostate-tumor",
        "liver lesion, ultrasound, liver-mass",
        "liver lesion, ct, liver-tumor",
        "myocardium, mri, left-ventricle-myocardium",
        "myocardium, ct, myocardium",
        "breast mass, mammography, breast-mass",
        "lesion, dermoscopy, skin-lesion"
    })
    void lettersOfSeveralMeaningsAreReadByTheModality(String words, String modality, String id) {
        assertThat(concept(resolve(words, modality))).contains(id);
    }

    @ParameterizedTest
    @CsvSource({"disc, mri", "ventricle, mri", "mass, ultrasound", "tube, x-ray", "lesion,", "glands, histology"})
    void asksWhereTheModalityDoesNotDecide(String words, @Nullable String modality) {
        assertThat(resolve(words, modality))
                .isInstanceOfSatisfying(
                        Resolution.Ambiguous.class,
                        ambiguous -> assertThat(ambiguous.choices()).hasSizeGreaterThan(1));
    }

    @ParameterizedTest
    @CsvSource({
        "rigth lung, right-lung",
        "pancras, pancreas",
        "gallblader, gallbladder",
        "hipocampus, hippocampus",
        "melenoma, melanoma",
        "no pollyp, polyp"
    })
    void repairsOneTypo(String words, String id) {
        assertThat(resolve(words, null)).isInstanceOfSatisfying(Resolution.Known.class, known -> {
            assertThat(known.concept().id()).isEqualTo(id);
            assertThat(known.exact()).isFalse();
            assertThat(known.readAs()).contains(known.concept().name());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lang",
                "left lang",
                "lugn",
                "left lugn",
                "optic dics",
                "river",
                "lover",
                "light lung",
                "plural effusion",
                "left lumg",
                "pancrsa",
                "vertebra l6",
                "coland",
                "sane"
            })
    void repairsNoShortWordNoOrdinaryWordNoDigitAndNoTwoEdits(String words) {
        assertThat(concept(resolve(words, null))).isEmpty();
    }

    @Test
    void neverTakesOneDictionaryWordForAnother() {
        // one letter apart, and both in the dictionary
        assertThat(concept(resolve("parotid", null))).contains("parotid-gland");
        assertThat(concept(resolve("carotid", null))).contains("common-carotid-artery");
        assertThat(concept(resolve("parotid artery", null))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "compare with prior, comparison",
        "No change since the prior study, comparison",
        "PA and lateral views of the chest, technique",
        "clinical correlation is recommended, recommendation",
        "history of cough, history",
        "rule out pneumonia, history"
    })
    void refusesWhatIsNoRegionWithAReason(String words, String reason) {
        assertThat(resolve(words, "x-ray")).isInstanceOfSatisfying(Resolution.NotGroundable.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.message()).endsWith(".");
        });
    }

    @Test
    void resolvesADeniedPhraseAsWhatItDenies() {
        assertThat(concept(resolve("no evidence of pneumothorax", null))).contains("pneumothorax");
        assertThat(concept(resolve("No polyp.", null))).contains("polyp");
    }

    @Test
    void knowsFindingsThatNoPackHereWasTaughtAndWhatToOfferInTheirPlace() {
        assertThat(resolve("enlarged heart", "x-ray")).isInstanceOfSatisfying(Resolution.Known.class, known -> {
            assertThat(known.concept().id()).isEqualTo("cardiomegaly");
            assertThat(VOCABULARY.near(known.concept())).extracting(Concept::id).startsWith("cardiomediastinum");
        });
    }

    @Test
    void offersKnownThingsForUnknownWordsThatShareATellingOne() {
        assertThat(resolve("fracture of the left lung", null))
                .isInstanceOfSatisfying(
                        Resolution.Unknown.class,
                        unknown -> assertThat(unknown.neighbours())
                                .extracting(Concept::id)
                                .contains("left-lung")
                                .doesNotContain("right-lung"));
        assertThat(resolve("Hello World", null)).isEqualTo(new Resolution.Unknown(List.of()));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void readsNothingIntoNonsense(String words) {
        for (@Nullable String modality : new @Nullable String[] {null, "x-ray", "mri", "histology"}) {
            assertThat(concept(resolve(words, modality)))
                    .as("%s on %s", words, modality)
                    .isEmpty();
        }
    }

    static Stream<String> nonsense() {
        return lines("nonsense.txt");
    }

    /** Reports how many phrases outside every list are read right; asserted is only that none is read wrong. */
    @Test
    void readsParaphrasesRightOrNotAtAll() {
        List<String> rows = lines("paraphrases.tsv").toList();
        int known = 0;
        int possible = 0;
        for (String row : rows) {
            String[] cells = row.split("\t", -1);
            Resolution resolution = resolve(cells[0], null);
            concept(resolution).ifPresent(id -> assertThat(id).as(cells[0]).isEqualTo(cells[1]));
            known += resolution instanceof Resolution.Known ? 1 : 0;
            possible += resolution instanceof Resolution.Possible ? 1 : 0;
        }
        System.out.printf(
                "Unseen paraphrases: %d, of which %d known, %d possible, the rest unknown%n",
                rows.size(), known, possible);
        assertThat(rows).hasSizeGreaterThanOrEqualTo(40);
        assertThat(known + possible).isGreaterThan(rows.size() / 2);
    }

    @Test
    void neverCrossesSides() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Reading> sided = VOCABULARY.readings().stream()
                .filter(reading ->
                        Words.of(reading.words()).stream().anyMatch(w -> w.equals("left") || w.equals("right")))
                .filter(reading -> !Words.of(reading.words()).containsAll(List.of("left", "right")))
                .toList();
        String[] extra = {"tissue", "region", "whole", "the", "visible", "small", "lobe", "of", "organ", "dog", "area"};
        for (int round = 0; round < 400; round++) {
            String words = sided.get(random.nextInt(sided.size())).words();
            String side = random.nextBoolean() ? "left" : "right";
            String other = side.equals("left") ? "right" : "left";
            String typed = words.replaceAll("(?i)\\b(left|right)\\b", side);
            if (random.nextBoolean()) {
                typed = random.nextBoolean() ? extra[random.nextInt(extra.length)] + " " + typed : typed + " region";
            }
            if (random.nextBoolean()) {
                int at = random.nextInt(typed.length());
                typed = typed.substring(0, at) + (char) ('a' + random.nextInt(26)) + typed.substring(at);
            }
            String shown = typed;
            if (Words.of(typed).contains(side) && !Words.of(typed).contains(other)) {
                concept(resolve(typed, null))
                        .ifPresent(id -> assertThat(id)
                                .as("\"%s\", seed %d", shown, seed)
                                .doesNotContain(other + "-"));
            }
        }
    }

    @Test
    void neverReadsABenignThingAsMalignantOrALevelAsAnother() {
        assertThat(concept(resolve("benign breast tumor tissue", null)))
                .isNotEqualTo(Optional.of("malignant-breast-lesion"));
        assertThat(concept(resolve("benign melanoma", null))).isEmpty();
        assertThat(concept(resolve("malignant fibroadenoma", null))).isEmpty();
        assertThat(concept(resolve("L3 vertebral body area", null))).contains("vertebra-l3");
        assertThat(concept(resolve("L1-L3 disc", null))).isEmpty();
        assertThat(concept(resolve("disc region between L2 and L4", null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"🫁", "肺", "левое лёгкое", "???", "\u202Eleft lung 🫁", "no 🫁", "'; DROP TABLE concepts"})
    void takesWhatItCannotReadForUnknown(String words) {
        for (Phrase phrase : PARSER.split(words)) {
            assertThat(concept(RESOLVER.resolve(phrase, "x-ray"))).isEmpty();
        }
    }

    @Test
    void resolvesEveryNameOfTheVocabularyToItsConcept() {
        for (Concept concept : VOCABULARY.concepts()) {
            assertThat(concept(resolve(concept.name(), null))).contains(concept.id());
        }
    }

    @Test
    @Tag("slow")
    void resolvesADictionaryPhraseInWellUnderAMillisecond() {
        Phrase phrase = PARSER.split("Show me the left lung").getFirst();
        int rounds = 20_000;
        for (int i = 0; i < rounds; i++) {
            RESOLVER.resolve(phrase, "x-ray");
        }
        long start = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            RESOLVER.resolve(phrase, "x-ray");
        }
        double each = (System.nanoTime() - start) / 1e6 / rounds;
        System.out.printf("A dictionary phrase takes %.4f ms%n", each);
        assertThat(each).isLessThan(1);
    }

    private static Resolution resolve(String words, @Nullable String modality) {
        return RESOLVER.resolve(PARSER.split(words).getFirst(), modality);
    }

    private static Optional<String> concept(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Known known -> Optional.of(known.concept().id());
            case Resolution.Possible possible -> Optional.of(possible.concept().id());
            case Resolution.Ambiguous _, Resolution.NotGroundable _, Resolution.Unknown _ -> Optional.empty();
        };
    }

    private static Stream<String> lines(String file) {
        try (InputStream in = ConceptResolverTest.class.getResourceAsStream("/language/" + file)) {
            String text = new String(in == null ? new byte[0] : in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.deixis.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.deixis.inference.text.BgeTextEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParaphrasesTest {
    private static final Wording WORDING = Wording.packaged();
    private static final PhraseParser PARSER = new PhraseParser(WORDING);
    private static final ConceptResolver RESOLVER = new ConceptResolver(
            VocabularyReader.packaged(),
            WORDING,
            new BgeTextEncoder(),
            new LanguageProperties(0.85, 0.02, 0.80, 0.01, 0.75));

    @ParameterizedTest
    @CsvSource({
        "kidney on the axial CT slice, ct, kidney",
        "cavity of the left cardiac ventricle, mri, left-ventricle-cavity",
        "blood vessels of the retina, fundus, retinal-vessels",
        "third lumbar vertebral body, mri, vertebra-l3",
        "lumbar vertebra three, mri, vertebra-l3",
        "second to third lumbar disc, mri, disc-l2-l3",
        "non-malignant nodule of the breast, ultrasound, benign-breast-lesion",
        "lump in the breast tissue, ultrasound, breast-lesion",
        "haematoxylin-stained nuclei, histology, nucleus",
        "insulin-producing gland, ct, pancreas",
        "chamber receiving the pulmonary veins, ct, left-atrium",
        "gland on top of the right kidney, ct, right-adrenal-gland"
    })
    void readsWordsThatNobodyForesaw(String words, String modality, String id) {
        assertThat(read(words, modality)).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lung of a frog",
                "left lung of a dog",
                "heart-shaped box",
                "abscess in the left kidney",
                "thrombus in the left atrium",
                "atrophy of the cerebellum",
                "right kidney on the left side",
                "right left lung",
                "L2.5 vertebra",
                "inferior superior vena cava",
                "cup of tea",
                "ridge of the roof",
                "stomach for a fight",
                "neck of the gallbladder",
                "cuff of the endotracheal tube",
                "tip of the nasogastric tube",
                "swelling of the left kidney",
                "the larger polyp",
                "compact disc"
            })
    void readsNothingThatNamesAnotherThingAPartOrADisorder(String words) {
        for (String modality : new String[] {"ct", "mri", "x-ray", "fundus", "ultrasound"}) {
            assertThat(RESOLVER.resolve(PARSER.split(words).getFirst(), modality))
                    .as("%s on %s", words, modality)
                    .isNotInstanceOf(Resolution.Possible.class)
                    .isNotInstanceOf(Resolution.Known.class);
        }
    }

    @Test
    void aReadingByVectorsAloneIsNeverCertain() {
        assertThat(RESOLVER.resolve(PARSER.split("lump in the breast tissue").getFirst(), "ultrasound"))
                .isInstanceOf(Resolution.Possible.class);
    }

    @Test
    void leavesTheEndThatOnlyPointsToTheImageAway() {
        assertThat(RESOLVER.resolve(
                        PARSER.split("left lung seen on this portable chest x-ray")
                                .getFirst(),
                        "x-ray"))
                .isInstanceOfSatisfying(
                        Resolution.Known.class,
                        known -> assertThat(known.concept().id()).isEqualTo("left-lung"));
    }

    private static Optional<String> read(String words, String modality) {
        return switch (RESOLVER.resolve(PARSER.split(words).getFirst(), modality)) {
            case Resolution.Known known -> Optional.of(known.concept().id());
            case Resolution.Possible possible -> Optional.of(possible.concept().id());
            case Resolution.Ambiguous _, Resolution.NotGroundable _, Resolution.Unknown _ -> Optional.empty();
        };
    }
}

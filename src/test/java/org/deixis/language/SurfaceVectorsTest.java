package org.deixis.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.deixis.inference.text.BgeTextEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class SurfaceVectorsTest {
    private static final BgeTextEncoder ENCODER = new BgeTextEncoder();

    @Test
    void nearlyEveryNameOfTheVocabularyHasItsVectorInTheFile() {
        SurfaceVectors vectors = new SurfaceVectors(ENCODER);
        List<String> names = names().toList();
        assertThat(names.stream().filter(name -> !vectors.holds(name)))
                .as("write the file anew: mvn test -Dtest=SurfaceVectorsTest -Ddeixis.write-vectors=true")
                .hasSizeLessThan(names.size() / 20);
    }

    @Test
    void aPackagedVectorIsThatOfTheEncoder() {
        SurfaceVectors vectors = new SurfaceVectors(ENCODER);
        for (String name : List.of("left lung", "kidney stone", "retinal vessels", "optic disc")) {
            assertThat(vectors.holds(name)).isTrue();
            assertThat(vectors.cosine(vectors.typed(name), name)).isCloseTo(1, within(0.005));
        }
        // taken from the encoder alone: one minus half the squared distance of two unit vectors
        float[] one = ENCODER.embed(List.of("left lung")).getFirst();
        float[] other = ENCODER.embed(List.of("optic disc")).getFirst();
        double squared = 0;
        for (int i = 0; i < one.length; i++) {
            squared += (one[i] - other[i]) * (one[i] - other[i]);
        }
        assertThat(vectors.cosine(one, "optic disc")).isCloseTo(1 - squared / 2, within(0.005));
    }

    @Test
    @EnabledIfSystemProperty(named = "deixis.write-vectors", matches = "true")
    void writesTheFileAnew() throws IOException {
        Path file = Path.of("data/vocabulary/paraphrases", SurfaceVectors.FILE);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            SurfaceVectors.write(names().toList(), ENCODER, out);
        }
        assertThat(file).isNotEmptyFile();
    }

    private static Stream<String> names() {
        ParaphraseRules rules = ParaphraseRules.packaged(new Normaliser(Wording.packaged()));
        return Stream.concat(
                VocabularyReader.packaged().readings().stream().map(Reading::words),
                rules.descriptions().keySet().stream());
    }
}

package org.deixis.grounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.deixis.imaging.MedicalImageReader;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ImageFeatures;
import org.deixis.inference.InferenceProperties;
import org.deixis.inference.ModelPacks;
import org.deixis.study.Sample;
import org.deixis.study.SampleCatalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.BeanUtils;

/**
 * What the first screen offers is worth offering. The pictures are not part of Deixis: each is taken from the cache of
 * fetched samples or from the shared grounding set, where it may be smaller.
 */
class SampleVerdictsTest {
    private static final Path BUNDLED = Path.of("models");

    static Stream<Sample> samples() throws NoSuchMethodException {
        return BeanUtils.instantiateClass(SampleCatalogue.class.getDeclaredConstructor()).samples().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleGivesTheVerdictsThatItsCardExpects(Sample sample) {
        assumeTrue(
                Files.isRegularFile(BUNDLED.resolve("deixis-ground/pack.yaml")),
                "The bundled pack is not here: models/deixis-ground/pack.yaml");
        Path picture = pictures(sample).filter(Files::isRegularFile).findFirst().orElse(null);
        assumeTrue(picture != null, "The picture of the sample \"%s\" is not here: skipped".formatted(sample.title()));
        ModelPacks packs = new ModelPacks(InferenceProperties.of(BUNDLED), Reading.encoder());
        try (GroundingModel model = packs.load().join().orElseThrow();
                ImageFeatures features = model.encode(MedicalImageReader.read(picture))) {
            for (Sample.Phrase phrase : sample.phrases()) {
                List<PhraseAnswer> answers = Reading.grounder()
                        .ground(model, features, Reading.parser().split(phrase.text()), null);
                assertThat(answers)
                        .as("%s: %s", sample.title(), phrase.text())
                        .extracting(PhraseAnswer::verdict)
                        .containsExactly(phrase.expected());
            }
        }
    }

    private static Stream<Path> pictures(Sample sample) {
        String name =
                sample.file().replaceFirst("\\.[^.]+$", "").replace('_', '-').toLowerCase(Locale.ROOT);
        return Stream.of(
                Path.of("data/local/cache/samples", sample.file()),
                Path.of(
                        System.getProperty("deixis.shared", "../shared"),
                        "data/grounding/images/covid-cxr/covid-cxr-" + name + ".jpg"));
    }
}

package org.deixis.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.deixis.imaging.Modality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleCatalogueTest {
    private static final String GOOD = """
            samples:
              - id: one
                title: A chest
                modality: x-ray
                address: https://example.org/a/one.jpg
                file: one.jpg
                bytes: 12
                sha256: %s
                licence: CC0
                attribution: Somebody
                source: https://example.org/a
                phrases:
                  - {text: left lung, expect: found}
                  - {text: polyp, expect: not found}
                  - {text: Hello World, expect: outside vocabulary}
            """.formatted("ab".repeat(32));

    @Test
    void readsWhatACardSays() {
        Sample sample = parse(GOOD).getFirst();
        assertThat(sample.title()).isEqualTo("A chest");
        assertThat(sample.modality()).isEqualTo(Modality.X_RAY);
        assertThat(sample.site()).isEqualTo("example.org");
        assertThat(sample.phrases())
                .extracting(Sample.Phrase::expected)
                .containsExactly(Verdict.FOUND, Verdict.NOT_FOUND, Verdict.OUTSIDE_VOCABULARY);
    }

    @Test
    void isEmptyWhereNothingIsListed() {
        assertThat(parse("samples: []")).isEmpty();
        assertThat(parse("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "licence: CC0, other: CC0, licence is missing",
        "https://example.org/a/one, http://example.org/a/one, the address is not https",
        "sha256: ab, sha256: xy, sha256 is not 64 hexadecimal digits",
        "'      - {text: left lung, expect: found}\n', '', fewer than three phrases",
        "bytes: 12, bytes: 0, bytes is not positive"
    })
    void namesTheEntryAndWhatIsWrongWithIt(String good, String bad, String sentence) {
        assertThat(GOOD).contains(good);
        assertThatThrownBy(() -> parse(GOOD.replace(good, bad)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Sample one: " + sentence);
    }

    private static List<Sample> parse(String yaml) {
        return SampleCatalogue.parse(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}

package org.deixis.viewer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThemeContrastTest {
    private static final Pattern TOKEN =
            Pattern.compile("--([a-z-]+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);");

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({
        "text,bg",
        "text,panel",
        "text,raised",
        "dim,bg",
        "dim,panel",
        "dim,raised",
        "accent,panel",
        "accent,bg",
        "on-accent,accent",
        "found,panel",
        "unsure,panel",
        "none,panel",
        "contra,panel"
    })
    void wordsCanBeReadInLightAndDark(String words, String ground) throws IOException {
        Map<String, Color[]> tokens = tokens();
        Color[] front = requireNonNull(tokens.get(words), words);
        Color[] back = requireNonNull(tokens.get(ground), ground);
        assertThat(Contrast.between(front[0], back[0])).as("light").isGreaterThanOrEqualTo(4.5);
        assertThat(Contrast.between(front[1], back[1])).as("dark").isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void blackOnWhiteMeasuresTwentyOne() {
        assertThat(Contrast.between(Color.BLACK, Color.WHITE)).isEqualTo(21);
    }

    private static Map<String, Color[]> tokens() throws IOException {
        Map<String, Color[]> tokens = new HashMap<>();
        Matcher token = TOKEN.matcher(Files.readString(Path.of("frontend/styles/deixis.css")));
        while (token.find()) {
            tokens.put(token.group(1), new Color[] {Color.decode(token.group(2)), Color.decode(token.group(3))});
        }
        return tokens;
    }
}

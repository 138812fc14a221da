package org.deixis.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the TypeScript tests of frontend/viewer/tests in Chromium; no Node is needed. */
class ViewerModulesIT {

    @TestFactory
    @SuppressWarnings("unchecked")
    Stream<DynamicTest> everyTestOfTheFrontEndPasses() throws IOException {
        try (Chromium chromium = Chromium.start()) {
            String golden = Files.readString(Path.of("data/golden/rle.json"));
            Page page = chromium.viewerPage(800, 600);
            page.evaluate("json => { globalThis.goldenRle = JSON.parse(json) }", golden);
            List<Map<String, String>> outcomes = (List<Map<String, String>>) page.evaluate("runAll()");
            assertThat(outcomes).hasSizeGreaterThan(30);
            return outcomes.stream()
                    .map(outcome -> DynamicTest.dynamicTest(
                            String.valueOf(outcome.get("name")),
                            () -> assertThat(outcome.get("failure")).isNull()));
        }
    }
}

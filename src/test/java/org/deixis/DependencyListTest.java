package org.deixis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DependencyListTest {
    @Test
    void everyDependencyOfTheBuildHasItsReasonAndLicenceInTheList() throws IOException {
        String build = Files.readString(Path.of("pom.xml")).replaceAll("(?s)<exclusion>.*?</exclusion>", "");
        List<String> named = Pattern.compile("<artifactId>(.*?)</artifactId>")
                .matcher(build)
                .results()
                .map(hit -> hit.group(1))
                .filter(name -> !name.equals("deixis") && !name.endsWith("-bom"))
                .distinct()
                .toList();
        assertThat(named).hasSizeGreaterThan(30);
        String rows = Files.readString(Path.of("docs/dependencies.md"));
        assertThat(named).allSatisfy(name -> assertThat(rows).contains("`" + name + "`"));
    }
}

package org.deixis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.modulith.core.ApplicationModules;

/** Holds the arrows and fences of docs/architecture.md. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.deixis");

    @Test
    void modulesDependOnlyOnWhatTheirPackageInfoAllows() {
        ApplicationModules.of(Application.class).verify();
    }

    @ParameterizedTest
    @CsvSource({
        "ai.djl..,inference",
        "ai.onnxruntime..,inference",
        "org.apache.lucene..,retrieval language",
        "dev.langchain4j..,inference explanation",
        "org.springframework.jdbc..,study retrieval"
    })
    void aLibraryStaysInsideItsFence(String library, String homes) {
        String[] inside = Arrays.stream(homes.split(" "))
                .map(home -> "org.deixis." + home + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(inside)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void vaadinStaysInScreensTheViewerAndTheRoot() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..ui..", "org.deixis.viewer..", "org.deixis")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin..")
                .check(CLASSES);
    }

    @Test
    void nobodyUsesTheRoot() {
        noClasses()
                .that()
                .resideInAPackage("org.deixis.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.deixis")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIsFor() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .check(CLASSES);
        noClasses()
                .should()
                .resideInAnyPackage("..common..", "..util..", "..utils..", "..dto..")
                .check(CLASSES);
    }

    @Test
    void commandsLiveInTheirFeaturesCli() {
        classes()
                .that()
                .areAnnotatedWith(picocli.CommandLine.Command.class)
                .and()
                .areTopLevelClasses()
                .should()
                .resideInAPackage("..cli")
                .allowEmptyShould(true)
                .check(CLASSES);
    }
}

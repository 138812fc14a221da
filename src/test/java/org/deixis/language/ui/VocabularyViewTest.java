package org.deixis.language.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.deixis.Application;
import org.deixis.language.Concept;
import org.deixis.language.Vocabulary;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The vocabulary page, with the pack of the tests. */
@SpringBootTest(classes = Application.class, properties = "deixis.inference.models-dir=src/test/resources/packs")
@ViewPackages(classes = {VocabularyView.class, Application.class})
class VocabularyViewTest extends SpringBrowserlessTest {
    @Autowired
    private Vocabulary vocabulary;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) throws IOException {
        String home = Files.createTempDirectory("deixis-view").toString();
        registry.add("deixis.study.data-dir", () -> home);
    }

    private List<String> terms() {
        return find(NativeButton.class).all().stream()
                .filter(button -> button.hasClassName("term"))
                .map(button -> button.getElement().getChild(0).getText())
                .toList();
    }

    private String detail() {
        return find(ConceptDetail.class).single().getElement().getTextRecursively();
    }

    @Test
    void anAddressHoldsItsSearch() {
        UI.getCurrent().navigate("vocabulary", QueryParameters.fromString("q=collapsed+lung&concept=left-lung"));
        assertThat(find(TextField.class).single().getValue()).isEqualTo("collapsed lung");
        assertThat(detail()).startsWith("left lung").contains("organ", "the patient’s left", "left lung field");
    }

    @Test
    void synonymsAndKindsAreFoundAndTheClosestNameStandsFirst() {
        navigate("vocabulary", VocabularyView.class);
        assertThat(terms()).hasSize(200);
        test(find(TextField.class).single()).setValue("PTX");
        assertThat(terms()).containsExactly("pneumothorax");
        assertThat(detail()).contains("Phrases to try", "“no pneumothorax”");
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .contains("ground?text=pneumothorax", "ground?text=no%20pneumothorax");
        test(find(TextField.class).single()).setValue("left lung");
        assertThat(terms()).first().isEqualTo("left lung");
    }

    @Test
    void aCodeOfAnotherVocabularyIsShownAndFindsItsConcept() {
        UI.getCurrent().navigate("vocabulary", QueryParameters.fromString("q=UBERON:0002107"));
        assertThat(terms()).containsExactly("liver");
        assertThat(detail()).contains("Codes", "UBERON:0002107");
        test(find(TextField.class).single()).setValue("oncotree mel");
        assertThat(terms()).containsExactly("melanoma");
    }

    @Test
    void saysHowManyRegionsOneImageShows() {
        UI.getCurrent().navigate("vocabulary", QueryParameters.fromString("q=UBERON:0002113"));
        assertThat(terms()).first().isEqualTo("kidneys");
        assertThat(detail()).contains("In one image", "at most 2 regions");
        test(find(TextField.class).single()).setValue("UBERON:0002168");
        assertThat(terms()).first().isEqualTo("left lung");
        assertThat(detail()).contains("one region (x-ray)");
    }

    @Test
    void whatIsNowhereIsSaid() {
        UI.getCurrent().navigate("vocabulary", QueryParameters.fromString("q=flux+capacitor"));
        assertThat(terms()).isEmpty();
        assertThat(getCurrentView().getElement().getTextRecursively())
                .contains("Nothing is called “flux capacitor” here.", "0 things");
    }

    @Test
    void everyConceptIsFoundByItsName() {
        VocabularySearch search = new VocabularySearch(vocabulary);
        assertThat(vocabulary.concepts())
                .allSatisfy(concept -> assertThat(search.find(concept.name()))
                        .extracting(Concept::id)
                        .contains(concept.id()));
        assertThat(search.find("\u0000 % ' \" <b>").size())
                .isLessThan(vocabulary.concepts().size());
        assertThat(search.find("x".repeat(1_000_000))).isEmpty();
    }
}

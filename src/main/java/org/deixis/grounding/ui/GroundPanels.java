package org.deixis.grounding.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.upload.UploadDropZone;
import java.util.List;
import java.util.UUID;
import org.deixis.grounding.GroundingExports;
import org.jspecify.annotations.Nullable;

/** The parts of the Ground screen. They show one sheet together; what is pointed at in one of them is lit in the others. */
final class GroundPanels {
    private final Rail rail;
    private final Stage stage;
    private final PromptPanel prompt;
    private final ModalityChip modality;
    private final ResultsPanel results;
    private final ExportBar export;

    /**
     * @param clear what the button at the prompt does
     * @param cancel ends what runs
     */
    GroundPanels(
            Rail rail,
            GroundActions actions,
            SampleCards samples,
            GroundingExports exports,
            Runnable clear,
            Runnable cancel) {
        this.rail = rail;
        stage = new Stage(actions, this::hoverRegion, samples);
        results = new ResultsPanel(actions, this::hoverRow);
        modality = new ModalityChip(actions::correct);
        export = new ExportBar(exports, actions::acceptAll);
        Div chips = new Div(modality, results.knowsChip());
        chips.addClassName("chips");
        prompt = new PromptPanel(
                new PromptPanel.Actions(
                        actions::ground, clear, cancel, this::hoverPhrase, actions::toggle, actions::suggest),
                chips);
    }

    /** From left to right. */
    List<Component> columns() {
        UploadDropZone view = rail.dropZone(stage);
        view.getElement().getClassList().add("view");
        Section right = new Section(prompt, results, export);
        right.addClassName("right");
        return List.of(rail, view, right);
    }

    Rail rail() {
        return rail;
    }

    PromptPanel prompt() {
        return prompt;
    }

    ResultsPanel results() {
        return results;
    }

    /** @param replacing dims the answers, because newer ones are being made */
    void show(Sheet sheet, boolean replacing) {
        prompt.show(sheet);
        stage.show(sheet, replacing);
        results.show(sheet, replacing);
        export.show(sheet);
        modality.show(sheet.recognition(), sheet.image().modality());
        rail.show(sheet);
    }

    /** No image: a headline and a sentence in its place. */
    void showNothing(String head, String sentence) {
        prompt.show(null);
        stage.showNothing(head, sentence);
        results.clear();
        export.show(null);
        modality.setVisible(false);
        rail.show(null);
    }

    private void hoverRow(@Nullable UUID finding) {
        stage.hover(finding);
        prompt.hover(finding);
    }

    private void hoverRegion(@Nullable UUID finding) {
        results.hover(finding);
        prompt.hover(finding);
    }

    private void hoverPhrase(@Nullable UUID finding) {
        stage.hover(finding);
        results.hover(finding);
    }
}

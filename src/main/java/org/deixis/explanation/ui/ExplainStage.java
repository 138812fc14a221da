package org.deixis.explanation.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.deixis.study.Review;
import org.deixis.study.StoredImage;
import org.jspecify.annotations.Nullable;

/**
 * The image with its regions, beside it the one to compare with, the chosen finding below, and what stands there while no
 * image is open.
 */
final class ExplainStage extends Section {
    private static final long serialVersionUID = 1L;

    private final CaseViewer viewer;
    private final CaseViewer compared;
    private final H1 headline = new H1();
    private final Paragraph words = new Paragraph();
    private final ChosenFinding chosen;
    private transient @Nullable OpenCase shown;

    /**
     * @param select told of the finding that was clicked; null gives the choice up
     * @param hover told of the stored finding under the pointer; null for none
     */
    ExplainStage(Consumer<@Nullable Integer> select, Consumer<@Nullable UUID> hover, BiConsumer<UUID, Review> review) {
        Anchor choose = new Anchor("ground", "Choose an image");
        choose.setRouterIgnore(false);
        choose.addClassName("btn");
        Div welcome = new Div(headline, words, choose);
        welcome.addClassName("welcome");
        viewer = new CaseViewer(mark -> select.accept(isChosen(mark) ? null : mark.number()), hover);
        viewer.getElement().appendChild(welcome.getElement());
        viewer.addFindingSteppedListener(stepped -> {
            Mark next = viewer.stepped(stepped.step());
            select.accept(next == null ? null : next.number());
        });
        compared = new CaseViewer(mark -> {}, hover);
        Div pictures = new Div(viewer, compared);
        pictures.addClassName("pictures");
        chosen = new ChosenFinding(review, () -> select.accept(null));
        getElement().setAttribute("aria-label", "Image");
        addClassName("stage");
        add(pictures, chosen);
        compare(null);
    }

    /** No image: a headline and a sentence in its place. */
    void showNothing(String head, String sentence) {
        viewer.clear();
        compare(null);
        shown = null;
        headline.setText(head);
        words.setText(sentence);
        chosen.show(null, null);
    }

    void show(OpenCase now) {
        viewer.show(now.image(), now.marks(), now.chosenId());
        compare(now);
        chosen.show(now.chosen().orElse(null), now.image().id());
        shown = now;
    }

    private void compare(@Nullable OpenCase now) {
        StoredImage other = now == null ? null : now.compared();
        compared.setVisible(other != null);
        if (now == null || other == null) {
            compared.clear();
        } else {
            compared.show(other, now.seen().comparedMarks(), null);
        }
    }

    /** Draws the region of this stored finding stronger; the chosen one where null. */
    void point(@Nullable UUID finding) {
        viewer.pointAt(finding);
        compared.pointAt(finding);
    }

    private boolean isChosen(Mark mark) {
        return shown != null && mark.id().equals(shown.chosenId());
    }
}

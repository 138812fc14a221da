package org.deixis.explanation.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deixis.study.Review;
import org.deixis.study.StoredImage;
import org.deixis.viewer.StoredImageViewer;
import org.jspecify.annotations.Nullable;

/** The image with its regions, the chosen finding below it, and what stands there while no image is open. */
final class ExplainStage extends Section {
    private static final long serialVersionUID = 1L;

    private final StoredImageViewer viewer = new StoredImageViewer();
    private final H1 headline = new H1();
    private final Paragraph words = new Paragraph();
    private final ChosenFinding chosen;
    private transient @Nullable OpenCase shown;

    /**
     * @param select told of the finding that was clicked; null gives the choice up
     * @param hover told of the finding under the pointer; null for none
     */
    ExplainStage(
            Consumer<@Nullable Integer> select, Consumer<@Nullable Integer> hover, BiConsumer<UUID, Review> review) {
        Anchor choose = new Anchor("ground", "Choose an image");
        choose.setRouterIgnore(false);
        choose.addClassName("btn");
        Div welcome = new Div(headline, words, choose);
        welcome.addClassName("welcome");
        viewer.getElement().appendChild(welcome.getElement());
        viewer.addOverlayClickedListener(pressed -> select.accept(isSelected(pressed.tag()) ? null : pressed.tag()));
        viewer.addOverlayHoveredListener(over -> hover.accept(over.tag()));
        viewer.addFindingSteppedListener(stepped -> select.accept(step(stepped.step())));
        chosen = new ChosenFinding(review, () -> select.accept(null));
        getElement().setAttribute("aria-label", "Image");
        addClassName("stage");
        add(viewer, chosen);
    }

    /** No image: a headline and a sentence in its place. */
    void showNothing(String head, String sentence) {
        viewer.clear();
        shown = null;
        headline.setText(head);
        words.setText(sentence);
        chosen.show(null, null);
    }

    void show(OpenCase now) {
        StoredImage image = now.image();
        viewer.open(image.id(), image.width(), image.height(), corner(now));
        viewer.orient(image.modality());
        viewer.setOverlays(now.marks().stream()
                .map(Mark::overlay)
                .flatMap(Stream::ofNullable)
                .toList());
        viewer.choose(now.selected());
        chosen.show(now.chosen().orElse(null), image.id());
        shown = now;
    }

    /** Draws the region of this finding stronger; the chosen one where null. */
    void point(@Nullable Integer number) {
        viewer.point(number);
    }

    private boolean isSelected(int number) {
        return shown != null && shown.selected() != null && shown.selected() == number;
    }

    private @Nullable Integer step(int by) {
        List<Mark> marks = shown == null
                ? List.of()
                : shown.marks().stream().filter(m -> m.overlay() != null).toList();
        if (shown == null || marks.isEmpty()) {
            return null;
        }
        int at = shown.chosen().map(marks::indexOf).orElse(by > 0 ? -1 : marks.size());
        return marks.get(Math.floorMod(at + by, marks.size())).number();
    }

    private static List<String> corner(OpenCase now) {
        int count = now.marks().size();
        return List.of(now.image().title(), count == 1 ? "1 finding" : count + " findings");
    }
}

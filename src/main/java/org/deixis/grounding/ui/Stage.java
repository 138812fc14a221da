package org.deixis.grounding.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deixis.imaging.BoundingBox;
import org.deixis.inference.ClickHint;
import org.deixis.study.StoredHints;
import org.deixis.study.StoredImage;
import org.deixis.viewer.ClickMarker;
import org.deixis.viewer.StoredImageViewer;
import org.jspecify.annotations.Nullable;

/** The image with its regions, the tools below it, and what stands there while no image is open. */
final class Stage extends Div {
    private static final long serialVersionUID = 1L;

    private final StoredImageViewer viewer = new StoredImageViewer();
    private final ViewerToolbar tools;
    private final H1 headline = new H1();
    private final Paragraph words = new Paragraph();
    private final SimilarBar similar;
    private @Nullable transient Sheet shown;
    private @Nullable transient BoundingBox like;
    private boolean looking;

    /** @param hover told of the finding whose region is under the pointer; null when there is none */
    Stage(GroundActions actions, Consumer<@Nullable UUID> hover, SampleCards samples) {
        tools = new ViewerToolbar(viewer, actions::undo, actions::redo, this::look);
        similar = new SimilarBar(() -> tools.choose(viewer.neutralTool()));
        Div welcome = new Div(headline, words);
        welcome.addClassName("welcome");
        if (!samples.isEmpty()) {
            welcome.add(samples.cards());
        }
        viewer.getElement().appendChild(welcome.getElement());
        viewer.addClickPlacedListener(
                placed -> actions.click(new ClickHint(placed.x(), placed.y(), placed.positive())));
        viewer.addBoxDrawnListener(drawn -> {
            if (looking) {
                lookFor(drawn.box());
            } else {
                actions.box(drawn.box());
            }
        });
        viewer.addOverlayClickedListener(pressed -> idOf(pressed.tag()).ifPresent(actions::toggle));
        viewer.addOverlayHoveredListener(over ->
                hover.accept(over.tag() == null ? null : idOf(over.tag()).orElse(null)));
        viewer.addFindingSteppedListener(stepped -> actions.step(stepped.step()));
        addClassName("stage");
        add(viewer, similar, tools);
    }

    /** Whether boxes are drawn to find what is like them. */
    private void look(boolean now) {
        looking = now;
        lookFor(null);
    }

    private void lookFor(@Nullable BoundingBox box) {
        like = box;
        Sheet sheet = shown;
        if (looking && sheet != null) {
            similar.show(sheet.image().id(), box);
        } else {
            similar.setVisible(false);
        }
        showBox();
    }

    private void showBox() {
        Sheet sheet = shown;
        if (sheet != null) {
            viewer.setBox(looking ? like : hints(sheet).box());
        }
    }

    private static StoredHints hints(Sheet sheet) {
        return sheet.target().map(line -> line.finding().current().hints()).orElse(StoredHints.NONE);
    }

    /** No image: a headline and a sentence in its place. */
    void showNothing(String head, String sentence) {
        viewer.clear();
        shown = null;
        headline.setText(head);
        words.setText(sentence);
        tools.choose(viewer.neutralTool());
        tools.setUsable(false);
        tools.setHistory(false, false);
    }

    /** @param dimmed while newer answers are being made */
    void show(Sheet sheet, boolean dimmed) {
        StoredImage image = sheet.image();
        boolean other = viewer.open(image.id(), image.width(), image.height(), corner(sheet));
        if (other || shown == null || !Objects.equals(shown.modality(), sheet.modality())) {
            viewer.orient(sheet.modality());
            tools.setUsable(true);
            tools.neutral();
        }
        viewer.setOverlays(sheet.lines().stream()
                .map(line ->
                        line.overlay() == null && line.id().equals(sheet.selected()) ? line.disputed() : line.overlay())
                .flatMap(Stream::ofNullable)
                .toList());
        viewer.setDimmed(dimmed);
        viewer.setClicks(hints(sheet).clicks().stream()
                .map(click -> new ClickMarker(click.x(), click.y(), click.positive()))
                .toList());
        tools.setHistory(
                sheet.target().map(line -> line.finding().canUndo()).orElse(false),
                sheet.target().map(line -> line.finding().canRedo()).orElse(false));
        shown = sheet;
        showBox();
        viewer.choose(tag(sheet.selected()));
    }

    /** Draws the region of this finding stronger; the selected one where null. */
    void hover(@Nullable UUID id) {
        viewer.point(tag(id));
    }

    private @Nullable Integer tag(@Nullable UUID id) {
        return Optional.ofNullable(shown)
                .flatMap(sheet -> sheet.line(id))
                .map(line -> line.finding().seq())
                .orElse(null);
    }

    private static List<String> corner(Sheet sheet) {
        StoredImage image = sheet.image();
        return List.of(image.title(), "%,d × %,d px".formatted(image.width(), image.height()));
    }

    private Optional<UUID> idOf(int tag) {
        Sheet sheet = shown;
        return sheet == null
                ? Optional.empty()
                : sheet.lines().stream()
                        .filter(line -> line.finding().seq() == tag)
                        .map(FindingLine::id)
                        .findFirst();
    }
}

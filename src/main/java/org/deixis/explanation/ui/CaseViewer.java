package org.deixis.explanation.ui;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deixis.study.StoredImage;
import org.deixis.viewer.StoredImageViewer;
import org.jspecify.annotations.Nullable;

/** One image with its findings. What a text denies is drawn only while it is pointed at or chosen. */
final class CaseViewer extends StoredImageViewer {
    private static final long serialVersionUID = 1L;

    private transient List<Mark> marks = List.of();
    private @Nullable UUID pointed;
    private @Nullable UUID chosen;

    /**
     * @param select told of the finding that was clicked
     * @param hover told of the finding under the pointer; null for none
     */
    CaseViewer(Consumer<Mark> select, Consumer<@Nullable UUID> hover) {
        addOverlayClickedListener(pressed -> numbered(pressed.tag()).forEach(select));
        addOverlayHoveredListener(over ->
                hover.accept(numbered(over.tag()).map(Mark::id).findFirst().orElse(null)));
    }

    private Stream<Mark> numbered(@Nullable Integer tag) {
        return marks.stream().filter(mark -> Objects.equals(mark.number(), tag));
    }

    /** @param selected stored finding that was chosen, or null */
    void show(StoredImage image, List<Mark> findings, @Nullable UUID selected) {
        marks = List.copyOf(findings);
        chosen = selected;
        String count = findings.size() == 1 ? "1 finding" : findings.size() + " findings";
        open(image.id(), image.width(), image.height(), List.of(image.title(), count));
        orient(image.modality());
        draw();
    }

    /** Draws the region of this stored finding stronger; the chosen one where null, or not one of this image. */
    void pointAt(@Nullable UUID finding) {
        pointed = finding;
        draw();
    }

    private void draw() {
        setOverlays(marks.stream()
                .flatMap(mark -> Stream.ofNullable(isMeant(mark) ? mark.shown() : mark.overlay()))
                .toList());
        choose(tag(chosen));
        point(tag(pointed));
    }

    private boolean isMeant(Mark mark) {
        return mark.id().equals(pointed) || mark.id().equals(chosen);
    }

    private @Nullable Integer tag(@Nullable UUID finding) {
        return marks.stream()
                .filter(mark -> mark.id().equals(finding))
                .map(Mark::number)
                .findFirst()
                .orElse(null);
    }

    /** The finding so many further among those that are drawn, round and round; null where nothing is. */
    @Nullable
    Mark stepped(int by) {
        List<Mark> drawn = marks.stream().filter(m -> m.overlay() != null).toList();
        if (drawn.isEmpty()) {
            return null;
        }
        int at = drawn.stream().map(Mark::id).toList().indexOf(chosen);
        int from = at >= 0 ? at : by > 0 ? -1 : drawn.size();
        return drawn.get(Math.floorMod(from + by, drawn.size()));
    }
}

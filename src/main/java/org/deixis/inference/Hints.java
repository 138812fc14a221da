package org.deixis.inference;

import java.util.List;
import org.deixis.imaging.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * What the user pointed at for one phrase, in pixels of the original image.
 *
 * @param clicks in the order they were made
 * @param box the box drawn, or null
 * @param previous the mask logits of the round before, or null; what the clicks correct
 */
public record Hints(
        List<ClickHint> clicks,
        @Nullable BoundingBox box,
        @Nullable MaskLogits previous) {
    public static final Hints NONE = new Hints(List.of(), null, null);

    public Hints {
        clicks = List.copyOf(clicks);
    }

    public boolean isEmpty() {
        return clicks.isEmpty() && box == null && previous == null;
    }
}

package org.deixis.study;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.deixis.imaging.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * What the user pointed at, in pixels of the original image.
 *
 * @param clicks in the order they were made
 * @param box the box drawn, or null
 */
public record StoredHints(List<Click> clicks, @Nullable BoundingBox box) {
    public static final StoredHints NONE = new StoredHints(List.of(), null);

    public StoredHints {
        clicks = List.copyOf(clicks);
    }

    @JsonIgnore
    public boolean isEmpty() {
        return clicks.isEmpty() && box == null;
    }

    /** A click: column, row, and whether it says "this too" or "not here". */
    public record Click(int x, int y, boolean positive) {}
}

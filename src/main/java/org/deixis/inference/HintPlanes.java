package org.deixis.inference;

import java.nio.FloatBuffer;
import org.deixis.imaging.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * Draws what the user pointed at for the decoder: four planes of {@code side * side} cells over the letterbox frame.
 * Plane 0 holds positive clicks and plane 1 negative ones as discs of radius {@value #RADIUS}, plane 2 the box, plane 3
 * the mask of the round before as probabilities; all else is 0.
 */
final class HintPlanes {
    static final int PLANES = 4;

    private static final int RADIUS = 2;

    private final int side;
    private final Letterbox frame;

    HintPlanes(int imageWidth, int imageHeight, int side) {
        this.side = side;
        this.frame = new Letterbox(imageWidth, imageHeight, side);
    }

    /** @param target all zeros from {@code offset} on for {@code 4 * side * side} values */
    void draw(Hints hints, FloatBuffer target, int offset) {
        for (ClickHint click : hints.clicks()) {
            disc(click, target, offset + (click.positive() ? 0 : 1) * side * side);
        }
        box(hints.box(), target, offset + 2 * side * side);
        previous(hints.previous(), target, offset + 3 * side * side);
    }

    private void disc(ClickHint click, FloatBuffer target, int plane) {
        int cx = (int) Math.floor(frame.toFrame(click.x()));
        int cy = (int) Math.floor(frame.toFrame(click.y()));
        for (int y = Math.max(0, cy - RADIUS); y <= Math.min(side - 1, cy + RADIUS); y++) {
            for (int x = Math.max(0, cx - RADIUS); x <= Math.min(side - 1, cx + RADIUS); x++) {
                if ((x - cx) * (x - cx) + (y - cy) * (y - cy) <= RADIUS * RADIUS) {
                    target.put(plane + y * side + x, 1);
                }
            }
        }
    }

    private void box(@Nullable BoundingBox box, FloatBuffer target, int plane) {
        if (box == null) {
            return;
        }
        int left = cell(box.x());
        int top = cell(box.y());
        int right = Math.min(side, Math.max(left + 1, (int) Math.ceil((box.x() + box.width()) * frame.scale())));
        int bottom = Math.min(side, Math.max(top + 1, (int) Math.ceil((box.y() + box.height()) * frame.scale())));
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                target.put(plane + y * side + x, 1);
            }
        }
    }

    private int cell(int pixelEdge) {
        return Math.clamp((int) Math.floor(pixelEdge * frame.scale()), 0, side - 1);
    }

    private void previous(@Nullable MaskLogits mask, FloatBuffer target, int plane) {
        if (mask == null) {
            return;
        }
        int step = mask.size() / side;
        if (step * side != mask.size()) {
            throw new IllegalArgumentException(
                    "A mask of %d cells does not fit hints of %d".formatted(mask.size(), side));
        }
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double sum = 0;
                for (int j = 0; j < step * step; j++) {
                    sum += MaskLogits.sigmoid(mask.values()[(y * step + j / step) * mask.size() + x * step + j % step]);
                }
                target.put(plane + y * side + x, (float) (sum / (step * step)));
            }
        }
    }
}

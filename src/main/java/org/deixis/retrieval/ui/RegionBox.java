package org.deixis.retrieval.ui;

import org.deixis.imaging.BoundingBox;

/** Moves and resizes a region by keys, within its picture. All in pixels of the picture. */
final class RegionBox {
    /** Steps across the picture. */
    private static final int STEPS = 40;

    private RegionBox() {}

    /** The middle half. */
    static BoundingBox middle(int width, int height) {
        int w = Math.max(1, width / 2);
        int h = Math.max(1, height / 2);
        return new BoundingBox((width - w) / 2, (height - h) / 2, w, h);
    }

    /**
     * @param key an arrow, as the browser names it; any other changes nothing
     * @param resize moves the right or lower edge alone
     */
    static BoundingBox step(BoundingBox box, String key, boolean resize, int width, int height) {
        int across = Math.max(1, width / STEPS) * sign(key, "ArrowRight", "ArrowLeft");
        int down = Math.max(1, height / STEPS) * sign(key, "ArrowDown", "ArrowUp");
        return resize
                ? new BoundingBox(
                        box.x(),
                        box.y(),
                        Math.clamp((long) box.width() + across, 1, width - box.x()),
                        Math.clamp((long) box.height() + down, 1, height - box.y()))
                : new BoundingBox(
                        Math.clamp((long) box.x() + across, 0, width - box.width()),
                        Math.clamp((long) box.y() + down, 0, height - box.height()),
                        box.width(),
                        box.height());
    }

    private static int sign(String key, String forth, String back) {
        return key.equals(forth) ? 1 : key.equals(back) ? -1 : 0;
    }
}

package org.deixis.retrieval.ui;

import java.util.Locale;
import org.deixis.imaging.BoundingBox;
import org.deixis.retrieval.ImageTextPair;
import org.deixis.retrieval.PictureQuery;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a query, found.
 *
 * @param query how it is searched by
 * @param url of the displayable picture
 * @param width in pixels of the original; 0 where it does not open
 * @param height in pixels of the original; 0 where it does not open
 * @param pair whose picture it is; null where it belongs to none
 */
record AskedPicture(
        PictureQuery query,
        String url,
        int width,
        int height,
        @Nullable ImageTextPair pair) {

    /** Declarations that show the region, or the whole picture's middle, as the background of a square. */
    String crop(int sideCssPx) {
        BoundingBox whole = new BoundingBox(0, 0, Math.max(1, width), Math.max(1, height));
        BoundingBox shown = query.region() == null ? whole : query.region();
        double scale = (double) sideCssPx / Math.min(shown.width(), shown.height());
        return String.format(
                Locale.ROOT,
                "background-image:url('%s');background-size:%.1fpx %.1fpx;background-position:%.1fpx %.1fpx",
                url,
                whole.width() * scale,
                whole.height() * scale,
                (sideCssPx - shown.width() * scale) / 2 - shown.x() * scale,
                (sideCssPx - shown.height() * scale) / 2 - shown.y() * scale);
    }
}

package org.deixis.grounding;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.deixis.imaging.MedicalImage;
import org.deixis.imaging.SegmentationMask;
import org.deixis.study.Review;
import org.deixis.study.Verdict;
import org.deixis.viewer.StructurePalette;

/**
 * The image at its own size with what was located: outlines, a 12 % fill and number tags, and below it a strip with the
 * legend and the notice. Images narrower than {@value #NARROWEST} pixels get a margin at the right for the strip's sake. One
 * picture is made at a time, for a hundred megapixels take some hundred megabytes.
 */
public final class OverlayPicture {
    static final String NOTICE = ResultDocument.NOTICE + " Not located does not mean absent.";

    private static final int NARROWEST = 240;
    private static final float FILL = 0.12f;
    private static final int DASH = 6;
    private static final Color STRIP = new Color(0x10151c);
    private static final Color WORDS = new Color(0xe6edf3);

    private final BufferedImage canvas;
    private final Graphics2D pen;
    private final int width;
    private final int height;
    private final int stroke;
    private final Font font;
    private final List<Rectangle> tags = new ArrayList<>();

    private OverlayPicture(MedicalImage image, List<GroundingResult> drawn) {
        this.width = image.width();
        this.height = image.height();
        this.stroke = Math.max(1, Math.round(Math.max(width, height) / 400f));
        int wide = Math.max(width, NARROWEST);
        this.font = new Font(Font.SANS_SERIF, Font.PLAIN, Math.clamp(wide / 50, 10, 40));
        List<String> lines = strip(drawn, wide);
        int line = font.getSize() + font.getSize() / 2;
        this.canvas = new BufferedImage(wide, height + (lines.size() + 1) * line, BufferedImage.TYPE_3BYTE_BGR);
        this.pen = canvas.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setFont(font);
        paint(image);
        pen.setColor(STRIP);
        pen.fillRect(0, height, wide, canvas.getHeight() - height);
        pen.setColor(WORDS);
        int y = height + line;
        for (String words : lines) {
            pen.drawString(words, font.getSize(), y);
            y += line;
        }
    }

    /** @param results of this image; those without regions, and those that were rejected, only stand in the legend */
    public static byte[] png(MedicalImage image, List<GroundingResult> results) {
        synchronized (OverlayPicture.class) {
            OverlayPicture picture = new OverlayPicture(image, results);
            Set<String> taken = new HashSet<>();
            for (GroundingResult result : results) {
                if (!result.regions().isEmpty() && result.review() != Review.REJECTED) {
                    String name = result.concept() == null ? result.text() : result.concept();
                    String colour = StructurePalette.colourFor(name, taken);
                    taken.add(colour);
                    picture.draw(result, Color.decode(colour));
                }
            }
            return picture.encoded();
        }
    }

    private void paint(MedicalImage image) {
        byte[] rgb = image.toRgb8();
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = (y * width + x) * 3;
                row[x] = (rgb[i] & 0xff) << 16 | (rgb[i + 1] & 0xff) << 8 | rgb[i + 2] & 0xff;
            }
            canvas.setRGB(0, y, width, 1, row, 0, width);
        }
    }

    private void draw(GroundingResult result, Color colour) {
        SegmentationMask mask = result.mask(width, height);
        BitSet bits = mask.toBits();
        boolean dashed = result.verdict() != Verdict.FOUND;
        int rgb = colour.getRGB();
        for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
            canvas.setRGB(i % width, i / width, blended(canvas.getRGB(i % width, i / width), rgb));
        }
        pen.setColor(colour);
        for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
            int x = i % width;
            int y = i / width;
            if (isEdge(bits, x, y) && !(dashed && (x + y) / (DASH * stroke) % 2 == 1)) {
                pen.fillRect(Math.max(0, x - stroke / 2), Math.max(0, y - stroke / 2), stroke, stroke);
            }
        }
        mask.centre().ifPresent(at -> tag(result.number(), colour, at));
    }

    private boolean isEdge(BitSet bits, int x, int y) {
        return x == 0
                || y == 0
                || x == width - 1
                || y == height - 1
                || !bits.get(y * width + x - 1)
                || !bits.get(y * width + x + 1)
                || !bits.get((y - 1) * width + x)
                || !bits.get((y + 1) * width + x);
    }

    private void tag(int number, Color colour, SegmentationMask.Point at) {
        String digits = Integer.toString(number);
        FontMetrics metrics = pen.getFontMetrics();
        int high = metrics.getHeight();
        int wide = Math.max(high, metrics.stringWidth(digits) + high / 2);
        int left = Math.clamp(at.x() - wide / 2, 0, Math.max(0, width - wide));
        int top = Math.clamp(at.y() - high / 2, 0, Math.max(0, height - high));
        Rectangle place = new Rectangle(left, top, wide, high);
        while (tags.stream().anyMatch(place::intersects) && place.x + 2 * wide <= width) {
            place.translate(wide, 0); // the same structure under two names: the tags stand side by side
        }
        tags.add(place);
        pen.setColor(colour);
        pen.fillRoundRect(place.x, place.y, wide, high, high, high);
        pen.setColor(STRIP);
        pen.setStroke(new BasicStroke(1));
        pen.drawString(digits, place.x + (wide - metrics.stringWidth(digits)) / 2, place.y + metrics.getAscent());
    }

    private static int blended(int under, int over) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int a = under >> shift & 0xff;
            int b = over >> shift & 0xff;
            mixed |= Math.round(a + (b - a) * FILL) << shift;
        }
        return mixed;
    }

    /** The legend and the notice, broken at spaces to the width. */
    private List<String> strip(List<GroundingResult> results, int wide) {
        Graphics2D ruler = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR).createGraphics();
        FontMetrics metrics = ruler.getFontMetrics(font);
        ruler.dispose();
        List<String> lines = new ArrayList<>();
        for (GroundingResult result : results) {
            String read = result.readAs() == null ? "" : " (read as %s)".formatted(result.readAs());
            broken(
                    "%d  %s%s: %s%s"
                            .formatted(
                                    result.number(),
                                    result.text(),
                                    read,
                                    result.verdict().words(),
                                    result.review() == null
                                            ? ""
                                            : ", " + result.review().slug() + " by a person"),
                    wide,
                    metrics,
                    lines);
        }
        broken(NOTICE, wide, metrics, lines);
        return lines;
    }

    private void broken(String words, int wide, FontMetrics metrics, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ")) {
            if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > wide - 2 * font.getSize()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
    }

    private byte[] encoded() {
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(canvas, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

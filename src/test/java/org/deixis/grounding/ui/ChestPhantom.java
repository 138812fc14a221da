package org.deixis.grounding.ui;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** A drawn picture that looks roughly like a frontal chest x-ray; nobody's chest. The same one every time. */
final class ChestPhantom {
    static final int WIDTH = 640;
    static final int HEIGHT = 560;

    private static final long SEED = 20250711;
    private static final int MIDDLE = WIDTH / 2;

    private ChestPhantom() {}

    static byte[] png() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture(), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static BufferedImage picture() {
        BufferedImage sheet = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        draw(sheet, ChestPhantom::body);
        sheet = blurred(sheet, 9);
        draw(sheet, ChestPhantom::lungs);
        sheet = blurred(sheet, 5);
        draw(sheet, ChestPhantom::vessels);
        draw(sheet, ChestPhantom::mediastinum);
        draw(sheet, ChestPhantom::bones);
        sheet = blurred(sheet, 3);
        grain(sheet);
        return sheet;
    }

    private static void draw(BufferedImage sheet, Consumer<Graphics2D> what) {
        Graphics2D g = sheet.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        what.accept(g);
        g.dispose();
    }

    private static void body(Graphics2D g) {
        g.setColor(new Color(8, 8, 8));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        Path2D trunk = new Path2D.Double();
        trunk.moveTo(250, -10);
        trunk.curveTo(250, 60, 150, 70, 60, 110);
        trunk.curveTo(20, 130, 10, 200, -10, 230);
        trunk.lineTo(-10, 330);
        trunk.curveTo(40, 330, 62, 380, 60, 580);
        trunk.lineTo(580, 580);
        trunk.curveTo(578, 380, 600, 330, 650, 330);
        trunk.lineTo(650, 230);
        trunk.curveTo(630, 200, 620, 130, 580, 110);
        trunk.curveTo(490, 70, 390, 60, 390, -10);
        trunk.closePath();
        g.setColor(new Color(128, 128, 128));
        g.fill(trunk);
        g.setColor(new Color(165, 165, 165));
        g.fill(new Ellipse2D.Double(95, 400, 450, 330));
        g.setColor(new Color(150, 150, 150));
        g.fill(new Ellipse2D.Double(270, -60, 100, 760));
    }

    private static void lungs(Graphics2D g) {
        Shape lung = lung();
        AffineTransform mirror = AffineTransform.getTranslateInstance(WIDTH, 8);
        mirror.scale(-1, 1);
        g.setColor(new Color(46, 46, 46));
        g.fill(lung);
        g.fill(mirror.createTransformedShape(lung));
    }

    private static Path2D lung() {
        Path2D lung = new Path2D.Double();
        lung.moveTo(232, 82);
        lung.curveTo(180, 78, 138, 150, 116, 240);
        lung.curveTo(98, 310, 92, 390, 100, 442);
        lung.curveTo(130, 410, 200, 392, 262, 424);
        lung.curveTo(268, 380, 272, 330, 270, 280);
        lung.curveTo(268, 220, 278, 160, 272, 120);
        lung.curveTo(266, 96, 250, 84, 232, 82);
        lung.closePath();
        return lung;
    }

    private static void vessels(Graphics2D g) {
        Random random = new Random(SEED);
        for (int i = 0; i < 52; i++) {
            int side = i % 2 == 0 ? -1 : 1;
            double angle = Math.PI * (0.08 + 0.84 * random.nextDouble()) - Math.PI / 2;
            double length = (50 + 85 * random.nextDouble()) / 12;
            double x = MIDDLE + side * 52;
            double y = 262;
            for (int step = 0; step < 12; step++) {
                double bend = angle + 0.25 * random.nextGaussian();
                double u = x + side * length * Math.cos(bend);
                double v = y + length * Math.sin(bend) * 1.25;
                g.setStroke(new BasicStroke((float) (4.4 * (1 - step / 12.0) + 0.6)));
                g.setColor(new Color(150, 150, 150, (int) (80 * (1 - step / 13.0))));
                g.drawLine((int) x, (int) y, (int) u, (int) v);
                x = u;
                y = v;
            }
        }
    }

    private static void mediastinum(Graphics2D g) {
        Path2D heart = new Path2D.Double();
        heart.moveTo(296, 90);
        heart.curveTo(288, 170, 290, 220, 276, 290);
        heart.curveTo(262, 350, 262, 400, 282, 440);
        heart.curveTo(320, 462, 410, 462, 428, 436);
        heart.curveTo(450, 404, 434, 360, 396, 312);
        heart.curveTo(368, 276, 374, 220, 364, 180);
        heart.curveTo(358, 150, 350, 120, 346, 90);
        heart.closePath();
        g.setColor(new Color(178, 178, 178, 235));
        g.fill(heart);
        g.setColor(new Color(205, 205, 205, 90));
        for (int y = 20; y < HEIGHT; y += 30) {
            g.fillRoundRect(296, y, 48, 23, 8, 8);
        }
        g.setColor(new Color(70, 70, 70, 90));
        g.fillRoundRect(310, 0, 20, 190, 12, 12);
    }

    private static void bones(Graphics2D g) {
        g.setStroke(new BasicStroke(9, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(new Color(220, 220, 220, 46));
        for (int i = 0; i < 9; i++) {
            int reach = 150 + Math.min(i, 5) * 14;
            both(g, 26, 92 + i * 40, reach * 0.6, 58 + i * 40, reach, 102 + i * 40, reach + 30, 166 + i * 40);
        }
        g.setStroke(new BasicStroke(13, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(new Color(225, 225, 225, 70));
        both(g, 30, 112, 90, 92, 150, 110, 236, 86);
    }

    /** A curve at each side; columns count from the middle. */
    private static void both(
            Graphics2D g, double x1, double y1, double x2, double y2, double x3, double y3, double x4, double y4) {
        for (int side = -1; side <= 1; side += 2) {
            Path2D curve = new Path2D.Double();
            curve.moveTo(MIDDLE + side * x1, y1);
            curve.curveTo(MIDDLE + side * x2, y2, MIDDLE + side * x3, y3, MIDDLE + side * x4, y4);
            g.draw(curve);
        }
    }

    private static BufferedImage blurred(BufferedImage image, int size) {
        float[] box = new float[size * size];
        Arrays.fill(box, 1f / box.length);
        ConvolveOp mean = new ConvolveOp(new Kernel(size, size, box), ConvolveOp.EDGE_NO_OP, null);
        return mean.filter(mean.filter(image, null), null);
    }

    private static void grain(BufferedImage image) {
        Random random = new Random(SEED);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                long grey = Math.round(image.getRaster().getSample(x, y, 0) + 3.2 * random.nextGaussian());
                image.getRaster().setSample(x, y, 0, Math.clamp(grey, 0, 255));
            }
        }
    }
}

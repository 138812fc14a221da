package org.deixis.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MedicalImageReaderTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"png,10", "tiff,10", "png,5", "tiff,5", "png,12"})
    void readsEightBitPictures(String format, int type) throws IOException {
        BufferedImage picture = new BufferedImage(7, 5, type);
        picture.setRGB(3, 2, 0xffffffff);
        MedicalImage image = MedicalImageReader.read(write(picture, format));
        assertThat(image.width()).isEqualTo(7);
        assertThat(image.height()).isEqualTo(5);
        assertThat(image.bitsPerSample()).isEqualTo(8);
        assertThat(image.sample(3, 2, 0)).isEqualTo(255);
        assertThat(image.sample(2, 2, 0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tiff"})
    void keepsSixteenBitGrey(String format) throws IOException {
        BufferedImage picture = new BufferedImage(4, 3, BufferedImage.TYPE_USHORT_GRAY);
        picture.getRaster().setSample(1, 2, 0, 40_000);
        MedicalImage image = MedicalImageReader.read(write(picture, format));
        assertThat(image.bitsPerSample()).isEqualTo(16);
        assertThat(image.sample(1, 2, 0)).isEqualTo(40_000);
    }

    @Test
    void putsTransparentPixelsOnBlack() throws IOException {
        BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, 0x00ffffff);
        picture.setRGB(1, 0, 0xff804020);
        MedicalImage image = MedicalImageReader.read(write(picture, "png"));
        assertThat(image.sample(0, 0, 1)).isZero();
        assertThat(new int[] {image.sample(1, 0, 0), image.sample(1, 0, 1), image.sample(1, 0, 2)})
                .containsExactly(0x80, 0x40, 0x20);
    }

    @Test
    void looksUpPaletteColours() throws IOException {
        BufferedImage picture = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_INDEXED);
        picture.setRGB(0, 0, Color.RED.getRGB());
        MedicalImage image = MedicalImageReader.read(write(picture, "png"));
        assertThat(image.channels()).isEqualTo(3);
        assertThat(image.sample(0, 0, 0)).isEqualTo(255);
        assertThat(image.sample(0, 0, 1)).isZero();
    }

    @Test
    void turnsAPictureAsItsExifOrientationSays() throws IOException {
        BufferedImage picture = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 16, 16);
        g.dispose();
        byte[] jpeg = Files.readAllBytes(write(picture, "jpg"));
        byte[] exif = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(exif);
        out.write(jpeg, 2, jpeg.length - 2);
        Path file = folder.resolve("turned.jpg");
        Files.write(file, out.toByteArray());
        MedicalImage image = MedicalImageReader.read(file);
        assertThat(image.width()).isEqualTo(32);
        assertThat(image.height()).isEqualTo(64);
        // 6 = the camera's right side is up: the top left corner of the file goes to the top right
        assertThat(image.sample(28, 4, 0)).isGreaterThan(200);
        assertThat(image.sample(4, 4, 0)).isLessThan(50);
        assertThat(MedicalImageReader.header(file).height()).isEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"%PDF-1.7 hello|This is a PDF document", "hello there|This is a text file, not an image"})
    void namesWhatAFileIsWhenItIsNoImage(String content, String sentence) throws IOException {
        Path file = Files.writeString(folder.resolve("scan.png"), content);
        assertThatThrownBy(() -> MedicalImageReader.read(file))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessage(sentence + "; PNG, JPEG and TIFF images can be opened.");
    }

    @Test
    void goesByContentAndNotByName() throws IOException {
        Path png = write(new BufferedImage(3, 3, BufferedImage.TYPE_INT_RGB), "png");
        Path named = Files.move(png, folder.resolve("wrong.jpg"));
        assertThat(MedicalImageReader.header(named).format()).isEqualTo("PNG");
        assertThat(MedicalImageReader.read(named).width()).isEqualTo(3);
    }

    @Test
    void saysWhenAFileIsEmptyOrMissing() throws IOException {
        Path empty = Files.createFile(folder.resolve("none.png"));
        assertThatThrownBy(() -> MedicalImageReader.read(empty)).hasMessage("The file is empty (0 bytes).");
        assertThatThrownBy(() -> MedicalImageReader.read(folder.resolve("nowhere.png")))
                .isInstanceOf(UnreadableImageException.class);
    }

    @Test
    void refusesAPixelBombBeforeDecoding() throws IOException {
        Path file = Files.write(folder.resolve("bomb.png"), pngHeader(30_000, 30_000));
        assertThatThrownBy(() -> MedicalImageReader.read(file))
                .hasMessage("The image has 30,000 x 30,000 pixels; at most 100 megapixels are read.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "tiff"})
    void refusesATruncatedPictureInsteadOfShowingItHalf(String format) throws IOException {
        Path whole = write(noise(200, 150, new Random(1)), format);
        byte[] bytes = Files.readAllBytes(whole);
        Path half = Files.write(folder.resolve("half." + format), Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> MedicalImageReader.read(half)).isInstanceOf(UnreadableImageException.class);
    }

    @Test
    void saysThatAPngIsCutShortWhereverItIsCut() throws IOException {
        byte[] bytes = Files.readAllBytes(write(noise(300, 200, new Random(1)), "png"));
        for (int kept : new int[] {40, 60, 9_000, bytes.length / 2, bytes.length - 20}) {
            Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(bytes, kept));
            assertThatThrownBy(() -> MedicalImageReader.read(cut)).hasMessageContaining("cut short");
        }
    }

    @Test
    void answersEveryDamagedFileWithASentenceAndInTime() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (String format : new String[] {"png", "jpg", "tiff"}) {
            byte[] good = Files.readAllBytes(write(noise(60, 40, random), format));
            for (int i = 0; i < 60; i++) {
                byte[] bad = random.nextBoolean() ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
                for (int k = 0; bad.length > 0 && k < 1 + random.nextInt(8); k++) {
                    bad[random.nextInt(Math.min(bad.length, 400))] = (byte) random.nextInt();
                }
                Path file = Files.write(folder.resolve("fuzz." + format), bad);
                long start = System.nanoTime();
                try {
                    assertThat(MedicalImageReader.read(file).width()).isPositive();
                } catch (UnreadableImageException e) {
                    assertThat(e.getMessage())
                            .as("seed %d, %s %d", seed, format, i)
                            .endsWith(".");
                }
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .isLessThan(Duration.ofSeconds(ImageLimits.MAX_SECONDS + 2));
            }
        }
    }

    private Path write(BufferedImage picture, String format) throws IOException {
        Path file = folder.resolve("picture." + format);
        assertThat(ImageIO.write(picture, format, file.toFile())).isTrue();
        return file;
    }

    private static BufferedImage noise(int w, int h, Random random) {
        BufferedImage picture = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        int[] rgb = new int[w * h];
        Arrays.setAll(rgb, i -> random.nextInt());
        picture.setRGB(0, 0, w, h, rgb, 0, w);
        assertThat(picture.getRaster().getDataBuffer().getDataType()).isEqualTo(DataBuffer.TYPE_INT);
        return picture;
    }

    private static byte[] pngHeader(int width, int height) {
        ByteBuffer chunk = ByteBuffer.allocate(17).put("IHDR".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        chunk.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(chunk.array());
        ByteBuffer png = ByteBuffer.allocate(8 + 4 + 17 + 4);
        png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a});
        return png.putInt(13).put(chunk.array()).putInt((int) crc.getValue()).array();
    }
}

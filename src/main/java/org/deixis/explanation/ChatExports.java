package org.deixis.explanation;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.deixis.grounding.GroundingExports;
import org.deixis.grounding.GroundingResult;
import org.deixis.grounding.OverlayPicture;
import org.deixis.imaging.MedicalImage;
import org.deixis.study.Images;
import org.deixis.study.StoredImage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/**
 * Conversations to take away, with pictures of the regions that they cite. Every export carries the notice. Thread-safe.
 *
 * <p>Each method throws {@link org.deixis.study.StudyStoreException} with a sentence when there is no such image.
 */
@Service
@Profile("!cli")
public class ChatExports {
    /** Longer side of a picture, in pixels; larger images are made smaller. */
    static final int LARGEST_PICTURE = 1200;
    /** Regions that get a picture of their own. */
    static final int MOST_PICTURES = 12;

    private final Images images;
    private final GroundingExports findings;
    private final ChatHistory history;
    private final String version;

    ChatExports(
            Images images,
            GroundingExports findings,
            ChatHistory history,
            @Value("${deixis.version:}") String version) {
        this.images = images;
        this.findings = findings;
        this.history = history;
        this.version = version;
    }

    /**
     * A zip archive with {@code chat.md} and the pictures it shows.
     *
     * @param chat of this image
     */
    public byte[] markdown(UUID imageId, UUID chat) {
        StoredImage image = images.get(imageId);
        List<AnswerRecord> answers = answers(chat);
        Map<String, byte[]> pictures = pictures(image, answers);
        String text = new ChatMarkdown(image, version, answers, pictures.keySet()).text();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            add(zip, "chat.md", text.getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> picture : pictures.entrySet()) {
                add(zip, picture.getKey(), picture.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * One page of HTML that needs nothing else: styles and pictures are in it, and it runs no script.
     *
     * @param chat of this image
     */
    public byte[] html(UUID imageId, UUID chat) {
        StoredImage image = images.get(imageId);
        List<AnswerRecord> answers = answers(chat);
        return new ChatPage(image, version, answers, pictures(image, answers))
                .text()
                .getBytes(StandardCharsets.UTF_8);
    }

    private List<AnswerRecord> answers(UUID chat) {
        return history.answers(chat).stream().map(ChatHistory.Kept::answer).toList();
    }

    /** By file name: all cited findings that are still there and drawn, first together, then one by one. */
    private Map<String, byte[]> pictures(StoredImage image, List<AnswerRecord> answers) {
        Set<String> cited = answers.stream()
                .flatMap(answer -> answer.cited().stream())
                .map(AnswerRecord.Cited::id)
                .collect(Collectors.toSet());
        List<GroundingResult> drawn = findings.results(image.id()).stream()
                .filter(result -> cited.contains("finding:" + result.number()))
                .filter(result -> !result.regions().isEmpty())
                .toList();
        Map<String, byte[]> pictures = new LinkedHashMap<>();
        if (drawn.isEmpty()) {
            return pictures;
        }
        MedicalImage pixels = images.pixels(image);
        pictures.put("pictures/all.png", smaller(OverlayPicture.png(pixels, drawn)));
        drawn.stream()
                .limit(MOST_PICTURES)
                .forEach(result -> pictures.put(
                        "pictures/" + result.fileSlug() + ".png",
                        smaller(OverlayPicture.png(pixels, List.of(result)))));
        return pictures;
    }

    private static byte[] smaller(byte[] png) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
            int longer = Math.max(picture.getWidth(), picture.getHeight());
            if (longer <= LARGEST_PICTURE) {
                return png;
            }
            int width = Math.max(1, picture.getWidth() * LARGEST_PICTURE / longer);
            int height = Math.max(1, picture.getHeight() * LARGEST_PICTURE / longer);
            BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
            Graphics2D pen = small.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            pen.drawImage(picture, 0, 0, width, height, null);
            pen.dispose();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(small, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}

package org.deixis.grounding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deixis.language.PhraseParser;
import org.deixis.language.Polarity;
import org.deixis.study.Findings;
import org.deixis.study.Images;
import org.deixis.study.Provenance;
import org.deixis.study.Revision;
import org.deixis.study.Sentence;
import org.deixis.study.StoredImage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/**
 * An image's kept findings to take away. Every export carries the notice. Thread-safe.
 *
 * <p>Each method throws {@link org.deixis.study.StudyStoreException} with a sentence when there is no such image.
 */
@Service
@Profile("!cli")
public class GroundingExports {
    private final Images images;
    private final Findings findings;
    private final PhraseParser parser;
    private final String version;

    GroundingExports(
            Images images, Findings findings, PhraseParser parser, @Value("${deixis.version:}") String version) {
        this.images = images;
        this.findings = findings;
        this.parser = parser;
        this.version = version;
    }

    /** The findings in the shape of {@code deixis ground --json}, each with its provenance. */
    public byte[] json(UUID imageId) {
        StoredImage image = images.get(imageId);
        List<GroundingResult> results = results(imageId);
        Provenance last = results.isEmpty() ? null : results.getLast().provenance();
        ImageResult answered = new ImageResult.Answered(
                image.title(), image.sha256(), image.width(), image.height(), image.modality(), null, null, results);
        return ResultDocument.write(
                        version,
                        last == null ? null : ResultDocument.Pack.of(last),
                        last == null ? null : last.device(),
                        List.of(answered))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The image at its own size with outlines, tags, legend and notice, as PNG. */
    public byte[] overlay(UUID imageId) {
        StoredImage image = images.get(imageId);
        return OverlayPicture.png(images.pixels(image), results(imageId));
    }

    /**
     * A zip archive with one 1-bit PNG per finding, {@code <nn>-<slug>.png}, all zero when nothing is drawn, the JSON and
     * the notice.
     */
    public byte[] masks(UUID imageId) {
        StoredImage image = images.get(imageId);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            add(zip, "NOTICE.txt", (OverlayPicture.NOTICE + "\n").getBytes(StandardCharsets.UTF_8));
            add(zip, "findings.json", json(imageId));
            for (GroundingResult result : results(imageId)) {
                add(
                        zip,
                        result.fileSlug() + ".png",
                        result.mask(image.width(), image.height()).toPng());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** What is kept of an image, by number tag. */
    public List<GroundingResult> results(UUID imageId) {
        return findings.of(imageId).stream()
                .map(finding -> GroundingResult.of(finding, polarity(finding.current())))
                .toList();
    }

    private Polarity polarity(Revision revision) {
        Sentence said = revision.sentence();
        return said == null ? parser.split(revision.phrase()).getFirst().polarity() : SentenceRecord.polarity(said);
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}

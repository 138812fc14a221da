package org.deixis.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.deixis.Application;
import org.deixis.study.Findings;
import org.deixis.study.Images;
import org.deixis.study.StoredImage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Conversations taken away as Markdown and as a page; what strangers wrote marks nothing up. */
class ChatExportsTest {
    private static final String HOSTILE = "<script>alert(1)</script> ![x](http://example.org/x.png) [a](javascript:b)";

    @TempDir
    static Path home;

    private static ConfigurableApplicationContext app;
    private static StoredImage image;
    private static UUID chat;

    @BeforeAll
    static void keepAConversation() {
        app = new SpringApplication(Application.class)
                .run(
                        "--server.port=0",
                        "--deixis.study.data-dir=" + home,
                        "--deixis.inference.models-dir=src/test/resources/packs");
        image = app.getBean(Images.class).store(new ByteArrayInputStream(StoredChest.png(3)), "Chest <1>.png");
        app.getBean(Findings.class).record(image.id(), StoredChest.answers());
        AnswerRecord answer = new AnswerRecord(
                UUID.randomUUID(),
                HOSTILE,
                ReadingLevel.CLINICIAN,
                Instant.parse("2026-01-02T03:04:05Z"),
                12,
                "scripted",
                "answer/1",
                List.of(
                        new AnswerRecord.Said(
                                "FINDINGS", "The left lung was located.", List.of("finding:1"), "scripted"),
                        new AnswerRecord.Said(
                                "LIMITS", "“" + HOSTILE + "” is not taught.", List.of("finding:3"), "narrator")),
                List.of(new AnswerRecord.Withheld(
                        "The left lung is clear.", List.of("finding:1"), "Not assessed.", "scripted")),
                2,
                1,
                List.of(new AnswerRecord.Step("compare", "<i>earlier</i>", "3 findings", 4)),
                List.of(
                        new AnswerRecord.Cited("finding:1", "left lung · likely", "Left lung: located."),
                        new AnswerRecord.Cited("finding:3", HOSTILE, HOSTILE)),
                "Answered by the offline narrator: scripted did not reply within 60 s.",
                false);
        chat = app.getBean(ChatHistory.class).keep(image.id(), null, answer).chat();
    }

    @AfterAll
    static void close() {
        app.close();
    }

    @Test
    void aPageNeedsNothingElseAndRunsNoScript() {
        String page = new String(app.getBean(ChatExports.class).html(image.id(), chat), StandardCharsets.UTF_8);
        assertThat(page)
                .contains("Research use. Not a medical device. Not located does not mean absent.")
                .contains("default-src 'none'")
                .contains("data:image/png;base64,")
                .contains("The left lung was located.")
                .contains("title=\"finding:1\"")
                .contains("1 left lung · likely")
                .contains("1 draft sentence withheld")
                .contains("2 sentences without evidence dropped · 1 unknown id dropped")
                .contains("Answered by the offline narrator: scripted did not reply within 60 s.")
                .contains("scripted, then offline narrator")
                .contains("Compared with &lt;i&gt;earlier&lt;/i&gt;.")
                .contains("<h3>FINDINGS</h3>")
                .doesNotContain("<script>", "<1>")
                .doesNotContainPattern("(?:src|href)=\"(?!data:)");
    }

    @Test
    void anArchiveHasTheTextAndThePicturesThatItShows() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] archive = app.getBean(ChatExports.class).markdown(image.id(), chat);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(files).containsOnlyKeys("chat.md", "pictures/all.png", "pictures/01-left-lung.png");
        String text = new String(files.get("chat.md"), StandardCharsets.UTF_8);
        assertThat(text)
                .contains("Research use. Not a medical device.")
                .contains("![Cited regions](pictures/all.png)")
                .contains("![01\\-left\\-lung](pictures/01-left-lung.png)")
                .contains("- The left lung was located. \\[finding:1 left lung · likely\\]")
                .contains("1 draft sentence withheld")
                .contains("Compared with \\<i\\>earlier\\</i\\>.")
                .contains("2 sentences without evidence dropped · 1 unknown id dropped")
                .doesNotContain("<script>")
                .doesNotContain("](http", "](javascript");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(files.get("pictures/01-left-lung.png")));
        assertThat(picture.getWidth()).isGreaterThanOrEqualTo(80);
    }
}

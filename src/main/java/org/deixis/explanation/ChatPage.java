package org.deixis.explanation;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deixis.study.StoredImage;
import org.springframework.web.util.HtmlUtils;

/** A conversation as one page of HTML. What people and models wrote is escaped, and the page forbids scripts. */
final class ChatPage {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            :root { color-scheme: light dark; }
            body { max-width: 820px; margin: 2rem auto; padding: 0 1rem; font: 15px/1.55 system-ui, sans-serif; }
            h1 { font-size: 1.4rem; } h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
            h3 { margin: 1rem 0 .25rem; font-size: .8rem; letter-spacing: .06em; }
            .notice { padding: .6rem .8rem; border: 1px solid #8886; border-radius: 8px; font-weight: 600; }
            .ev { padding: 0 .5em; border: 1px solid #8886; border-radius: 99px; font-size: .8em; white-space: nowrap; }
            .by, .meta { color: #777; font-size: .85em; }
            img { max-width: 100%%; } figure { margin: 1rem 0; } p { margin: .3rem 0; }
            </style>
            </head>
            <body>
            """;

    private final StoredImage image;
    private final String version;
    private final List<AnswerRecord> answers;
    private final Map<String, byte[]> pictures;

    /** @param pictures PNG by name, the one of all regions first */
    ChatPage(StoredImage image, String version, List<AnswerRecord> answers, Map<String, byte[]> pictures) {
        this.image = image;
        this.version = version;
        this.answers = answers;
        this.pictures = pictures;
    }

    String text() {
        StringBuilder page = new StringBuilder(HEAD.formatted(escaped(image.title())));
        page.append("<h1>%s</h1>\n<p class=\"notice\">%s</p>\n".formatted(escaped(image.title()), ChatText.NOTICE));
        page.append("<p class=\"meta\">Image SHA-256 %s, %d × %d px. Deixis %s.</p>\n"
                .formatted(image.sha256(), image.width(), image.height(), escaped(version)));
        pictures.entrySet().stream().limit(1).forEach(all -> picture(all, "Cited regions", page));
        answers.forEach(answer -> answer(answer, page));
        if (pictures.size() > 1) {
            page.append("<h2>Regions</h2>\n");
            pictures.entrySet().stream()
                    .skip(1)
                    .forEach(one -> picture(one, one.getKey().replaceAll(".*/|\\.png$", ""), page));
        }
        return page.append("<p class=\"notice\">%s</p>\n</body>\n</html>\n".formatted(ChatText.NOTICE))
                .toString();
    }

    private static void picture(Map.Entry<String, byte[]> picture, String words, StringBuilder page) {
        page.append("<figure><img alt=\"%s\" src=\"data:image/png;base64,%s\"></figure>\n"
                .formatted(escaped(words), Base64.getEncoder().encodeToString(picture.getValue())));
    }

    private static void answer(AnswerRecord answer, StringBuilder page) {
        page.append("<h2>").append(escaped(answer.question())).append("</h2>\n");
        if (answer.comparedWords() != null) {
            page.append("<p><em>").append(escaped(answer.comparedWords())).append("</em></p>\n");
        }
        if (answer.failover() != null) {
            page.append("<p><em>").append(escaped(answer.failover())).append("</em></p>\n");
        }
        Map<String, String> labels = ChatText.labels(answer);
        String section = null;
        for (AnswerRecord.Said said : answer.sentences()) {
            String now = said.section();
            if (now != null && !now.equals(section)) {
                page.append("<h3>").append(escaped(now)).append("</h3>\n");
                section = now;
            }
            page.append("<p>").append(escaped(said.text()));
            for (String id : said.evidence()) {
                page.append(" <span class=\"ev\" title=\"%s\">%s</span>"
                        .formatted(escaped(id), escaped(number(id) + labels.getOrDefault(id, id))));
            }
            page.append("</p>\n");
        }
        page.append("<p class=\"by\">Answered by %s, %s, %s.%s</p>\n"
                .formatted(
                        escaped(ChatText.author(answer)),
                        answer.level().slug(),
                        answer.time(),
                        Stream.of(answer.withheldWords(), answer.droppedWords())
                                .filter(Objects::nonNull)
                                .map(words -> " " + words + ".")
                                .collect(Collectors.joining())));
    }

    /** The tag in the pictures. */
    private static String number(String id) {
        return id.startsWith("finding:") ? id.substring("finding:".length()) + " " : "";
    }

    private static String escaped(String words) {
        return HtmlUtils.htmlEscape(words, "UTF-8");
    }
}

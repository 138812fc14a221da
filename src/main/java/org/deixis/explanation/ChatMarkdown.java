package org.deixis.explanation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.deixis.study.StoredImage;

/** A conversation as Markdown. What people and models wrote is escaped: it can be read, and marks nothing up. */
final class ChatMarkdown {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]()#+!|<>~&-]");

    private final StoredImage image;
    private final String version;
    private final List<AnswerRecord> answers;
    private final Set<String> pictures;

    /** @param pictures paths relative to the text */
    ChatMarkdown(StoredImage image, String version, List<AnswerRecord> answers, Set<String> pictures) {
        this.image = image;
        this.version = version;
        this.answers = answers;
        this.pictures = pictures;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("# ")
                .append(escaped(image.title()))
                .append("\n\n**")
                .append(ChatText.NOTICE)
                .append("**\n\n");
        text.append("Image SHA-256 `%s`, %d × %d px. Deixis %s.\n\n"
                .formatted(image.sha256(), image.width(), image.height(), escaped(version)));
        pictures.stream()
                .findFirst()
                .ifPresent(all -> text.append("![Cited regions](").append(all).append(")\n\n"));
        answers.forEach(answer -> answer(answer, text));
        if (pictures.size() > 1) {
            text.append("## Regions\n\n");
            pictures.stream()
                    .skip(1)
                    .forEach(path -> text.append("![%s](%s)\n\n".formatted(escaped(name(path)), path)));
        }
        return text.append("---\n\n").append(ChatText.NOTICE).append('\n').toString();
    }

    private static void answer(AnswerRecord answer, StringBuilder text) {
        Map<String, String> labels = ChatText.labels(answer);
        text.append("## ").append(escaped(answer.question())).append("\n\n");
        if (answer.comparedWords() != null) {
            text.append("*").append(escaped(answer.comparedWords())).append("*\n\n");
        }
        if (answer.failover() != null) {
            text.append("*").append(escaped(answer.failover())).append("*\n\n");
        }
        String section = null;
        for (AnswerRecord.Said said : answer.sentences()) {
            String now = said.section();
            if (now != null && !now.equals(section)) {
                text.append("### ").append(escaped(now)).append("\n\n");
                section = now;
            }
            text.append("- ")
                    .append(escaped(said.text()))
                    .append(' ')
                    .append(escaped(ChatText.evidence(said.evidence(), labels)))
                    .append('\n');
        }
        if (answer.withheldWords() != null) {
            text.append("\n*").append(answer.withheldWords()).append(".*\n");
        }
        if (answer.droppedWords() != null) {
            text.append("\n*").append(answer.droppedWords()).append(".*\n");
        }
        text.append("\n*Answered by: %s, %s, %s.*\n\n"
                .formatted(escaped(ChatText.author(answer)), answer.level().slug(), answer.time()));
    }

    private static String escaped(String words) {
        return SPECIAL.matcher(words.replaceAll("\\s+", " ").strip()).replaceAll("\\\\$0");
    }

    private static String name(String path) {
        return path.replaceAll(".*/|\\.png$", "");
    }
}

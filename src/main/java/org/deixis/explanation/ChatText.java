package org.deixis.explanation;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers as text to take away: each sentence with what it rests on. */
public final class ChatText {
    static final String NOTICE = "Research use. Not a medical device. Not located does not mean absent.";

    private ChatText() {}

    /** Who wrote it, e.g. "offline narrator", or the names of all who wrote a sentence. */
    public static String author(AnswerRecord answer) {
        String all = answer.sentences().stream()
                .map(AnswerRecord.Said::author)
                .distinct()
                .map(ChatText::called)
                .collect(Collectors.joining(", then "));
        return all.isEmpty() ? called(answer.author()) : all;
    }

    private static String called(String author) {
        return author.equals(Narrator.NAME) ? "offline narrator" : author;
    }

    /** One answer, to be pasted: a sentence a line, its evidence in brackets, the notice last. */
    public static String plain(AnswerRecord answer) {
        return lines(answer, s -> s.strip()) + "\nAnswered by: " + author(answer) + "\n" + NOTICE + "\n";
    }

    private static String lines(AnswerRecord answer, Function<String, String> heading) {
        Map<String, String> labels = labels(answer);
        StringBuilder text = new StringBuilder();
        String section = null;
        for (AnswerRecord.Said said : answer.sentences()) {
            String now = said.section();
            if (now != null && !now.equals(section)) {
                text.append(section == null ? "" : "\n")
                        .append(heading.apply(now))
                        .append('\n');
                section = now;
            }
            text.append(said.text())
                    .append(' ')
                    .append(evidence(said.evidence(), labels))
                    .append('\n');
        }
        return text.toString();
    }

    static Map<String, String> labels(AnswerRecord answer) {
        return answer.cited().stream()
                .collect(Collectors.toMap(AnswerRecord.Cited::id, AnswerRecord.Cited::label, (a, b) -> a));
    }

    /** E.g. "[finding:1 left lung · visible 0.99; card:not-taught not taught]". */
    static String evidence(List<String> ids, Map<String, String> labels) {
        return ids.isEmpty()
                ? "[no evidence]"
                : ids.stream()
                        .map(id -> labels.containsKey(id) ? id + " " + labels.get(id) : id)
                        .collect(Collectors.joining("; ", "[", "]"));
    }
}

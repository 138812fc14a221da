package org.deixis.explanation.ui;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.deixis.explanation.AnswerRecord;
import org.deixis.explanation.ChatHistory;
import org.deixis.study.Chat;
import org.deixis.study.StoredImage;
import org.jspecify.annotations.Nullable;

/**
 * The open image with its evidence and its conversation.
 *
 * @param image as stored
 * @param seen what is drawn, and what the ids of the evidence mean now
 * @param compared the image it is compared with; null for none
 * @param others images that it could be compared with, newest first
 * @param chats the conversations about it, newest first
 * @param chat the one that is open; null for a new one
 * @param answers of the open one, by position
 * @param suggestions questions that the evidence can answer
 * @param selected number of the finding that was chosen; null for none
 */
record OpenCase(
        StoredImage image,
        Seen seen,
        @Nullable StoredImage compared,
        List<StoredImage> others,
        List<Chat> chats,
        @Nullable UUID chat,
        List<ChatHistory.Kept> answers,
        List<String> suggestions,
        @Nullable Integer selected) {
    OpenCase {
        others = List.copyOf(others);
        chats = List.copyOf(chats);
        answers = List.copyOf(answers);
        suggestions = List.copyOf(suggestions);
    }

    /**
     * The evidence as the screen shows it.
     *
     * @param marks the findings by number
     * @param comparedMarks those of the image to compare with
     * @param meanings what ids mean
     */
    record Seen(List<Mark> marks, List<Mark> comparedMarks, Map<String, AnswerRecord.Cited> meanings) {
        static final Seen NOTHING = new Seen(List.of(), List.of(), Map.of());

        Seen {
            marks = List.copyOf(marks);
            comparedMarks = List.copyOf(comparedMarks);
            meanings = Map.copyOf(meanings);
        }
    }

    /** An image of which nothing has been read yet. */
    static OpenCase unread(StoredImage image, @Nullable StoredImage compared) {
        return new OpenCase(image, Seen.NOTHING, compared, List.of(), List.of(), null, List.of(), List.of(), null);
    }

    OpenCase withSelected(@Nullable Integer number) {
        return new OpenCase(image, seen, compared, others, chats, chat, answers, suggestions, number);
    }

    OpenCase withEvidence(Seen now) {
        return new OpenCase(image, now, compared, others, chats, chat, answers, suggestions, selected);
    }

    /** The same without an answer and what followed, as long as another one is made for it. */
    OpenCase until(int position) {
        List<ChatHistory.Kept> before =
                answers.stream().filter(kept -> kept.position() < position).toList();
        return new OpenCase(image, seen, compared, others, chats, chat, before, suggestions, selected);
    }

    List<Mark> marks() {
        return seen.marks();
    }

    @Nullable
    UUID comparedId() {
        return compared == null ? null : compared.id();
    }

    Optional<Mark> chosen() {
        return numbered(seen.marks(), selected);
    }

    /** The stored finding that was chosen; null for none. */
    @Nullable
    UUID chosenId() {
        return chosen().map(Mark::id).orElse(null);
    }

    private static Optional<Mark> numbered(List<Mark> marks, @Nullable Integer number) {
        return marks.stream().filter(m -> Objects.equals(m.number(), number)).findFirst();
    }

    List<AnswerRecord> records() {
        return answers.stream().map(ChatHistory.Kept::answer).toList();
    }

    /**
     * What an id means, now and when it was cited.
     *
     * @param then what it meant in a kept answer; null while the answer is being written
     */
    Citation citation(String id, AnswerRecord.@Nullable Cited then) {
        AnswerRecord.Cited now = seen.meanings().get(id);
        AnswerRecord.Cited told = then != null ? then : now;
        boolean same = now != null && told != null && name(now).equals(name(told));
        return new Citation(
                id,
                told == null ? id : told.label(),
                told == null ? id : told.statement(),
                Citation.Kind.of(id),
                same ? mark(id) : null);
    }

    private @Nullable Mark mark(String id) {
        String number = id.substring(id.lastIndexOf(':') + 1);
        List<Mark> marks = id.startsWith("other:") ? seen.comparedMarks() : seen.marks();
        return id.matches("(?:other:)?finding:\\d{1,9}|conflict:\\d{1,9}")
                ? numbered(marks, Integer.valueOf(number)).orElse(null)
                : null;
    }

    private static String name(AnswerRecord.Cited cited) {
        int dot = cited.label().lastIndexOf(" · ");
        return dot < 0 ? cited.label() : cited.label().substring(0, dot);
    }
}

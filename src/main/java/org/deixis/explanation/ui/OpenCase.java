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
 * @param marks the findings by number
 * @param meanings what the ids of the evidence mean now
 * @param chats the conversations about it, newest first
 * @param chat the one that is open; null for a new one
 * @param answers of the open one, by position
 * @param suggestions questions that the evidence can answer
 * @param selected number of the finding that was chosen; null for none
 */
record OpenCase(
        StoredImage image,
        List<Mark> marks,
        Map<String, AnswerRecord.Cited> meanings,
        List<Chat> chats,
        @Nullable UUID chat,
        List<ChatHistory.Kept> answers,
        List<String> suggestions,
        @Nullable Integer selected) {
    OpenCase {
        marks = List.copyOf(marks);
        meanings = Map.copyOf(meanings);
        chats = List.copyOf(chats);
        answers = List.copyOf(answers);
        suggestions = List.copyOf(suggestions);
    }

    OpenCase withSelected(@Nullable Integer number) {
        return new OpenCase(image, marks, meanings, chats, chat, answers, suggestions, number);
    }

    OpenCase withEvidence(List<Mark> others, Map<String, AnswerRecord.Cited> otherMeanings) {
        return new OpenCase(image, others, otherMeanings, chats, chat, answers, suggestions, selected);
    }

    Optional<Mark> mark(@Nullable Integer number) {
        return marks.stream().filter(m -> Objects.equals(m.number(), number)).findFirst();
    }

    Optional<Mark> chosen() {
        return mark(selected);
    }

    List<AnswerRecord> records() {
        return answers.stream().map(ChatHistory.Kept::answer).toList();
    }

    /** The answers before a position. */
    List<AnswerRecord> before(int position) {
        return answers.stream()
                .filter(kept -> kept.position() < position)
                .map(ChatHistory.Kept::answer)
                .toList();
    }

    /**
     * What an id means, now and when it was cited.
     *
     * @param then what it meant in a kept answer; null while the answer is being written
     */
    Citation citation(String id, AnswerRecord.@Nullable Cited then) {
        AnswerRecord.Cited now = meanings.get(id);
        AnswerRecord.Cited told = then != null ? then : now;
        Citation.Kind kind = Citation.Kind.of(id);
        boolean same = now != null && told != null && name(now).equals(name(told));
        Mark mark = kind == Citation.Kind.FINDING && same
                ? marks.stream()
                        .filter(m -> m.finding().id().equals(id))
                        .findFirst()
                        .orElse(null)
                : null;
        return new Citation(id, told == null ? id : told.label(), told == null ? id : told.statement(), kind, mark);
    }

    private static String name(AnswerRecord.Cited cited) {
        int dot = cited.label().indexOf(" · ");
        return dot < 0 ? cited.label() : cited.label().substring(0, dot);
    }

    /** The same without one of its answers, as long as another one is made for it. */
    OpenCase until(int position) {
        return new OpenCase(
                image,
                marks,
                meanings,
                chats,
                chat,
                answers.stream().filter(kept -> kept.position() < position).toList(),
                suggestions,
                selected);
    }
}

package org.deixis.explanation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question with what it follows on.
 *
 * @param question as typed
 * @param level for whom the answer is written
 * @param earlier answers of the same conversation, oldest first; to ask again, or to ask an edited question, leave out
 *     those that are to be replaced
 * @param other an image to compare with, or null
 * @param narratorAlone whether a configured language model is to be left out
 */
public record Ask(
        String question,
        ReadingLevel level,
        List<AnswerRecord> earlier,
        @Nullable UUID other,
        boolean narratorAlone) {
    public Ask {
        earlier = List.copyOf(earlier);
    }

    /** A first question. */
    public static Ask of(String question, ReadingLevel level) {
        return new Ask(question, level, List.of(), null, false);
    }
}

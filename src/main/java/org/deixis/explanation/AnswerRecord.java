package org.deixis.explanation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it is kept: who wrote which sentence and what each rests on. It holds plain values only, so that it can be
 * stored as JSON and read without the image.
 *
 * @param id of this answer
 * @param question as typed
 * @param level for whom it was written
 * @param time of the question
 * @param milliseconds from the question to the last sentence
 * @param author {@code narrator} or the language model's name; each sentence names its own
 * @param prompt name and version of the prompt, e.g. {@code answer/1}; null for the narrator
 * @param sentences in order
 * @param withheld draft sentences that were not let through, in order
 * @param uncited sentences that rested on nothing and were dropped, or stand marked, by setting
 * @param unknownIds citations of evidence that does not exist, dropped
 * @param steps what was done for it, in order
 * @param cited what the cited ids meant then
 * @param failover "Answered by the offline narrator: … did not reply"; null where whoever was asked answered
 * @param stopped whether a person stopped it; what was said until then is kept
 */
public record AnswerRecord(
        UUID id,
        String question,
        ReadingLevel level,
        Instant time,
        long milliseconds,
        String author,
        @Nullable String prompt,
        List<Said> sentences,
        List<Withheld> withheld,
        int uncited,
        int unknownIds,
        List<Step> steps,
        List<Cited> cited,
        @Nullable String failover,
        boolean stopped) {
    /** Tool of the step that reads the image to compare with; it is about that image's title. */
    static final String COMPARE = "compare";

    public AnswerRecord {
        sentences = List.copyOf(sentences);
        withheld = List.copyOf(withheld);
        steps = List.copyOf(steps);
        cited = List.copyOf(cited);
    }

    /** "1 draft sentence withheld"; null where none was. */
    public @Nullable String withheldWords() {
        return withheld.isEmpty() ? null : withheldWords(withheld.size());
    }

    /** The same for so many. */
    public static String withheldWords(int drafts) {
        return counted(drafts, "draft sentence", "withheld");
    }

    /** "3 sentences without evidence dropped · 1 unknown id dropped"; null where nothing was. */
    public @Nullable String droppedWords() {
        long marked = sentences.stream().filter(Said::isUncited).count();
        String dropped = Stream.of(
                        counted(uncited - (int) marked, "sentence", "without evidence dropped"),
                        counted(unknownIds, "unknown id", "dropped"))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" · "));
        return dropped.isEmpty() ? null : dropped;
    }

    /** "Compared with chest-2.", the title of the other image; null where there was none. */
    public @Nullable String comparedWords() {
        return steps.stream()
                .filter(step -> step.tool().equals(COMPARE))
                .map(step -> "Compared with %s.".formatted(step.about()))
                .findFirst()
                .orElse(null);
    }

    private static String counted(int count, String thing, String what) {
        return count < 1 ? "" : "%d %s%s %s".formatted(count, thing, count == 1 ? "" : "s", what);
    }

    /**
     * A sentence that was let through.
     *
     * @param section heading that it stands under, e.g. {@code LIMITS}; null outside of drafts
     * @param evidence ids of what it rests on; empty only for one that stands marked as uncited
     * @param author {@code narrator} or the language model's name
     */
    public record Said(@Nullable String section, String text, List<String> evidence, String author) {
        public Said {
            evidence = List.copyOf(evidence);
        }

        public boolean isUncited() {
            return evidence.isEmpty();
        }
    }

    /** A draft sentence that was not let through, and the reason, a sentence for people. */
    public record Withheld(String text, List<String> evidence, String why, String author) {
        public Withheld {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * Something that was done for the answer.
     *
     * @param tool e.g. {@code ground}, {@code search}
     * @param about what it was asked, or empty
     * @param outcome what came of it, e.g. "3 phrases located"
     */
    public record Step(String tool, String about, String outcome, long milliseconds) {}

    /**
     * What an id meant when it was cited.
     *
     * @param label a few words for a chip, e.g. "left lung · visible 0.99"
     * @param statement a sentence or caption
     */
    public record Cited(String id, String label, String statement) {}
}

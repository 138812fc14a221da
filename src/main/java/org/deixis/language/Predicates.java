package org.deixis.language;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.deixis.language.Mention.Says;
import org.jspecify.annotations.Nullable;

/** What one sentence says of its structures: that they are normal, enlarged, unchanged, seen, or not seen. */
final class Predicates {
    static final Set<String> LISTS = Set.of(",", "and", "or", "/");
    private static final int LONGEST_PREDICATE = 6;
    private static final Set<String> VERBS = Set.of("is", "are", "was", "were", "appear", "remain", "be");
    private static final Set<String> PLACING = Set.of("of", "in", "the", "visualized", "on", "at");

    private final List<Token> tokens;
    private final @Nullable Chunk[] chunkAt;
    private final List<Cues.Cue> cues;
    private final SentenceWords words;
    private final Details details;

    /** @param chunkAt the name that each token belongs to, or null */
    Predicates(
            List<Token> tokens, @Nullable Chunk[] chunkAt, List<Cues.Cue> cues, SentenceWords words, Details details) {
        this.tokens = tokens;
        this.chunkAt = chunkAt;
        this.cues = cues;
        this.words = words;
        this.details = details;
    }

    /** What is said of a structure, where, and whether other structures stand between. */
    record Predicate(int from, int to, Says says, @Nullable String claim, boolean shared) {}

    /** What follows a structure, perhaps after others of a list; null for nothing. */
    @Nullable
    Predicate after(Chunk chunk) {
        boolean verb = false;
        boolean list = false;
        boolean shared = false;
        boolean colon = chunk.to() < tokens.size() && tokens.get(chunk.to()).is(":");
        int i = chunk.to();
        while (i < tokens.size()) {
            Token token = tokens.get(i);
            Predicate found = predicate(i, shared);
            if (found != null
                    && !(found.says() == Says.NORMAL
                            && found.to() < tokens.size()
                            && tokens.get(found.to()).is("of"))) {
                boolean next = found.to() < tokens.size() && chunkAt[found.to()] != null;
                boolean goesOn = colon
                        && found.to() < tokens.size()
                        && !tokens.get(found.to()).isMark();
                return goesOn || (list && !verb && next) ? null : found;
            }
            if (verb && words.pointedOut.contains(token.form())) {
                return new Predicate(i, i + 1, Says.NEITHER, null, shared);
            }
            if (deniedAt(i)) {
                return new Predicate(i, i, Says.NEITHER, null, shared);
            }
            Chunk next = chunkAt[i];
            if (next != null) {
                if (next.finding() || verb || colon) {
                    return null;
                }
                shared |= list;
                i = next.to();
                continue;
            }
            boolean passes = words.between.contains(token.form())
                    || (colon && (i == chunk.to() || measures(token)))
                    || token.form().endsWith("ly")
                    || LISTS.contains(token.form())
                    || words.qualifiers.has(token)
                    || (!verb && (PLACING.contains(token.form()) || words.isPlace(token) || words.kinds.has(token)));
            if (!passes) {
                return null;
            }
            verb |= VERBS.contains(token.form());
            list |= LISTS.contains(token.form());
            i++;
        }
        return null;
    }

    /** "14 cm" in "Spleen: 14 cm, enlarged". */
    private boolean measures(Token token) {
        return words.units.contains(token.form())
                || token.is("x")
                || token.form().matches("\\d+([.,]\\d+)?");
    }

    private boolean deniedAt(int i) {
        return cues.stream()
                .anyMatch(cue ->
                        cue.from() == i && (cue.is(Cues.Kind.ABSENT_BACKWARD) || cue.is(Cues.Kind.UNCERTAIN_BACKWARD)));
    }

    private @Nullable Predicate predicate(int at, boolean shared) {
        int normal = words.normal.match(tokens, at);
        int abnormal = words.abnormal.match(tokens, at);
        int unchanged = words.unchanged.match(tokens, at);
        int length = Math.max(normal, Math.max(abnormal, unchanged));
        if (length == 0) {
            return null;
        }
        Says says = normal == length ? Says.NORMAL : abnormal == length ? Says.ABNORMAL : Says.NEITHER;
        return new Predicate(at, at + length, says, claim(at, at + length), shared);
    }

    /** What stands before a structure: "normal heart size"; null for nothing. */
    @Nullable
    Predicate before(Chunk chunk) {
        int cursor = chunk.from();
        while (cursor > 0 && chunkAt[cursor - 1] == null) {
            for (int at = Math.max(0, cursor - LONGEST_PREDICATE); at < cursor; at++) {
                Predicate found = predicate(at, false);
                if (found != null && found.to() == cursor) {
                    return found;
                }
            }
            Token token = tokens.get(cursor - 1);
            if (!words.qualifiers.has(token) && !words.isPlace(token) && !words.between.contains(token.form())
                    || VERBS.contains(token.form())) {
                return null;
            }
            cursor--;
        }
        return null;
    }

    private String claim(int from, int to) {
        return details.text(from, to).toLowerCase(Locale.ROOT);
    }
}

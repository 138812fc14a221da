package org.deixis.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.deixis.language.Mention.Says;
import org.jspecify.annotations.Nullable;

/** From the words of one sentence to the things it speaks of. */
final class Statements {
    /** A statement of at most so many words is a phrase as a whole; of a longer one its subject is. */
    private static final int SHORT = 4;

    private static final int LONGEST_PREDICATE = 6;
    private static final Set<String> VERBS = Set.of("is", "are", "was", "were", "appear", "remain", "be");
    private static final Set<String> LISTS = Set.of(",", "and", "or", "/");
    private static final Set<String> PLACING = Set.of("of", "in", "the", "visualized", "on", "at");

    private final List<Token> tokens;
    private final List<Chunk> chunks;
    private final List<Cues.Cue> cues;
    private final SentenceWords words;
    private final Details details;
    private final Chunk[] chunkAt;

    private Statements(List<Token> tokens, List<Cues.Cue> cues, SentenceWords words, Details details) {
        this.tokens = tokens;
        this.details = details;
        this.cues = cues;
        this.words = words;
        this.chunks = Chunk.in(tokens, words);
        this.chunkAt = new Chunk[tokens.size()];
        for (Chunk chunk : chunks) {
            for (int i = chunk.from(); i < chunk.to(); i++) {
                chunkAt[i] = chunk;
            }
        }
    }

    static List<Statement> in(List<Token> tokens, List<Cues.Cue> cues, SentenceWords words, Details details) {
        return new Statements(tokens, cues, words, details).all();
    }

    /** What is said of a structure, where, and whether other structures stand between. */
    private record Predicate(
            int from, int to, Says says, @Nullable String claim, boolean shared) {}

    private List<Statement> all() {
        List<Statement> all = new ArrayList<>();
        Predicate carried = null;
        int carriedTo = -1;
        for (Chunk chunk : chunks) {
            boolean structure = !chunk.finding() || structural(chunk);
            Predicate after = structure && !placed(chunk) ? after(chunk) : null;
            Predicate before = structure && after == null && !placed(chunk) ? before(chunk) : null;
            if (structure && after == null && before == null && carried != null && listed(carriedTo, chunk.from())) {
                before = new Predicate(chunk.from(), chunk.from(), carried.says(), carried.claim(), true);
            }
            if (before != null) {
                carried = before;
                carriedTo = chunk.to();
            } else {
                carried = null;
            }
            Predicate said = after == null ? before : after;
            if (said != null) {
                all.add(structure(chunk, said, after != null));
            } else if (chunk.finding()) {
                all.add(statement(chunk.from(), chunk.to(), chunk, Says.FINDING, null));
            }
        }
        if (all.isEmpty() && chunks.size() == 1) {
            named(chunks.getFirst()).ifPresent(all::add);
        }
        all.sort(Comparator.comparingInt(Statement::from));
        return all;
    }

    /** A finding's name that is also a structure's: "interstitial markings". */
    private boolean structural(Chunk chunk) {
        for (int i = chunk.from(); i < chunk.to(); i++) {
            int length = Math.max(words.subjects.match(tokens, i), words.attributes.match(tokens, i));
            if (i + length == chunk.to()) {
                return !chunk.alone();
            }
        }
        return false;
    }

    /** "nodule in the right upper lobe": what comes after "in the" is no subject of its own. */
    private boolean placed(Chunk chunk) {
        int i = chunk.from() - 1;
        while (i >= 0
                && (tokens.get(i).is("the") || words.isPlace(tokens.get(i)) || words.qualifiers.has(tokens.get(i)))) {
            i--;
        }
        return i >= 0 && words.placing.contains(tokens.get(i).form());
    }

    private @Nullable Predicate after(Chunk chunk) {
        boolean verb = false;
        boolean list = false;
        boolean shared = false;
        int i = chunk.to();
        while (i < tokens.size()) {
            Token token = tokens.get(i);
            Predicate found = predicate(i, shared);
            if (found != null
                    && !(found.says() == Says.NORMAL
                            && found.to() < tokens.size()
                            && tokens.get(found.to()).is("of"))) {
                boolean next = found.to() < tokens.size() && chunkAt[found.to()] != null;
                return list && !verb && next ? null : found;
            }
            if (verb && words.pointedOut.contains(token.form())) {
                return new Predicate(i, i + 1, Says.NEITHER, null, shared);
            }
            if (deniedAt(i)) {
                return new Predicate(i, i, Says.NEITHER, null, shared);
            }
            Chunk next = chunkAt[i];
            if (next != null) {
                if (next.finding() || verb) {
                    return null;
                }
                shared |= list;
                i = next.to();
                continue;
            }
            boolean passes = words.between.contains(token.form())
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

    private @Nullable Predicate before(Chunk chunk) {
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

    private boolean listed(int from, int to) {
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            if (!LISTS.contains(token.form()) && !words.isPlace(token) && !token.is("the")) {
                return false;
            }
        }
        return to > from;
    }

    private Statement structure(Chunk chunk, Predicate said, boolean after) {
        int own = chunk.to() - chunk.from();
        int from = chunk.from();
        int to = chunk.to();
        if (after && !said.shared() && said.to() > said.from()) {
            boolean whole = own == 1 || said.says() == Says.ABNORMAL || said.to() - chunk.from() <= SHORT;
            to = whole ? said.to() : to;
        } else if (!after && said.to() > said.from() && (own == 1 || said.says() == Says.ABNORMAL)) {
            from = said.from();
        }
        return statement(from, to, chunk, said.says(), said.claim());
    }

    private Statement statement(int from, int to, Chunk chunk, Says says, @Nullable String claim) {
        int group = from;
        while (group > 0
                && (chunkAt[group - 1] == null || placing(chunkAt[group - 1]))
                && !tokens.get(group - 1).isMark()
                && !words.function.contains(tokens.get(group - 1).form())
                && !reached(group - 1)) {
            group--;
        }
        return new Statement(from, to, chunk.from(), chunk.to(), group, says, claim);
    }

    /** "right middle lobe" in "right middle lobe nodule". */
    private boolean placing(Chunk chunk) {
        return !chunk.finding()
                && tokens.subList(chunk.from(), chunk.to()).stream().allMatch(words::isPlace);
    }

    private boolean reached(int at) {
        return cues.stream()
                .anyMatch(cue -> cue.from() <= at
                        && at < cue.to()
                        && (cue.is(Cues.Kind.ABSENT_FORWARD)
                                || cue.is(Cues.Kind.UNCERTAIN_FORWARD)
                                || cue.is(Cues.Kind.NOTHING)));
    }

    /** A structure that is named and of which nothing is said: "Left lung." */
    private Optional<Statement> named(Chunk chunk) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (chunkAt[i] == null && !token.isMark() && !words.isPlace(token) && !token.is("the")) {
                return Optional.empty();
            }
        }
        return Optional.of(statement(chunk.from(), chunk.to(), chunk, Says.NEITHER, null));
    }

    private String claim(int from, int to) {
        return details.text(from, to).toLowerCase(Locale.ROOT);
    }
}

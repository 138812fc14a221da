package org.deixis.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.deixis.language.Mention.Says;
import org.deixis.language.Predicates.Predicate;
import org.jspecify.annotations.Nullable;

/** From the words of one sentence to the things it speaks of. */
final class Statements {
    /** A statement of at most so many words is a phrase as a whole; of a longer one its subject is. */
    private static final int SHORT = 4;

    private final List<Token> tokens;
    private final List<Chunk> chunks;
    private final List<Cues.Cue> cues;
    private final Predicates predicates;
    private final SentenceWords words;
    private final Chunk[] chunkAt;
    private final SharedNames names;

    private Statements(List<Token> tokens, List<Cues.Cue> cues, SentenceWords words, Details details) {
        this.tokens = tokens;
        this.cues = cues;
        this.words = words;
        this.chunks = Chunk.in(tokens, words);
        this.chunkAt = new Chunk[tokens.size()];
        for (Chunk chunk : chunks) {
            for (int i = chunk.from(); i < chunk.to(); i++) {
                chunkAt[i] = chunk;
            }
        }
        this.predicates = new Predicates(tokens, chunkAt, cues, words, details);
        this.names = new SharedNames(tokens, chunks, chunkAt, words, this::group);
    }

    static List<Statement> in(List<Token> tokens, List<Cues.Cue> cues, SentenceWords words, Details details) {
        return new Statements(tokens, cues, words, details).all();
    }

    private List<Statement> all() {
        List<Statement> all = new ArrayList<>();
        Predicate carried = null;
        int carriedTo = -1;
        for (Chunk chunk : chunks) {
            boolean structure = !chunk.finding() || structural(chunk);
            Predicate after = structure && !placed(chunk) ? predicates.after(chunk) : null;
            Predicate before = structure && after == null && !placed(chunk) ? predicates.before(chunk) : null;
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
            if (chunk.finding() && (said == null || said.says() == Says.NEITHER)) {
                names.addPlacesOf(chunk, all);
            }
        }
        all.addAll(names.pronouns());
        if (all.isEmpty() && chunks.size() == 1) {
            named(chunks.getFirst()).ifPresent(all::add);
        }
        all.sort(Comparator.comparingInt(Statement::from));
        return all;
    }

    /** A finding's name that is also a structure's: "interstitial markings". */
    private boolean structural(Chunk chunk) {
        for (int i = chunk.from(); i < chunk.to(); i++) {
            int length = words.subject(tokens, i);
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

    private boolean listed(int from, int to) {
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            if (!Predicates.LISTS.contains(token.form()) && !words.isPlace(token) && !token.is("the")) {
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
        return new Statement(
                from, to, chunk.from(), chunk.to(), chunk.to(), chunk.to(), chunk.to(), group(from), says, claim);
    }

    /** Where the words that belong to a thing begin. */
    private int group(int from) {
        int group = from;
        while (group > 0
                && (chunkAt[group - 1] == null || placing(chunkAt[group - 1]))
                && !tokens.get(group - 1).isMark()
                && !words.function.contains(tokens.get(group - 1).form())
                && !reached(group - 1)) {
            group--;
        }
        return group;
    }

    /** "right middle lobe" in "right middle lobe nodule". */
    private boolean placing(Chunk chunk) {
        return !chunk.finding()
                && tokens.subList(chunk.from(), chunk.to()).stream().allMatch(words::isPlace);
    }

    private boolean denies(int at) {
        return cues.stream().anyMatch(cue -> cue.is(Cues.Kind.ABSENT_FORWARD) && cue.from() <= at && at < cue.to());
    }

    private boolean reached(int at) {
        return cues.stream()
                .anyMatch(cue -> cue.from() <= at
                        && at < cue.to()
                        && (cue.is(Cues.Kind.ABSENT_FORWARD)
                                || cue.is(Cues.Kind.UNCERTAIN_FORWARD)
                                || cue.is(Cues.Kind.NOTHING)));
    }

    /** A structure that is named or denied, and of which nothing else is said: "Left lung." */
    private Optional<Statement> named(Chunk chunk) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (chunkAt[i] == null && !token.isMark() && !words.isPlace(token) && !token.is("the") && !denies(i)) {
                return Optional.empty();
            }
        }
        return Optional.of(statement(chunk.from(), chunk.to(), chunk, Says.NEITHER, null));
    }
}

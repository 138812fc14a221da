package org.deixis.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.deixis.language.Mention.Says;
import org.jspecify.annotations.Nullable;

/** Findings of a sentence whose name stands elsewhere in it: before, as for "a small one", or after, as in a list. */
final class SharedNames {
    private static final Set<String> PLACING = Set.of("on", "in", "at");

    private final List<Token> tokens;
    private final List<Chunk> chunks;
    private final @Nullable Chunk[] chunkAt;
    private final SentenceWords words;
    private final IntUnaryOperator group;

    /**
     * @param chunkAt the name that each token belongs to, or null
     * @param group where the words begin that belong to a thing whose own begin there
     */
    SharedNames(
            List<Token> tokens,
            List<Chunk> chunks,
            @Nullable Chunk[] chunkAt,
            SentenceWords words,
            IntUnaryOperator group) {
        this.tokens = tokens;
        this.chunks = chunks;
        this.chunkAt = chunkAt;
        this.words = words;
        this.group = group;
    }

    /** What has been read as a thing of its own is no place of a later one. */
    void addPlacesOf(Chunk finding, List<Statement> all) {
        List<Statement> before = List.copyOf(all);
        shared(finding).stream()
                .filter(one -> before.stream().noneMatch(said -> said.from() < one.to() && one.from() < said.to()))
                .forEach(all::add);
    }

    /** "Hilar" of "hilar or mediastinal adenopathy", "upper" of "upper and lower lobe opacities". */
    private List<Statement> shared(Chunk chunk) {
        List<Statement> names = SharedHead.sharers(chunk, tokens, chunkAt, words).stream()
                .map(sharer -> new Statement(
                        sharer.from(),
                        sharer.to(),
                        sharer.from(),
                        sharer.to(),
                        sharer.headFrom(),
                        chunk.to(),
                        sharer.headFrom(),
                        group.applyAsInt(sharer.from()),
                        Says.FINDING,
                        null))
                .toList();
        if (!names.isEmpty()) {
            return names;
        }
        return SharedPlaces.sharers(chunk, tokens, chunkAt, words).stream()
                .map(sharer -> new Statement(
                        sharer.from(),
                        sharer.to(),
                        sharer.to(),
                        sharer.to(),
                        sharer.headFrom(),
                        chunk.to(),
                        sharer.restFrom(),
                        sharer.from(),
                        Says.FINDING,
                        null))
                .toList();
    }

    /** "a small one on the right" after "no effusion on the left". */
    List<Statement> pronouns() {
        List<Statement> pronouns = new ArrayList<>();
        for (int i = 1; i < tokens.size(); i++) {
            Chunk named = chunkAt[i] == null ? lastFindingBefore(i) : null;
            if (named != null && (isPronoun(i) || isContrast(i, named) || isAfterNone(i))) {
                pronouns.add(new Statement(
                        i,
                        i + 1,
                        i + 1,
                        i + 1,
                        named.from(),
                        named.to(),
                        named.from(),
                        group.applyAsInt(i),
                        Says.FINDING,
                        null));
            }
        }
        return pronouns;
    }

    private @Nullable Chunk lastFindingBefore(int at) {
        return chunks.stream()
                .filter(chunk -> chunk.finding() && chunk.to() <= at)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /** "one" in "a small one on the right", not in "one nodule" or "one of them". */
    private boolean isPronoun(int at) {
        Token before = tokens.get(at - 1);
        boolean meant =
                words.beforeAPronoun.contains(before.form()) || words.isSide(before) || words.qualifiers.has(before);
        boolean ends = at + 1 == tokens.size()
                || tokens.get(at + 1).isMark()
                || (words.function.contains(tokens.get(at + 1).form())
                        && !tokens.get(at + 1).is("of"));
        return words.pronouns.contains(tokens.get(at).form()) && meant && ends;
    }

    /** "two" in "no nodule on the left, two on the right", "small" in "no effusion on the right but small on the left". */
    private boolean isContrast(int at, Chunk named) {
        Token token = tokens.get(at);
        Token before = tokens.get(at - 1);
        boolean begins = before.isMark()
                || before.is("but")
                || before.is("and")
                || (words.number(token) > 0 && words.between.contains(before.form()));
        return begins
                && (words.number(token) > 0 || words.qualifiers.has(token))
                && at + 1 < tokens.size()
                && PLACING.contains(tokens.get(at + 1).form())
                && hasSide(at + 2, at + 4)
                && hasSide(group.applyAsInt(named.from()), at);
    }

    /** "right" in "effusion on the left, none right", "on" in "none on the right". */
    private boolean isAfterNone(int at) {
        return tokens.get(at - 1).is("none") && hasSide(at, at + 3);
    }

    private boolean hasSide(int from, int to) {
        int end = Math.min(to, tokens.size());
        return from < end && tokens.subList(from, end).stream().anyMatch(words::isSide);
    }
}

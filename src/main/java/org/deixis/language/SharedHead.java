package org.deixis.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words that name a finding only together with the end of a later name: "hilar" in "hilar or mediastinal adenopathy",
 * "pleural" in "pleural, pericardial, or peritoneal effusion".
 */
final class SharedHead {
    private static final int LONGEST = 3;

    private SharedHead() {}

    /**
     * Tokens {@code from} to {@code to}, excluded, say which.
     *
     * @param headFrom first token of the shared words, which end where the later name ends
     */
    record Sharer(int from, int to, int headFrom) {}

    /** Those of a finding, the last first; mostly none. */
    static List<Sharer> sharers(Chunk finding, List<Token> tokens, @Nullable Chunk[] chunkAt, SentenceWords words) {
        int kind = words.kinds.match(tokens, finding.from());
        int begin = finding.from();
        while (begin > 0 && beside(tokens.get(begin - 1), words)) {
            begin--;
        }
        boolean placed = tokens.subList(begin, finding.from()).stream()
                .anyMatch(token -> !words.isSide(token) && words.isPlace(token));
        int head = kind > 0 && finding.from() + kind < finding.to() ? finding.from() + kind : finding.from();
        if (head == finding.from() && !placed) {
            return List.of();
        }
        List<Sharer> sharers = new ArrayList<>();
        int at = begin;
        while (true) {
            int joint = at;
            while (joint > 0
                    && SharedPlaces.LISTS.contains(tokens.get(joint - 1).form())) {
                joint--;
            }
            int from = joint == at ? joint : sayingWhich(joint, tokens, chunkAt, words);
            boolean listed = tokens.subList(joint, at).stream().anyMatch(token -> !token.is(","));
            if (from == joint || (sharers.isEmpty() && !listed)) {
                return sharers;
            }
            sharers.add(new Sharer(from, joint, head));
            at = from;
            while (at > 0 && beside(tokens.get(at - 1), words)) {
                at--;
            }
        }
    }

    /** A word for a side, a place or how much, between the list and what it lists. */
    private static boolean beside(Token token, SentenceWords words) {
        return words.isSide(token) || words.qualifiers.has(token) || (words.isPlace(token) && !words.kinds.has(token));
    }

    /** Where words that end here and only say which begin; the same place where there are none. */
    private static int sayingWhich(int to, List<Token> tokens, @Nullable Chunk[] chunkAt, SentenceWords words) {
        int from = to;
        while (from > 0 && to - from < LONGEST) {
            int longest = 0;
            for (int length = 1; length <= Math.min(LONGEST, from); length++) {
                longest = words.kinds.match(tokens, from - length) == length ? length : longest;
            }
            Chunk chunk = chunkAt[from - 1];
            if (longest == 0 || chunk != null) {
                break;
            }
            from -= longest;
        }
        boolean thing = from < to && words.afterAKind.match(tokens, to - 1) > 0;
        return thing ? to : from;
    }
}

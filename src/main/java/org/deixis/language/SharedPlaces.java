package org.deixis.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Places of a list that stand before one finding: "right upper" and "lower lobe" in "right upper and lower lobe opacities",
 * "left" in "left and right upper lobe nodules", "small right" in "small right and moderate left effusions".
 */
final class SharedPlaces {
    static final Set<String> LISTS = Set.of(",", "or", "and", "nor", "/");

    private final List<Token> tokens;
    private final SentenceWords words;

    private SharedPlaces(List<Token> tokens, SentenceWords words) {
        this.tokens = tokens;
        this.words = words;
    }

    /**
     * Tokens {@code from} to {@code to}, excluded, say where or how much; the finding's own name follows later.
     *
     * @param restFrom first token of the words for the place that they share with the later one, up to the finding: "lobe"
     * @param headFrom first token of the finding's name; without "rib" in "left clavicle and right rib fractures"
     */
    record Sharer(int from, int to, int restFrom, int headFrom) {}

    /** Those of a finding, the last first; mostly none. */
    static List<Sharer> sharers(Chunk finding, List<Token> tokens, @Nullable Chunk[] chunkAt, SentenceWords words) {
        return new SharedPlaces(tokens, words).sharers(finding, chunkAt);
    }

    private List<Sharer> sharers(Chunk finding, @Nullable Chunk[] chunkAt) {
        List<Sharer> sharers = new ArrayList<>();
        int own = begin(finding.from());
        int at = own;
        boolean listed = false;
        while (at < finding.from()) {
            int joint = at;
            while (joint > 0 && joins(tokens.get(joint - 1))) {
                joint--;
                listed |= !tokens.get(joint).is(",") && !tokens.get(joint).is("the");
            }
            int from = joint == at || !listed ? joint : begin(joint);
            int rest = from == joint ? -1 : rest(joint - 1, own, finding);
            if (rest < 0 || belongsToOthers(from, chunkAt)) {
                break;
            }
            sharers.add(new Sharer(from, joint, rest, Math.max(rest, finding.from())));
            at = from;
        }
        return sharers;
    }

    /** Where the words for side, place and amount that end here begin. */
    private int begin(int to) {
        int from = to;
        while (from > 0 && beside(tokens.get(from - 1))) {
            from--;
        }
        while (from < to && tokens.get(from).is("the")) {
            from++;
        }
        return from;
    }

    /** Also "but not": "right but not left effusion". */
    private static boolean joins(Token token) {
        return LISTS.contains(token.form()) || token.is("the") || token.is("but") || token.is("not");
    }

    private boolean beside(Token token) {
        return words.isPlace(token) || words.qualifiers.has(token) || token.is("the");
    }

    /**
     * What of the later place belongs to the earlier one too: after "upper" all that follows the other level, after a side all
     * that follows the other side, after the name of a part nothing, not even the part in the finding's own name.
     *
     * @return -1 where the two have nothing alike
     */
    private int rest(int last, int from, Chunk finding) {
        int to = finding.from();
        Token token = tokens.get(last);
        if (!words.isPlace(token)) {
            return -1;
        }
        Predicate<Token> alike = Stream.<Predicate<Token>>of(
                        this::onlySide, other -> words.levels.contains(other.form()))
                .filter(kind -> kind.test(token))
                .findFirst()
                .orElse(null);
        if (alike == null) {
            return tokens.subList(from, to).stream().anyMatch(words::isPlace) ? withoutPart(finding) : -1;
        }
        for (int i = from; i < to; i++) {
            if (alike.test(tokens.get(i))) {
                return i + 1;
            }
        }
        return -1;
    }

    /** "left" and "bilateral", not "bibasilar". */
    private boolean onlySide(Token token) {
        return words.isSide(token) && !words.places.contains(token.form());
    }

    private int withoutPart(Chunk finding) {
        for (int i = finding.from(); i < finding.to(); i++) {
            if (!words.isPlace(tokens.get(i))) {
                return i;
            }
        }
        return finding.from();
    }

    /** "in the right lung and left basal opacity", "nodule right upper and lower lobe opacity". */
    private boolean belongsToOthers(int from, @Nullable Chunk[] chunkAt) {
        int before = from - 1;
        while (before >= 0 && tokens.get(before).is("the")) {
            before--;
        }
        if (before < 0) {
            return false;
        }
        Chunk chunk = chunkAt[before];
        return words.placing.contains(tokens.get(before).form()) || (chunk != null && chunk.finding());
    }
}

package org.deixis.language;

import java.util.List;
import java.util.Set;
import org.deixis.language.Cues.Cue;

/** What stands between the cues and the statements of one sentence, and where a cue's reach ends. Immutable. */
final class Reach {
    static final Set<String> VERBS =
            Set.of("is", "are", "was", "were", "appear", "remain", "seen", "noted", "has", "have");

    private final List<Token> tokens;
    private final List<Cue> cues;
    private final List<Statement> statements;
    private final SentenceWords words;

    Reach(List<Token> tokens, List<Cue> cues, List<Statement> statements, SentenceWords words) {
        this.tokens = tokens;
        this.cues = cues;
        this.statements = statements;
        this.words = words;
    }

    /** "Pneumothorax: no", where nothing follows that could be denied. */
    boolean answers(Cue cue) {
        return cue.from() > 0
                && tokens.get(cue.from() - 1).is(":")
                && statements.stream().noneMatch(one -> one.to() > cue.to());
    }

    /** Whether a statement begins right after the cue. */
    boolean opens(Cue cue) {
        int next = nextAfter(cue);
        return next >= 0 && (statements.get(next).groupFrom() <= cue.to() + 1);
    }

    /** Whether something between ends the reach of a cue that says this of presence. */
    boolean ends(int c, int from, int to, Polarity said) {
        Cues.Kind end = said == Polarity.ABSENT ? Cues.Kind.ENDS_DENIAL : Cues.Kind.ENDS_ALL;
        for (int i = c + 1; i < cues.size(); i++) {
            Cue other = cues.get(i);
            if (other.from() >= from && other.to() <= to) {
                boolean takesOver = (other.is(Cues.Kind.ABSENT_FORWARD) || other.is(Cues.Kind.UNCERTAIN_FORWARD))
                        && !other.is(Cues.Kind.EXPLAINS_ONLY);
                if (other.is(end) || takesOver || other.is(Cues.Kind.NOTHING)) {
                    return true;
                }
            }
        }
        return gap(from, to).stream().anyMatch(token -> token.is(";") || token.is(".") || token.is(":"));
    }

    /** Whether a statement after another in one reach still belongs to the list. */
    boolean listGoesOn(int from, Statement one, int s) {
        if (s > 0 && one.continues(statements.get(s - 1))) {
            return true;
        }
        List<Token> gap = gap(from, one.from());
        boolean or = gap.stream().anyMatch(token -> token.is("or") || token.is("nor") || token.is("/"));
        boolean and = gap.stream().anyMatch(token -> token.is("and"));
        boolean comma = gap.stream().anyMatch(token -> token.is(","));
        if (one.pointsBack()) {
            return or; // "no nodule on the right, one on the left"
        }
        if (!or && !and && !comma) {
            return true;
        }
        boolean verb = gap.stream().anyMatch(token -> VERBS.contains(token.form()));
        if (verb || (one.says() == Mention.Says.ABNORMAL && one.from() == one.nameFrom())) {
            return false;
        }
        if (or) {
            return true;
        }
        int first = firstOfGroup(from, one);
        boolean asserts = words.asserts.contains(tokens.get(first).form());
        return !asserts || (!and && closesWithOr(s));
    }

    private int firstOfGroup(int from, Statement one) {
        int first = one.from();
        for (int i = from; i < one.from(); i++) {
            if (tokens.get(i).is(",") || tokens.get(i).is("and")) {
                first = i + 1;
            }
        }
        return Math.min(first, one.from());
    }

    private boolean closesWithOr(int s) {
        for (int next = s + 1; next < statements.size(); next++) {
            List<Token> gap =
                    gap(statements.get(next - 1).to(), statements.get(next).from());
            if (gap.stream().anyMatch(token -> token.is("or") || token.is("nor"))) {
                return true;
            }
            if (gap.stream().noneMatch(token -> token.is(","))) {
                return false;
            }
        }
        return false;
    }

    boolean commaBetween(Cue cue, int s) {
        return gap(cue.to(), statements.get(s).from()).stream().anyMatch(token -> token.is(","));
    }

    /** The words between; none where statements overlap. */
    List<Token> gap(int from, int to) {
        return tokens.subList(from, Math.max(from, to));
    }

    /** The first statement after a cue; -1 for none. */
    int nextAfter(Cue cue) {
        for (int s = 0; s < statements.size(); s++) {
            if (statements.get(s).from() >= cue.to()) {
                return s;
            }
        }
        return -1;
    }

    /** The last statement before a cue; -1 for none. */
    int lastBefore(Cue cue) {
        for (int s = statements.size() - 1; s >= 0; s--) {
            if (statements.get(s).to() <= cue.from()) {
                return s;
            }
        }
        return -1;
    }
}

package org.deixis.language;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deixis.language.Cues.Cue;
import org.jspecify.annotations.Nullable;

/** How far the cues of one sentence reach: what is denied, doubted, refused or before, after NegEx and ConText. */
final class Scopes {
    private static final Set<String> VERBS =
            Set.of("is", "are", "was", "were", "appear", "remain", "seen", "noted", "has", "have");

    private final List<Token> tokens;
    private final List<Cue> cues;
    private final List<Statement> statements;
    private final SentenceWords words;
    private final Polarity[] polarity;
    private final Temporality[] temporality;
    private final boolean[] unchanged;
    private final Mention.@Nullable Refusal[] refusal;

    Scopes(List<Token> tokens, List<Cue> cues, List<Statement> statements, SentenceWords words) {
        this.tokens = tokens;
        this.words = words;
        this.statements = statements;
        this.cues = cues.stream().filter(cue -> !withinName(cue)).toList();
        polarity = new Polarity[statements.size()];
        Arrays.fill(polarity, Polarity.PRESENT);
        temporality = new Temporality[statements.size()];
        Arrays.fill(temporality, Temporality.CURRENT);
        unchanged = new boolean[statements.size()];
        refusal = new Mention.Refusal[statements.size()];
        read();
    }

    Polarity polarity(int statement) {
        return polarity[statement];
    }

    Temporality temporality(int statement) {
        return temporality[statement];
    }

    boolean unchanged(int statement) {
        return unchanged[statement];
    }

    Optional<Mention.Refusal> refusal(int statement) {
        return Optional.ofNullable(refusal[statement]);
    }

    /** "free" in "free air" denies nothing. */
    private boolean withinName(Cue cue) {
        return statements.stream().anyMatch(one -> one.nameFrom() <= cue.from() && cue.to() <= one.nameTo());
    }

    private void read() {
        for (int c = 0; c < cues.size(); c++) {
            Cue cue = cues.get(c);
            if (cue.refusal() != null) {
                refuse(cue);
            }
            boolean deniesAfter = cue.is(Cues.Kind.ABSENT_FORWARD);
            boolean deniesBefore = cue.is(Cues.Kind.ABSENT_BACKWARD);
            if (deniesAfter && !(deniesBefore && !opens(cue))) {
                forward(c, Polarity.ABSENT);
            } else if (deniesBefore) {
                backward(cue, Polarity.ABSENT);
            } else if (deniesAfter) {
                backward(cue, Polarity.ABSENT);
            }
            if (cue.is(Cues.Kind.UNCERTAIN_BACKWARD)) {
                backward(cue, Polarity.UNCERTAIN);
            } else if (cue.is(Cues.Kind.UNCERTAIN_FORWARD)) {
                forward(c, deniedExplanation(cue) ? Polarity.ABSENT : Polarity.UNCERTAIN);
            }
            before(cue);
            if (cue.is(Cues.Kind.UNCHANGED)) {
                int after = nextAfter(cue);
                int last = lastBefore(cue);
                int on = after >= 0
                                && (last < 0
                                        || statements.get(after).groupFrom() <= cue.to()
                                        || cue.is(Cues.Kind.NOTHING))
                        ? after
                        : last;
                if (on >= 0) {
                    unchanged[on] = true;
                }
            }
        }
        alternatives();
    }

    private void before(Cue cue) {
        int after = nextAfter(cue);
        if (cue.is(Cues.Kind.PRIOR_FORWARD)
                && after >= 0
                && cue.to() >= statements.get(after).groupFrom()) {
            temporality[after] = Temporality.PRIOR;
        } else if (cue.is(Cues.Kind.PRIOR_BACKWARD) && lastBefore(cue) >= 0) {
            temporality[lastBefore(cue)] = Temporality.PRIOR;
        }
        if (cue.is(Cues.Kind.RESOLVED)) {
            for (int s = 0; s < statements.size(); s++) {
                if (polarity[s] == Polarity.ABSENT && (s == after || s == lastBefore(cue))) {
                    temporality[s] = Temporality.RESOLVED;
                }
            }
        }
    }

    private void refuse(Cue cue) {
        for (int s = 0; s < statements.size(); s++) {
            if (refusal[s] == null && (statements.get(s).from() >= cue.to() || cue.from() == 0)) {
                refusal[s] = cue.refusal();
            }
        }
    }

    /** Whether a statement begins right after the cue. */
    private boolean opens(Cue cue) {
        int next = nextAfter(cue);
        return next >= 0 && (statements.get(next).groupFrom() <= cue.to() + 1);
    }

    /** "no opacity to suggest pneumonia", "no opacity suspicious for pneumonia". */
    private boolean deniedExplanation(Cue cue) {
        int last = lastBefore(cue);
        if (!cue.is(Cues.Kind.EXPLAINS) || last < 0 || polarity[last] != Polarity.ABSENT) {
            return false;
        }
        return gap(statements.get(last).to(), cue.from()).stream().noneMatch(Token::isMark);
    }

    private void forward(int c, Polarity said) {
        Cue cue = cues.get(c);
        int reached = cue.to();
        boolean any = false;
        for (int s = 0; s < statements.size(); s++) {
            Statement one = statements.get(s);
            if (one.from() < cue.from() || one.to() <= cue.to()) {
                continue;
            }
            if (!one.mayBeDenied() && !(one.says() == Mention.Says.NEITHER && !any)) {
                return;
            }
            if (ends(c, reached, one.from(), said) || (any && !listGoesOn(reached, one, s))) {
                return;
            }
            if (polarity[s] == Polarity.PRESENT || said == Polarity.ABSENT) {
                polarity[s] = said;
            }
            any = true;
            reached = one.to();
        }
    }

    private boolean ends(int c, int from, int to, Polarity said) {
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
    private boolean listGoesOn(int from, Statement one, int s) {
        List<Token> gap = gap(from, one.from());
        boolean or = gap.stream().anyMatch(token -> token.is("or") || token.is("nor") || token.is("/"));
        boolean and = gap.stream().anyMatch(token -> token.is("and"));
        boolean comma = gap.stream().anyMatch(token -> token.is(","));
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

    private void backward(Cue cue, Polarity said) {
        int last = lastBefore(cue);
        for (int s = last; s >= 0; s--) {
            Statement one = statements.get(s);
            int to = s == last ? cue.from() : statements.get(s + 1).from();
            List<Token> gap = gap(one.to(), to);
            boolean apart = gap.stream().anyMatch(token -> token.is(";") || token.is("but") || token.is("."));
            boolean listed = gap.stream()
                    .allMatch(token -> token.is(",")
                            || token.is("and")
                            || token.is("or")
                            || !words.function.contains(token.form()));
            if (apart || (s != last && !listed) || one.says() == Mention.Says.NORMAL) {
                return;
            }
            polarity[s] = said;
        }
    }

    /** "atelectasis or infiltrate" says that it is one of the two. */
    private void alternatives() {
        for (int s = 0; s + 1 < statements.size(); s++) {
            Statement one = statements.get(s);
            Statement next = statements.get(s + 1);
            boolean joined = next.from() > one.to()
                    && gap(one.to(), next.from()).stream()
                            .anyMatch(token -> token.is("or") || token.is("versus") || token.is("vs"));
            boolean verb = next.from() > one.to()
                    && gap(one.to(), next.from()).stream().anyMatch(token -> VERBS.contains(token.form()));
            if (joined
                    && !verb
                    && one.mayBeDenied()
                    && next.mayBeDenied()
                    && polarity[s] != Polarity.ABSENT
                    && polarity[s + 1] != Polarity.ABSENT) {
                polarity[s] = Polarity.UNCERTAIN;
                polarity[s + 1] = Polarity.UNCERTAIN;
            }
        }
    }

    /** The words between; none where statements overlap. */
    private List<Token> gap(int from, int to) {
        return tokens.subList(from, Math.max(from, to));
    }

    private int nextAfter(Cue cue) {
        for (int s = 0; s < statements.size(); s++) {
            if (statements.get(s).from() >= cue.to()) {
                return s;
            }
        }
        return -1;
    }

    private int lastBefore(Cue cue) {
        for (int s = statements.size() - 1; s >= 0; s--) {
            if (statements.get(s).to() <= cue.from()) {
                return s;
            }
        }
        return -1;
    }
}

package org.deixis.language;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deixis.language.Cues.Cue;
import org.jspecify.annotations.Nullable;

/** How far the cues of one sentence reach: what is denied, doubted, refused or before, after NegEx and ConText. */
final class Scopes {
    private static final String COMPARISON = "comparison";

    private final List<Cue> cues;
    private final List<Statement> statements;
    private final SentenceWords words;
    private final Reach reach;
    private final Polarity[] polarity;
    private final Temporality[] temporality;
    private final boolean[] unchanged;
    private final Mention.@Nullable Refusal[] refusal;

    Scopes(List<Token> tokens, List<Cue> cues, List<Statement> statements, SentenceWords words) {
        this.words = words;
        this.statements = statements;
        this.cues = cues.stream().filter(cue -> !withinName(cue)).toList();
        this.reach = new Reach(tokens, this.cues, statements, words);
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
            Mention.Refusal why = cue.refusal();
            if (why != null) {
                refuse(cue, why);
            }
            boolean deniesAfter = cue.is(Cues.Kind.ABSENT_FORWARD);
            boolean deniesBefore = cue.is(Cues.Kind.ABSENT_BACKWARD);
            if (deniesAfter && reach.answers(cue)) {
                backward(cue, Polarity.ABSENT);
            } else if (deniesAfter && !(deniesBefore && !reach.opens(cue))) {
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
                int after = reach.nextAfter(cue);
                int last = reach.lastBefore(cue);
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
        int after = reach.nextAfter(cue);
        if (cue.is(Cues.Kind.PRIOR_FORWARD)
                && after >= 0
                && cue.to() >= statements.get(after).groupFrom()) {
            temporality[after] = Temporality.PRIOR;
        } else if (cue.is(Cues.Kind.PRIOR_BACKWARD) && reach.lastBefore(cue) >= 0) {
            temporality[reach.lastBefore(cue)] = Temporality.PRIOR;
        }
        if (cue.is(Cues.Kind.STILL) && reach.lastBefore(cue) >= 0) {
            temporality[reach.lastBefore(cue)] = Temporality.CURRENT;
        }
        if (cue.is(Cues.Kind.RESOLVED)) {
            for (int s = 0; s < statements.size(); s++) {
                if (polarity[s] == Polarity.ABSENT && (s == after || s == reach.lastBefore(cue))) {
                    temporality[s] = Temporality.RESOLVED;
                }
            }
        }
    }

    /** "Compared with the prior study, the effusion is larger" only begins with a comparison. */
    private void refuse(Cue cue, Mention.Refusal why) {
        for (int s = 0; s < statements.size(); s++) {
            boolean introduced = why.reason().equals(COMPARISON) && reach.commaBetween(cue, s);
            if (refusal[s] == null && !introduced && (statements.get(s).from() >= cue.to() || cue.from() == 0)) {
                refusal[s] = why;
            }
        }
    }

    /** "no opacity to suggest pneumonia", "no opacity suspicious for pneumonia". */
    private boolean deniedExplanation(Cue cue) {
        int last = reach.lastBefore(cue);
        if (!cue.is(Cues.Kind.EXPLAINS) || last < 0 || polarity[last] != Polarity.ABSENT) {
            return false;
        }
        return reach.gap(statements.get(last).to(), cue.from()).stream().noneMatch(Token::isMark);
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
            if (reach.ends(c, reached, one.from(), said) || (any && !reach.listGoesOn(reached, one, s))) {
                return;
            }
            if (polarity[s] == Polarity.PRESENT || said == Polarity.ABSENT) {
                polarity[s] = said;
            }
            any = true;
            reached = one.to();
        }
    }

    private void backward(Cue cue, Polarity said) {
        int last = reach.lastBefore(cue);
        for (int s = last; s >= 0; s--) {
            Statement one = statements.get(s);
            int to = s == last ? cue.from() : statements.get(s + 1).from();
            List<Token> gap = reach.gap(one.to(), to);
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
                    && reach.gap(one.to(), next.from()).stream()
                            .anyMatch(token -> token.is("or") || token.is("versus") || token.is("vs"));
            boolean verb = next.from() > one.to()
                    && reach.gap(one.to(), next.from()).stream().anyMatch(token -> Reach.VERBS.contains(token.form()));
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
}

package org.deixis.language;

import java.util.List;
import java.util.Set;
import org.deixis.language.Cues.Cue;
import org.jspecify.annotations.Nullable;

/** Which side each thing of a sentence is on, where the sentence says so in words. */
final class Sides {
    private static final Set<String> ENDS = Set.of(";", ".", "but", "however", "although", "though");

    private final List<Token> tokens;
    private final List<Cue> cues;
    private final List<Statement> statements;
    private final SentenceWords words;
    private final @Nullable String[] sides;

    Sides(List<Token> tokens, List<Cue> cues, List<Statement> statements, SentenceWords words) {
        this.tokens = tokens;
        this.cues = cues;
        this.statements = statements;
        this.words = words;
        this.sides = new String[statements.size()];
        for (int s = 0; s < sides.length; s++) {
            sides[s] = own(s);
        }
        for (int s = sides.length - 2; s >= 0; s--) {
            if (sides[s] == null
                    && listed(s, s + 1)
                    && within(group(s + 1), statements.get(s + 1).to()) == null) {
                sides[s] = sides[s + 1]; // "atelectasis or infiltrate in the right base"
            }
        }
        for (int s = 1; s < sides.length; s++) {
            boolean bare = group(s) == statements.get(s).from();
            if (sides[s] == null
                    && (sharesPlace(s)
                            || explained(s)
                            || (bare && paired(s - 1, s) && statements.get(s).mayBeDenied()))) {
                sides[s] = sides[s - 1];
            }
        }
    }

    /** {@code left}, {@code right}, {@code bilateral} or null. */
    @Nullable
    String of(int statement) {
        return sides[statement];
    }

    /** "lower" in "right upper and lower lobe opacities". */
    private boolean sharesPlace(int s) {
        return statements.get(s - 1).onlyPlace() && statements.get(s).continues(statements.get(s - 1));
    }

    private int group(int s) {
        return statements.get(s).groupFrom();
    }

    private @Nullable String own(int s) {
        Statement one = statements.get(s);
        String before = within(group(s), one.to());
        if (before != null) {
            return compared(group(s)) ? "bilateral" : before;
        }
        String after = within(one.to(), reach(s));
        if (after != null) {
            return after;
        }
        int lead = s == 0 ? 0 : -1;
        return lead == 0 ? within(clauseStart(group(s)), group(s)) : null;
    }

    /** "left greater than right effusions" are on both. */
    private boolean compared(int at) {
        return at > 2 && tokens.get(at - 1).is("than") && words.isSide(tokens.get(at - 3));
    }

    /** Where the words after a thing that may still say where it is end. */
    private int reach(int s) {
        int to = s + 1 < statements.size() ? group(s + 1) : tokens.size();
        for (int i = statements.get(s).to(); i < to; i++) {
            if (ENDS.contains(tokens.get(i).form())) {
                return i;
            }
        }
        return Math.max(to, statements.get(s).to());
    }

    private int clauseStart(int from) {
        for (int i = from - 1; i >= 0; i--) {
            if (ENDS.contains(tokens.get(i).form())) {
                return i + 1;
            }
        }
        return 0;
    }

    private @Nullable String within(int from, int to) {
        boolean left = false;
        boolean right = false;
        for (int i = from; i < to; i++) {
            String form = tokens.get(i).form();
            if (words.bilateral.contains(form)) {
                return "bilateral";
            }
            left |= words.left.contains(form);
            right |= words.right.contains(form);
        }
        if (left && right) {
            return "bilateral";
        }
        return left ? "left" : right ? "right" : null;
    }

    /** "left effusion and atelectasis"; a comma keeps things apart. */
    private boolean paired(int s, int next) {
        int from = statements.get(s).to();
        return listed(s, next)
                && tokens.subList(from, Math.max(from, group(next))).stream().noneMatch(token -> token.is(","));
    }

    private boolean listed(int s, int next) {
        int from = statements.get(s).to();
        int to = group(next);
        if (to <= from) {
            return to == from;
        }
        return tokens.subList(from, to).stream()
                .allMatch(token -> token.is(",") || token.is("and") || token.is("or") || token.is("/"));
    }

    /** "opacity at the left base, possibly atelectasis": what explains is where the explained is. */
    private boolean explained(int s) {
        int from = statements.get(s - 1).from();
        int to = statements.get(s).from();
        return cues.stream()
                .anyMatch(cue -> cue.from() >= from
                        && cue.to() <= to
                        && (cue.is(Cues.Kind.EXPLAINS) || cue.is(Cues.Kind.EXPLAINS_ONLY)));
    }
}

package org.deixis.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deixis.language.Mention.Says;
import org.jspecify.annotations.Nullable;

/** Reads one sentence: what it speaks of, and what it says of it. */
final class SentenceReader {
    private final SentenceWords words;
    private final Cues cues;
    private final Wording wording;
    private final Normaliser normaliser;
    private final RefusedClauses refusals;
    private final SentenceSpelling spelling;

    SentenceReader(SentenceWords words, Cues cues, Wording wording, Normaliser normaliser, SentenceSpelling spelling) {
        this.spelling = spelling;
        this.words = words;
        this.cues = cues;
        this.wording = wording;
        this.normaliser = normaliser;
        this.refusals = new RefusedClauses(wording);
    }

    /** In order; a sentence that is no statement about the image gives itself with the reason, or nothing. */
    List<Phrase> read(int[] text, Layout.Sentence sentence) {
        List<Token> tokens = spelling.mended(Token.of(text, sentence.start(), sentence.end(), normaliser));
        if (tokens.isEmpty()) {
            return List.of();
        }
        List<Cues.Cue> found = cues.in(tokens);
        Details details = new Details(tokens, words, text);
        List<Statement> statements = Statements.in(tokens, found, words, details);
        if (statements.isEmpty()) {
            return refusals.of(tokens, 0, tokens.size(), found, details).stream()
                    .toList();
        }
        Scopes scopes = new Scopes(tokens, found, statements, words);
        Sides sides = new Sides(tokens, found, statements, words);
        boolean asked = text[sentence.end() - 1] == '?';
        List<Phrase> phrases = new ArrayList<>();
        for (int s = 0; s < statements.size(); s++) {
            Statement one = statements.get(s);
            int reach = reach(statements, s, tokens.size());
            Polarity polarity = one.says() == Says.NORMAL ? Polarity.PRESENT : scopes.polarity(s);
            if (asked && one.mayBeDenied() && polarity == Polarity.PRESENT) {
                polarity = Polarity.UNCERTAIN;
            }
            int both = bothSides(tokens, one);
            if (both >= 0) {
                phrases.add(oneSide(tokens, one, both, both + 3, details, polarity));
                phrases.add(oneSide(tokens, one, both + 2, both + 3, details, polarity));
                continue;
            }
            Mention mention = mention(tokens, one, s, reach, details, scopes, sides.of(s));
            phrases.add(new Phrase(
                    details.phrase(one),
                    tokens.get(one.from()).start(),
                    tokens.get(one.to() - 1).end(),
                    polarity,
                    mention));
        }
        phrases.addAll(refusals.beside(tokens, found, statements, details));
        phrases.sort(Comparator.comparingInt(Phrase::start));
        return phrases;
    }

    /** Where what may still be said of a thing ends: where the words of the next begin that is not of one list with it. */
    private static int reach(List<Statement> statements, int s, int end) {
        int last = s;
        while (last + 1 < statements.size() && statements.get(last + 1).continues(statements.get(last))) {
            last++;
        }
        return last + 1 < statements.size()
                ? Math.max(statements.get(last).to(), statements.get(last + 1).groupFrom())
                : end;
    }

    private Mention mention(
            List<Token> tokens,
            Statement one,
            int s,
            int reach,
            Details details,
            Scopes scopes,
            @Nullable String side) {
        String location = details.location(one, reach);
        String claim = one.claim() == null && scopes.unchanged(s) ? "unchanged" : one.claim();
        int before = s == 0 ? 0 : one.groupFrom();
        String size = details.size(before, one.from());
        return new Mention(
                one.says() == Says.ABNORMAL && scopes.polarity(s) == Polarity.ABSENT
                        ? List.of(one.claim() + " " + details.name(one, 0))
                        : readings(tokens, one, details, side, location),
                scopes.temporality(s),
                claim,
                one.says(),
                side,
                location,
                size == null ? details.size(Math.max(one.to(), one.headTo()), reach) : size,
                details.count(one),
                details.qualifiers(one),
                scopes.refusal(s).orElse(null));
    }

    /** Where "right and left" begins in "right and left kidneys", which are two structures; -1 where it does not stand. */
    private int bothSides(List<Token> tokens, Statement one) {
        for (int i = Math.max(0, one.groupFrom() - 2); one.says() != Says.FINDING && i + 3 < one.nameTo(); i++) {
            String first = tokens.get(i).form();
            String second = tokens.get(i + 2).form();
            boolean opposite = (words.left.contains(first) && words.right.contains(second))
                    || (words.right.contains(first) && words.left.contains(second));
            if (opposite && tokens.get(i + 1).is("and")) {
                return i;
            }
        }
        return -1;
    }

    private Phrase oneSide(List<Token> tokens, Statement one, int side, int name, Details details, Polarity polarity) {
        String word = words.left.contains(tokens.get(side).form()) ? "left" : "right";
        return new Phrase(
                details.text(side, one.nameTo()),
                tokens.get(side).start(),
                tokens.get(one.nameTo() - 1).end(),
                polarity,
                new Mention(
                        List.of(word + " " + details.text(name, one.nameTo())),
                        Temporality.CURRENT,
                        one.claim(),
                        one.says(),
                        word,
                        null,
                        null,
                        null,
                        List.of(),
                        null));
    }

    /** What to look up, the closest first. Words that say organ, level or class are never left out. */
    private List<String> readings(
            List<Token> tokens, Statement one, Details details, @Nullable String side, @Nullable String location) {
        Set<String> readings = new LinkedHashSet<>();
        String name = details.name(one, 0);
        List<Token> group = tokens.subList(one.groupFrom(), one.nameTo());
        boolean sided = tokens.subList(one.nameFrom(), one.nameTo()).stream().anyMatch(words::isSide);
        if (side != null && !sided) {
            readings.add((side.equals("bilateral") ? "bilateral " : side + " ") + name);
        }
        int from = one.nameFrom();
        while (from > one.groupFrom() && words.isPlace(tokens.get(from - 1))) {
            from--;
            readings.add(details.text(from, one.nameFrom()) + " " + name);
        }
        readings.add(name);
        if (one.says() == Says.ABNORMAL && one.claim() != null) {
            readings.add(one.claim() + " " + name);
        }
        if (one.says() == Says.FINDING) {
            if (location != null) {
                for (Token place : Token.of(
                        location.codePoints().toArray(),
                        0,
                        location.codePointCount(0, location.length()),
                        normaliser)) {
                    if (!words.isSide(place)) {
                        readings.add(place.form() + " " + name);
                    }
                }
            }
            shortened(tokens, one, details, readings);
        } else {
            int to = one.nameTo();
            while (to - one.nameFrom() > 1
                    && words.attributes.has(tokens.get(to - 1))
                    && structure(tokens, one, to - 1)) {
                to--;
                readings.add(details.text(one.nameFrom(), to));
            }
            if (sided && group.size() > 1 && "bilateral".equals(side)) {
                readings.add(name.replaceAll("(?i)\\b(bilateral|both)\\b", "").strip());
            }
        }
        readings.removeIf(String::isBlank);
        return List.copyOf(readings);
    }

    /** Whether the words up to there still name a structure: "heart" of "heart size", not "pulmonary" of its vessels. */
    private boolean structure(List<Token> tokens, Statement one, int to) {
        for (int from = one.nameFrom(); from < to; from++) {
            if (from + words.subjects.match(tokens.subList(0, to), from) == to) {
                return true;
            }
        }
        return false;
    }

    private void shortened(List<Token> tokens, Statement one, Details details, Set<String> readings) {
        List<Token> name = new ArrayList<>(tokens.subList(one.nameFrom(), one.nameTo()));
        name.addAll(tokens.subList(one.headFrom(), one.headTo()));
        List<Token> before = name.subList(0, name.size() - 1);
        for (Token token : before) {
            if (words.takesItsSite.contains(token.form()) || words.function.contains(token.form())) {
                return; // "elevation of the left hemidiaphragm" is not the hemidiaphragm
            }
        }
        for (int without = 1; without < name.size(); without++) {
            String word = wording.equivalent(name.get(without - 1).form());
            if (wording.apart().stream().anyMatch(set -> set.contains(word))) {
                return;
            }
            readings.add(details.name(one, without));
        }
    }
}

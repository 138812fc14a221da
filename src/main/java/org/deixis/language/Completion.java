package org.deixis.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Completes a phrase while it is typed: from what was asked before, then from the names and synonyms of the vocabulary that
 * fit the image; where nothing begins so, names that differ by a slip or two. Takes some milliseconds and asks no
 * encoder. Safe for use by several threads.
 */
@Component
public final class Completion {
    public static final int MOST = 7;

    private static final int MOST_ASKED_BEFORE = 3;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 80;
    private static final int FEWEST_LETTERS_FOR_ONE_SLIP = 5;
    private static final int FEWEST_LETTERS_FOR_TWO_SLIPS = 9;

    private final Wording wording;
    private final List<Surface> surfaces;

    /** A name or a synonym. */
    private record Surface(Reading reading, List<String> words, String joined, boolean isName) {}

    /** @param rank lower is better */
    private record Match(Surface surface, int rank) {}

    Completion(Vocabulary vocabulary, Wording wording) {
        this.wording = wording;
        this.surfaces = vocabulary.readings().stream()
                .map(reading -> {
                    List<String> words = Words.of(reading.words());
                    boolean isName = reading.words().equals(reading.concept().name());
                    return new Surface(reading, words, String.join(" ", words), isName);
                })
                .toList();
    }

    /**
     * @param typed one phrase up to the caret
     * @param modality slug of the image's modality, or null where it is not known
     * @param askedBefore phrases, latest first
     * @param known whether the model was taught a concept for such images; those come first
     * @return at most {@value #MOST}, the likeliest first; none of them is what is typed already
     */
    public List<Suggestion> of(
            String typed, @Nullable String modality, Collection<String> askedBefore, Predicate<Concept> known) {
        String phrase = typed.stripLeading();
        List<String> words = Words.of(phrase);
        int length = phrase.codePointCount(0, phrase.length());
        if (length < SHORTEST || length > LONGEST || words.isEmpty()) {
            return List.of();
        }
        String head = head(phrase, words);
        List<String> rest = Words.of(phrase.substring(head.length()));
        List<Suggestion> suggestions = new ArrayList<>(askedBefore(phrase, askedBefore));
        if (!rest.isEmpty()) {
            boolean complete = Character.isWhitespace(phrase.charAt(phrase.length() - 1));
            beginning(rest, complete, modality, known)
                    .map(surface -> new Suggestion(
                            head + surface.reading().words(), surface.reading().concept(), Suggestion.Why.BEGINS))
                    .filter(suggestion -> suggestions.stream().noneMatch(same(suggestion.text()))
                            && !suggestion.text().equalsIgnoreCase(phrase.strip()))
                    .limit(MOST - suggestions.size())
                    .forEach(suggestions::add);
            if (suggestions.isEmpty() && !isNamed(rest)) {
                meant(rest, modality, known).stream()
                        .map(surface -> new Suggestion(
                                head + surface.reading().words(),
                                surface.reading().concept(),
                                Suggestion.Why.DID_YOU_MEAN))
                        .forEach(suggestions::add);
            }
        }
        return List.copyOf(suggestions);
    }

    /** What words that mean nothing may have been meant for, likeliest first, at most three; often none. */
    public List<Concept> meant(String words, @Nullable String modality, Predicate<Concept> known) {
        List<String> typed = Words.of(words);
        int longest = String.join(" ", typed).length() + 2; // all of the name was typed
        return meant(typed, modality, known).stream()
                .filter(surface -> surface.joined().length() <= longest)
                .map(surface -> surface.reading().concept())
                .distinct()
                .toList();
    }

    /** What only asks or denies stays as it was typed: "no " of "no pneumo". */
    private String head(String phrase, List<String> words) {
        int count = wording.framing()
                .request(words)
                .or(() -> wording.framing().denial(words))
                .orElse(0);
        int at = 0;
        for (int i = 0; i < count; i++) {
            while (at < phrase.length() && !Character.isWhitespace(phrase.charAt(at))) {
                at++;
            }
            while (at < phrase.length() && Character.isWhitespace(phrase.charAt(at))) {
                at++;
            }
        }
        return phrase.substring(0, at);
    }

    private static List<Suggestion> askedBefore(String phrase, Collection<String> asked) {
        String typed = phrase.toLowerCase(Locale.ROOT);
        return asked.stream()
                .filter(before ->
                        before.toLowerCase(Locale.ROOT).startsWith(typed) && !before.equalsIgnoreCase(phrase.strip()))
                .limit(MOST_ASKED_BEFORE)
                .map(before -> new Suggestion(before, null, Suggestion.Why.ASKED_BEFORE))
                .toList();
    }

    private static Predicate<Suggestion> same(String text) {
        return suggestion -> suggestion.text().equalsIgnoreCase(text);
    }

    private boolean isNamed(List<String> words) {
        String joined = String.join(" ", words);
        return surfaces.stream().anyMatch(surface -> surface.joined().equals(joined));
    }

    private Stream<Surface> beginning(
            List<String> typed, boolean complete, @Nullable String modality, Predicate<Concept> known) {
        Map<String, Match> best = new HashMap<>();
        for (Surface surface : surfaces) {
            int rank = rank(surface, typed, complete);
            if (rank >= 0 && fits(surface.reading(), modality)) {
                int all = rank + (known.test(surface.reading().concept()) ? 0 : 8);
                best.merge(
                        surface.reading().concept().id(),
                        new Match(surface, all),
                        (one, other) -> one.rank() <= other.rank() ? one : other);
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingInt(Match::rank)
                        .thenComparing(match -> match.surface().joined().length())
                        .thenComparing(match -> match.surface().joined()))
                .map(Match::surface);
    }

    /** 0 where the typed words begin the name, more for synonyms and for words in another order; −1 where they do not fit. */
    private static int rank(Surface surface, List<String> typed, boolean complete) {
        int last = typed.size() - 1;
        List<String> words = surface.words();
        if (words.size() <= last) {
            return -1;
        }
        boolean inOrder = words.subList(0, last).equals(typed.subList(0, last))
                && begins(words.get(last), typed.get(last), complete);
        if (inOrder) {
            return surface.isName() ? 0 : 1;
        }
        List<String> left = new ArrayList<>(words);
        for (String word : typed.subList(0, last)) {
            if (!left.remove(word)) {
                return -1;
            }
        }
        return left.stream().anyMatch(word -> begins(word, typed.get(last), complete)) ? surface.isName() ? 2 : 3 : -1;
    }

    private static boolean begins(String word, String typed, boolean complete) {
        return complete ? word.equals(typed) : word.startsWith(typed);
    }

    private static boolean fits(Reading reading, @Nullable String modality) {
        List<String> shown = reading.concept().modalities();
        return modality == null
                || (reading.everywhere() || reading.meantIn(modality)) && (shown.isEmpty() || shown.contains(modality));
    }

    private List<Surface> meant(List<String> typed, @Nullable String modality, Predicate<Concept> known) {
        String words = String.join(" ", typed);
        int most = words.length() >= FEWEST_LETTERS_FOR_TWO_SLIPS
                ? 2
                : words.length() >= FEWEST_LETTERS_FOR_ONE_SLIP ? 1 : 0;
        if (most == 0) {
            return List.of();
        }
        Map<String, Match> best = new HashMap<>();
        for (Surface surface : surfaces) {
            Optional<Integer> slips = Slips.between(words, surface.joined(), most);
            if (slips.isPresent() && fits(surface.reading(), modality)) {
                int rank = 2 * slips.get() + (known.test(surface.reading().concept()) ? 0 : 1);
                best.merge(
                        surface.reading().concept().id(),
                        new Match(surface, rank),
                        (one, other) -> one.rank() <= other.rank() ? one : other);
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingInt(Match::rank)
                        .thenComparing(match -> match.surface().joined()))
                .limit(3)
                .map(Match::surface)
                .toList();
    }
}

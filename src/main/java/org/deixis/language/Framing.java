package org.deixis.language;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The words around what a phrase names: those that ask for it, point to the image, or deny. Immutable. */
final class Framing {
    private static final Set<String> POINTING = Set.of("on", "in", "at", "by", "from", "under");
    private static final Set<String> SEEN = Set.of("seen", "visible", "shown", "imaged");
    private final List<List<String>> requests;
    private final List<List<String>> endings;
    private final List<List<String>> images;
    private final Set<String> ofImages;
    private final List<List<String>> absent;
    private final List<List<String>> notAbsent;

    /** Part of a list, {@code to} excluded. */
    record Span(int from, int to) {}

    Framing(VocabularyEntry root) {
        requests = longestFirst(root.texts("requests"));
        endings = longestFirst(root.texts("endings"));
        images = longestFirst(root.texts("images"));
        ofImages = Set.copyOf(root.texts("of_images"));
        absent = longestFirst(root.texts("absent"));
        notAbsent = longestFirst(root.texts("not_absent"));
    }

    /** Which of the words are left without those that only ask for something to be shown and those that only point to the image. */
    Span asked(List<String> words) {
        int from = 0;
        Optional<Integer> length = request(words);
        while (length.isPresent()) {
            from += length.get();
            length = request(words.subList(from, words.size()));
        }
        int to = words.size();
        length = ending(words.subList(from, to));
        while (length.isPresent()) {
            to -= length.get();
            length = ending(words.subList(from, to));
        }
        return new Span(from, to);
    }

    /** ABSENT where the phrase begins by denying, else PRESENT: typed phrases say no more. */
    Polarity polarity(String phrase) {
        return denial(Words.of(phrase)).isPresent() ? Polarity.ABSENT : Polarity.PRESENT;
    }

    /** How many of the first words deny the rest; empty where none do or nothing follows. */
    Optional<Integer> denial(List<String> words) {
        if (beginning(words, notAbsent).isPresent()) {
            return Optional.empty();
        }
        return beginning(words, absent).filter(length -> length < words.size());
    }

    /** How many of the first words only ask for something to be shown. */
    Optional<Integer> request(List<String> words) {
        return beginning(words, requests).filter(length -> length < words.size());
    }

    private Optional<Integer> ending(List<String> words) {
        return listedEnding(words).or(() -> imageNamed(words));
    }

    /** "on the chest x ray", "seen in this axial slice": from the word that points on; empty where another word stands between. */
    private Optional<Integer> imageNamed(List<String> words) {
        int end = words.size();
        Optional<Integer> image = images.stream()
                .filter(name -> name.size() < end
                        && words.subList(end - name.size(), end).equals(name))
                .map(List::size)
                .findFirst();
        if (image.isEmpty()) {
            return Optional.empty();
        }
        int at = end - image.get() - 1;
        while (at > 0 && ofImages.contains(words.get(at))) {
            at--;
        }
        if (at < 1 || !POINTING.contains(words.get(at))) {
            return Optional.empty();
        }
        boolean seen = at > 1 && SEEN.contains(words.get(at - 1));
        return Optional.of(end - (seen ? at - 1 : at));
    }

    private Optional<Integer> listedEnding(List<String> words) {
        return endings.stream()
                .filter(ending -> ending.size() < words.size()
                        && words.subList(words.size() - ending.size(), words.size())
                                .equals(ending))
                .map(List::size)
                .findFirst();
    }

    private static Optional<Integer> beginning(List<String> words, List<List<String>> beginnings) {
        return beginnings.stream()
                .filter(begin -> begin.size() <= words.size()
                        && words.subList(0, begin.size()).equals(begin))
                .map(List::size)
                .findFirst();
    }

    private static List<List<String>> longestFirst(List<String> phrases) {
        return phrases.stream()
                .map(Words::of)
                .sorted(Comparator.comparing(List<String>::size).reversed())
                .toList();
    }
}

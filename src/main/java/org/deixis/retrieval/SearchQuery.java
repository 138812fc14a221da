package org.deixis.retrieval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What was typed, taken apart: {@code amyloid "vessel walls" organ:colon -artifact}. Whatever is no valid query is read as
 * plain words, and a hint says so.
 *
 * @param words plain words in their order, lower case, without repetitions of a long text's end
 * @param phrases texts between quotes; each must occur
 * @param fields words that must occur in the named field
 * @param excluded words and phrases that must not occur
 * @param hints sentences for the user
 */
record SearchQuery(
        List<String> words,
        List<String> phrases,
        List<FieldWords> fields,
        List<Excluded> excluded,
        List<String> hints) {
    /** Characters of a query. */
    static final int LONGEST = 4_000;

    /** Words of a query that are searched for. */
    static final int MOST_WORDS = 64;

    private static final String REPLACEMENT = "\uFFFD";

    record FieldWords(String field, String words) {}

    /** @param field null for any */
    record Excluded(@org.jspecify.annotations.Nullable String field, String words) {}

    SearchQuery {
        words = List.copyOf(words);
        phrases = List.copyOf(phrases);
        fields = List.copyOf(fields);
        excluded = List.copyOf(excluded);
        hints = List.copyOf(hints);
    }

    /**
     * @param knownFields names that may stand before a colon
     * @throws RetrievalException when the text is too long or no text
     */
    static SearchQuery read(String typed, Set<String> knownFields) {
        if (typed.contains(REPLACEMENT) || Texts.hasLoneSurrogate(typed)) {
            throw RetrievalException.notText();
        }
        String text = typed.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
        if (text.length() > LONGEST) {
            throw RetrievalException.queryTooLong(text.length(), LONGEST);
        }
        return new Reading(knownFields).read(text);
    }

    /** The words and phrases as one text. */
    String plainText() {
        List<String> all = new ArrayList<>(words);
        all.addAll(phrases);
        fields.forEach(field -> all.add(field.words()));
        return String.join(" ", all);
    }

    boolean isEmpty() {
        return words.isEmpty() && phrases.isEmpty() && fields.isEmpty() && excluded.isEmpty();
    }

    private static final class Reading {
        private final Set<String> knownFields;
        private final List<String> words = new ArrayList<>();
        private final List<String> phrases = new ArrayList<>();
        private final List<FieldWords> fields = new ArrayList<>();
        private final List<Excluded> excluded = new ArrayList<>();
        private final List<String> hints = new ArrayList<>();

        Reading(Set<String> knownFields) {
            this.knownFields = knownFields;
        }

        SearchQuery read(String typed) {
            String text = typed.replace('\u201C', '"').replace('\u201D', '"').replace('\u2212', '-');
            if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
                text = text.replace('"', ' ');
                hints.add("A quotation mark has no partner, so the words were searched for one by one.");
            }
            int at = 0;
            while (at < text.length()) {
                if (Character.isWhitespace(text.charAt(at))) {
                    at++;
                    continue;
                }
                int end = end(text, at);
                token(text.substring(at, end));
                at = end;
            }
            if (words.size() > MOST_WORDS) {
                hints.add("Only the first %d words were searched for.".formatted(MOST_WORDS));
            }
            List<String> kept = words.size() > MOST_WORDS ? words.subList(0, MOST_WORDS) : words;
            return new SearchQuery(kept, phrases, fields, excluded, hints);
        }

        /** Where the token ends: at white space that is not between quotes. */
        private static int end(String text, int start) {
            boolean quoted = false;
            int at = start;
            while (at < text.length() && (quoted || !Character.isWhitespace(text.charAt(at)))) {
                quoted ^= text.charAt(at) == '"';
                at++;
            }
            return at;
        }

        private void token(String token) {
            boolean minus = token.length() > 1
                    && token.charAt(0) == '-'
                    && !token.substring(1).startsWith("-");
            String rest = minus ? token.substring(1) : token;
            Optional<FieldWords> field = field(rest);
            if (minus) {
                String unwanted = unquoted(field.map(FieldWords::words).orElse(rest));
                if (!Texts.words(unwanted).isEmpty()) {
                    excluded.add(new Excluded(field.map(FieldWords::field).orElse(null), unwanted));
                }
            } else if (field.isPresent()) {
                fields.add(field.get());
            } else if (rest.length() > 2 && rest.startsWith("\"") && rest.endsWith("\"")) {
                phrase(unquoted(rest));
            } else {
                Texts.words(rest).forEach(this::word);
            }
        }

        private Optional<FieldWords> field(String token) {
            int colon = token.indexOf(':');
            if (colon <= 0 || token.charAt(0) == '"') {
                return Optional.empty();
            }
            String name = token.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = unquoted(token.substring(colon + 1));
            if (knownFields.contains(name) && !Texts.words(value).isEmpty()) {
                return Optional.of(new FieldWords(name, value));
            }
            hints.add(
                    knownFields.contains(name)
                            ? "Nothing stands after \"%s:\", so it was read as a plain word.".formatted(name)
                            : "\"%s\" is no field here, so it was read as a plain word.".formatted(Texts.brief(name)));
            return Optional.empty();
        }

        private void phrase(String text) {
            List<String> inside = Texts.words(text);
            if (inside.size() > 1) {
                phrases.add(text);
            } else {
                inside.forEach(this::word);
            }
        }

        private void word(String word) {
            words.add(word);
        }

        private static String unquoted(String text) {
            return text.replace("\"", " ").strip();
        }
    }
}

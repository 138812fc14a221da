package org.deixis.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words and groups of words, looked up at a place in a sentence. Immutable once filled. */
final class WordSet {
    private final Map<String, List<List<String>>> byFirst = new HashMap<>();

    /** A word that ends with {@code ?} may be missing. */
    static WordSet of(Collection<String> entries, Normaliser normaliser) {
        WordSet set = new WordSet();
        for (String entry : entries) {
            for (String variant : variants(entry)) {
                set.add(normaliser.forms(variant));
            }
        }
        return set;
    }

    void add(List<String> words) {
        if (!words.isEmpty()) {
            byFirst.computeIfAbsent(words.getFirst(), first -> new ArrayList<>())
                    .add(List.copyOf(words));
        }
    }

    /** How many tokens the longest entry at this place has; 0 where there is none. */
    int match(List<Token> tokens, int at) {
        int longest = 0;
        for (List<String> entry : byFirst.getOrDefault(tokens.get(at).form(), List.of())) {
            if (entry.size() > longest && matches(entry, tokens, at)) {
                longest = entry.size();
            }
        }
        return longest;
    }

    /** Whether the word alone is an entry. */
    boolean has(Token token) {
        return byFirst.getOrDefault(token.form(), List.of()).stream().anyMatch(entry -> entry.size() == 1);
    }

    private static boolean matches(List<String> entry, List<Token> tokens, int at) {
        if (at + entry.size() > tokens.size()) {
            return false;
        }
        for (int i = 1; i < entry.size(); i++) {
            if (!tokens.get(at + i).is(entry.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> variants(String entry) {
        List<String> variants = List.of("");
        for (String word : entry.split(" ")) {
            boolean optional = word.endsWith("?");
            String plain = optional ? word.substring(0, word.length() - 1) : word;
            List<String> longer = new ArrayList<>();
            for (String variant : variants) {
                longer.add(variant + " " + plain);
                if (optional) {
                    longer.add(variant);
                }
            }
            variants = longer;
        }
        return variants;
    }
}

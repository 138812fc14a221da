package org.deixis.language;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deixis.language.Choice.Band;
import org.jspecify.annotations.Nullable;

/** Words that choose among several: {@code data/vocabulary/sentences/references.yaml}. Immutable. */
final class ReferenceWords {
    static final String FILE = "sentences/references.yaml";

    /** What words do. Where two entries are equally long the earlier kind counts. */
    enum Kind {
        RELATION,
        ORDER,
        ZONE,
        PLACE_NOUN,
        LEVEL,
        SIDE,
        PRESENTING,
        VERB,
        FEATURE,
        NUMBER,
        ORDINAL,
        AMOUNT,
        PRONOUN,
        SIZE,
        COLOR,
        LOOK,
        IDLE,
        MARK,
        /** Any other word. */
        NAME
    }

    /** Part of the image, or of an organ's height. */
    record Share(
            Band across,
            Band down,
            @Nullable String within,
            Choice.@Nullable Order alone,
            @Nullable String side) {}

    /**
     * @param from first token
     * @param to one past its last token
     */
    record Item(Kind kind, int from, int to, @Nullable Object meaning) {
        boolean is(Kind one, Kind... others) {
            return kind == one || List.of(others).contains(kind);
        }
    }

    private static final Set<String> UNITS = Set.of("mm", "cm", "millimeter", "centimeter");
    private static final Set<String> KEYS = Set.of(
            "orders",
            "numbers",
            "ordinals",
            "pronouns",
            "sides",
            "levels",
            "zones",
            "place_nouns",
            "relations",
            "sizes",
            "colors",
            "looks",
            "amounts",
            "idle",
            "features",
            "presenting",
            "verbs",
            "generic");

    private final Normaliser normaliser;
    private final Map<Kind, WordSet> sets = new EnumMap<>(Kind.class);
    private final Map<Kind, Map<List<String>, Object>> meanings = new EnumMap<>(Kind.class);
    private final Set<List<String>> generic = new HashSet<>();

    ReferenceWords(VocabularyEntry root, Normaliser normaliser) {
        this.normaliser = normaliser;
        root.allow(KEYS);
        for (VocabularyEntry entry : root.entries("orders")) {
            entry.allow(Set.of("order", "words"));
            Choice.Order order = Choice.Order.fromSlug(entry.text("order"))
                    .orElseThrow(() -> entry.refused("There is no order of that name."));
            entry.texts("words").forEach(words -> add(Kind.ORDER, words, order));
        }
        for (VocabularyEntry entry : root.entries("relations")) {
            entry.allow(Set.of("relation", "words"));
            Choice.Relation relation = Choice.Relation.fromSlug(entry.text("relation"))
                    .orElseThrow(() -> entry.refused("There is no relation of that name."));
            entry.texts("words").forEach(words -> add(Kind.RELATION, words, relation));
        }
        named(root.entry("numbers"), Kind.NUMBER);
        named(root.entry("ordinals"), Kind.ORDINAL);
        named(root.entry("sides"), Kind.SIDE);
        shares(root.entries("levels"), Kind.LEVEL);
        shares(root.entries("zones"), Kind.ZONE);
        plain(root, "place_nouns", Kind.PLACE_NOUN);
        plain(root, "pronouns", Kind.PRONOUN);
        plain(root, "sizes", Kind.SIZE);
        plain(root, "colors", Kind.COLOR);
        plain(root, "looks", Kind.LOOK);
        plain(root, "amounts", Kind.AMOUNT);
        plain(root, "idle", Kind.IDLE);
        plain(root, "features", Kind.FEATURE);
        plain(root, "presenting", Kind.PRESENTING);
        plain(root, "verbs", Kind.VERB);
        root.texts("generic").forEach(words -> generic.add(normaliser.forms(words)));
    }

    private void plain(VocabularyEntry root, String key, Kind kind) {
        root.texts(key).forEach(words -> add(kind, words, words));
    }

    private void named(VocabularyEntry names, Kind kind) {
        for (String name : names.keys()) {
            names.texts(name).forEach(words -> add(kind, words, name));
        }
    }

    private void shares(List<VocabularyEntry> entries, Kind kind) {
        for (VocabularyEntry entry : entries) {
            entry.allow(Set.of("words", "down", "across", "within", "alone", "side"));
            Choice.Order alone = entry.optionalText("alone")
                    .map(slug -> Choice.Order.fromSlug(slug)
                            .orElseThrow(() -> entry.refused("There is no order of that name.")))
                    .orElse(null);
            Share share = new Share(
                    band(entry, "across"),
                    band(entry, "down"),
                    entry.optionalText("within").orElse(null),
                    alone,
                    entry.optionalText("side").orElse(null));
            entry.texts("words").forEach(words -> add(kind, words, share));
        }
    }

    private static Band band(VocabularyEntry entry, String key) {
        List<String> ends = entry.texts(key);
        try {
            return ends.isEmpty()
                    ? Band.WHOLE
                    : new Band(Double.parseDouble(ends.getFirst()), Double.parseDouble(ends.getLast()));
        } catch (IllegalArgumentException e) {
            throw entry.refused(key + " must be two shares from 0 to 1, the smaller one first.");
        }
    }

    private void add(Kind kind, String words, Object meaning) {
        List<String> forms = normaliser.forms(words);
        sets.computeIfAbsent(kind, k -> new WordSet()).add(forms);
        meanings.computeIfAbsent(kind, k -> new HashMap<>()).put(forms, meaning);
    }

    /** Whether the words rather say where than what. */
    boolean generic(List<Token> words) {
        return generic.contains(words.stream().map(Token::form).toList());
    }

    /** Every token in one item, in order; of several entries at a place the longest. */
    List<Item> items(List<Token> tokens) {
        List<Item> items = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Item item = item(tokens, at);
            items.add(item);
            at = item.to();
        }
        return items;
    }

    /** "3 cm". */
    private static boolean measures(List<Token> tokens, int at) {
        return tokens.get(at).form().matches("\\d+([.,]\\d+)?")
                && at + 1 < tokens.size()
                && UNITS.contains(tokens.get(at + 1).form());
    }

    private Item item(List<Token> tokens, int at) {
        if (tokens.get(at).isMark()) {
            return new Item(Kind.MARK, at, at + 1, tokens.get(at).form());
        }
        if (measures(tokens, at)) {
            return new Item(Kind.SIZE, at, at + 2, null);
        }
        Kind best = Kind.NAME;
        int longest = 0;
        for (Kind kind : Kind.values()) {
            int length = Optional.ofNullable(sets.get(kind))
                    .map(set -> set.match(tokens, at))
                    .orElse(0);
            if (length > longest) {
                best = kind;
                longest = length;
            }
        }
        if (longest == 0) {
            String form = tokens.get(at).form();
            return form.matches("[1-9]\\d?")
                    ? new Item(Kind.NUMBER, at, at + 1, form)
                    : new Item(Kind.NAME, at, at + 1, form);
        }
        List<String> forms =
                tokens.subList(at, at + longest).stream().map(Token::form).toList();
        return new Item(
                best, at, at + longest, meanings.getOrDefault(best, Map.of()).get(forms));
    }
}

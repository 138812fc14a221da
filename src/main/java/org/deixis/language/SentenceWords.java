package org.deixis.language;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What words are in the sentences of a report: {@code data/vocabulary/sentences/words.yaml}. Immutable. */
final class SentenceWords {
    static final String FILE = "sentences/words.yaml";

    private static final String NUMBERS = "numbers";
    private static final Set<String> KEYS = Set.of(
            "findings",
            "after_a_kind",
            "kinds",
            "supports",
            "subjects",
            "attributes",
            "normal",
            "abnormal",
            "alone",
            "unchanged",
            "between",
            "pointed_out",
            "takes_its_site",
            "places",
            "zones",
            "several",
            "levels",
            "pronouns",
            "before_a_pronoun",
            "left",
            "right",
            "bilateral",
            "qualifiers",
            NUMBERS,
            "units",
            "numbered",
            "function",
            "placing",
            "asserts");

    /** Shorter single words of the vocabulary, such as "LV", count only in capital letters: "as" is no artery. */
    private static final int SHORTEST = 3;

    final WordSet findings;
    final WordSet afterAKind;
    final WordSet kinds;
    final WordSet subjects;
    final WordSet attributes;
    final WordSet normal;
    final WordSet abnormal;
    final WordSet alone;
    final WordSet unchanged;
    final WordSet qualifiers;
    final Set<String> supports;
    final Set<String> between;
    final Set<String> pointedOut;
    final Set<String> takesItsSite;
    final Set<String> places;
    final Set<String> zones;
    final Set<String> levels;
    final Set<String> pronouns;
    final Set<String> beforeAPronoun;
    final Set<String> left;
    final Set<String> right;
    final Set<String> bilateral;
    final Set<String> units;
    final Set<String> numbered;
    final Set<String> function;
    final Set<String> placing;
    final Set<String> asserts;
    /** Every word of these lists, as {@link Token#form} has it. */
    final Set<String> known = new HashSet<>();

    private final WordSet shortFindings = new WordSet();
    private final WordSet shortSubjects = new WordSet();
    private final Map<String, Integer> numbers = new HashMap<>();

    SentenceWords(VocabularyEntry root, Vocabulary vocabulary, Normaliser normaliser) {
        root.allow(KEYS);
        findings = WordSet.of(root.texts("findings"), normaliser);
        afterAKind = WordSet.of(root.texts("after_a_kind"), normaliser);
        kinds = WordSet.of(root.texts("kinds"), normaliser);
        subjects = WordSet.of(root.texts("subjects"), normaliser);
        attributes = WordSet.of(root.texts("attributes"), normaliser);
        normal = WordSet.of(root.texts("normal"), normaliser);
        abnormal = WordSet.of(root.texts("abnormal"), normaliser);
        alone = WordSet.of(root.texts("alone"), normaliser);
        unchanged = WordSet.of(root.texts("unchanged"), normaliser);
        qualifiers = WordSet.of(root.texts("qualifiers"), normaliser);
        supports = forms(root.texts("supports"), normaliser);
        between = forms(root.texts("between"), normaliser);
        pointedOut = forms(root.texts("pointed_out"), normaliser);
        takesItsSite = forms(root.texts("takes_its_site"), normaliser);
        places = forms(root.texts("places"), normaliser);
        zones = forms(root.texts("zones"), normaliser);
        levels = forms(root.texts("levels"), normaliser);
        pronouns = forms(root.texts("pronouns"), normaliser);
        beforeAPronoun = forms(root.texts("before_a_pronoun"), normaliser);
        left = forms(root.texts("left"), normaliser);
        right = forms(root.texts("right"), normaliser);
        bilateral = forms(root.texts("bilateral"), normaliser);
        units = forms(root.texts("units"), normaliser);
        numbered = forms(root.texts("numbered"), normaliser);
        function = forms(root.texts("function"), normaliser);
        placing = forms(root.texts("placing"), normaliser);
        asserts = forms(root.texts("asserts"), normaliser);
        KEYS.stream()
                .filter(key -> !key.equals(NUMBERS))
                .forEach(key -> known.addAll(forms(root.texts(key), normaliser)));
        VocabularyEntry counted = root.entry(NUMBERS);
        for (String number : counted.keys()) {
            counted.texts(number).forEach(word -> numbers.put(normaliser.form(word), Integer.parseInt(number)));
        }
        Set<List<String>> several =
                root.texts("several").stream().map(normaliser::forms).collect(Collectors.toSet());
        vocabulary.readings().stream()
                .filter(reading -> !several.contains(normaliser.forms(reading.words())))
                .forEach(reading -> add(reading, normaliser));
    }

    private void add(Reading reading, Normaliser normaliser) {
        List<String> words = normaliser.forms(reading.words());
        boolean isShort = words.size() == 1 && words.getFirst().length() < SHORTEST;
        if (words.size() == 1 && !isShort && function.contains(words.getFirst())) {
            return;
        }
        switch (reading.concept().kind()) {
            case LESION, DEVICE, DIAGNOSIS -> (isShort ? shortFindings : findings).add(words);
            case ORGAN, STRUCTURE, TISSUE, CELL -> (isShort ? shortSubjects : subjects).add(words);
        }
    }

    /** How many tokens name a finding here; 0 for none. */
    int finding(List<Token> tokens, int at) {
        int found = findings.match(tokens, at);
        return found == 0 && tokens.get(at).capitals() ? shortFindings.match(tokens, at) : found;
    }

    /** How many tokens name a structure, or an attribute of one, here; 0 for none. */
    int subject(List<Token> tokens, int at) {
        int found = Math.max(subjects.match(tokens, at), attributes.match(tokens, at));
        return found == 0 && tokens.get(at).capitals() ? shortSubjects.match(tokens, at) : found;
    }

    boolean isSide(Token token) {
        return left.contains(token.form()) || right.contains(token.form()) || bilateral.contains(token.form());
    }

    boolean isPlace(Token token) {
        return places.contains(token.form()) || isSide(token);
    }

    /** How many a word says; 0 where it is no number word and no small number in digits. */
    int number(Token token) {
        Integer said = numbers.get(token.form());
        if (said != null) {
            return said;
        }
        return token.form().matches("[1-9]\\d?") ? Integer.parseInt(token.form()) : 0;
    }

    private static Set<String> forms(Collection<String> words, Normaliser normaliser) {
        Set<String> forms = new HashSet<>();
        words.forEach(word -> forms.addAll(normaliser.forms(word)));
        return Set.copyOf(forms);
    }
}

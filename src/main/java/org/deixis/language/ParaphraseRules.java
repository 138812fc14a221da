package org.deixis.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a paraphrase may say: the lists of {@code data/vocabulary/paraphrases}. Immutable. */
final class ParaphraseRules {
    private static final String FOLDER = "/data/vocabulary/paraphrases/";
    private static final String FILE = "rules.yaml";
    static final String MEDICAL_WORDS = "medical-words.txt";
    private static final Set<String> INSIDE = Set.of("in", "within", "inside", "on", "at");
    private static final Set<String> LINKS = Set.of("of", "in", "within", "inside", "on", "at");

    private final Set<String> beyond;
    private final Set<String> malign;
    private final Set<String> benign;
    private final Set<String> mild;
    private final Set<String> parts;
    private final Set<String> disorders;
    private final List<String> disorderEndings;
    private final Map<String, String> families = new HashMap<>();
    private final Set<String> describing = new HashSet<>();
    private final Set<String> medical = new HashSet<>();
    private final Map<String, String> descriptions = new LinkedHashMap<>();

    private ParaphraseRules(VocabularyEntry root, Normaliser normaliser) {
        root.allow(Set.of("beyond", "malign", "benign", "families", "mild", "parts", "disorders", "disorder_endings"));
        beyond = Set.copyOf(root.texts("beyond"));
        malign = Set.copyOf(root.texts("malign"));
        benign = Set.copyOf(root.texts("benign"));
        mild = Set.copyOf(root.texts("mild"));
        parts = Set.copyOf(root.texts("parts"));
        disorders = Set.copyOf(root.texts("disorders"));
        disorderEndings = List.copyOf(root.texts("disorder_endings"));
        VocabularyEntry named = root.entry("families");
        for (String family : named.keys()) {
            named.texts(family).forEach(word -> families.put(word, family));
        }
        addForms(describing, "describing-words.txt", normaliser);
        addForms(medical, MEDICAL_WORDS, normaliser);
        for (String line : lines("descriptions.tsv")) {
            int tab = line.indexOf('\t');
            if (tab < 1) {
                throw UnusableVocabularyException.missing("paraphrases/descriptions.tsv: no tab in \"" + line + "\".");
            }
            descriptions.put(line.substring(tab + 1).strip(), line.substring(0, tab));
        }
    }

    static ParaphraseRules packaged(Normaliser normaliser) {
        try (InputStream yaml = open(FILE)) {
            return new ParaphraseRules(VocabularyEntry.read(FILE, yaml), normaliser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream open(String file) {
        InputStream packaged = ParaphraseRules.class.getResourceAsStream(FOLDER + file);
        if (packaged == null) {
            throw UnusableVocabularyException.missing("paraphrases/" + file + " is missing.");
        }
        return packaged;
    }

    static void addForms(Set<String> words, String file, Normaliser normaliser) {
        lines(file).stream()
                .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
                .map(normaliser::form)
                .forEach(words::add);
    }

    private static List<String> lines(String file) {
        try (InputStream list = open(file)) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From a description ("organ that stores bile") to the id of what it describes. */
    Map<String, String> descriptions() {
        return Collections.unmodifiableMap(descriptions);
    }

    /** Whether the word describes without naming a thing of its own: place, shape, use. */
    boolean describes(String word) {
        return describing.contains(word);
    }

    /** Whether the word belongs to anatomy or to the names of tumors. */
    boolean medical(String word) {
        return medical.contains(word);
    }

    /** The words that name the thing, without those after a word such as "behind" that only say where it lies; often all, or none. */
    List<String> head(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (beyond.contains(words.get(i))) {
                return words.subList(0, i);
            }
        }
        return words;
    }

    /** The same, also without what follows "in": in "spleen in the upper abdomen" no upper part is meant. */
    List<String> narrowHead(List<String> words) {
        List<String> head = head(words);
        int link = after(head, INSIDE);
        return link < 0 ? head : head.subList(0, link);
    }

    /** The word right before the first "of", "in" or the like, which says what the phrase is about: "neck" of the gallbladder; else none. */
    List<String> core(List<String> words) {
        List<String> head = head(words);
        int link = after(head, LINKS);
        return link < 0 ? List.of() : head.subList(link - 1, link);
    }

    /** Place of the first of these words that follows another word; -1 where there is none. */
    private static int after(List<String> words, Set<String> links) {
        return IntStream.range(1, words.size())
                .filter(i -> links.contains(words.get(i)))
                .findFirst()
                .orElse(-1);
    }

    /** Whether the word names a part of something, so that the part and the whole must not be taken for each other. */
    boolean part(String word) {
        return parts.contains(word);
    }

    /** Whether the word names something that is wrong with a structure, so that "abscess of the kidney" is not the kidney. */
    boolean disorder(String word) {
        return disorders.contains(word) || disorderEndings.stream().anyMatch(word::endsWith);
    }

    /** Whether the word also describes, as "blood" does in "blood vessel". */
    boolean mild(String word) {
        return mild.contains(word);
    }

    /** "benign" and "malign" as far as the words say so. */
    Set<String> dignity(Collection<String> words) {
        Set<String> said = new HashSet<>();
        for (String word : words) {
            if (malign.contains(word)) {
                said.add("malign");
            } else if (benign.contains(word)) {
                said.add("benign");
            }
        }
        return said;
    }

    /** Families of the findings among the words. */
    Set<String> families(Collection<String> words) {
        return words.stream().filter(families::containsKey).map(families::get).collect(Collectors.toSet());
    }

    /** The same, without words that also describe, as in "blood vessel". */
    Set<String> tellingFamilies(Collection<String> words) {
        return families(words.stream().filter(word -> !mild.contains(word)).toList());
    }
}

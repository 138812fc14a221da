package org.deixis.explanation;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.deixis.language.ConceptKind;

/** English nouns: articles, plurals, lists. */
final class Nouns {
    private static final Set<String> COUNTABLE = Set.of(
            "polyp",
            "nodule",
            "mass",
            "tumor",
            "tumour",
            "lesion",
            "ulcer",
            "fracture",
            "cyst",
            "hernia",
            "stone",
            "gallstone",
            "nevus",
            "glioma",
            "cancer",
            "adenoma",
            "fibroid",
            "granuloma",
            "aneurysm",
            "spot",
            "exudate",
            "wound",
            "dissection",
            "infarct",
            "hemorrhage",
            "shift",
            "diverticulum",
            "microaneurysm",
            "cell");
    private static final Pattern DISEASE = Pattern.compile(
            "tumou?r|cancer|carcinoma|melanoma|glioma|necro|plasia|infarct|malignan|benign|lesion|metasta|cyst\\b|edema",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_QUOTE = 60;

    private Nouns() {}

    static boolean ofDisease(String name) {
        return DISEASE.matcher(name).find();
    }

    static boolean plural(String name) {
        String last = name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return last.endsWith("s") && !last.matches(".*(ss|us|is|as)|pons|lens|biceps|ascites");
    }

    /** "was" or "were". */
    static String was(String name) {
        return plural(name) ? "were" : "was";
    }

    /** "is" or "are". */
    static String is(String name) {
        return plural(name) ? "are" : "is";
    }

    /** The finding's name with its article, e.g. "the left lung", "a polyp", "ground-glass opacity". */
    static String withArticle(Evidence.Finding finding) {
        String name = finding.name();
        ConceptKind kind = finding.kind();
        if (kind == null) {
            return quoted(name);
        }
        return switch (kind) {
            case ORGAN, STRUCTURE, TISSUE, CELL -> "the " + name;
            case DEVICE -> plural(name) ? name : indefinite(name);
            case LESION, DIAGNOSIS -> withArticle(name);
        };
    }

    /** For findings: an article where the noun can be counted. */
    static String withArticle(String name) {
        String last = name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return COUNTABLE.contains(last) ? indefinite(name) : name;
    }

    private static String indefinite(String name) {
        return ("aeiou".indexOf(Character.toLowerCase(name.charAt(0))) >= 0 ? "an " : "a ") + name;
    }

    /** Words that nobody vouches for: one line, cut, in quotation marks of which it has none of its own. */
    static String quoted(String words) {
        String line = words.replaceAll("[\\p{Cntrl}\\p{Cf}\"“”]+", " ").strip();
        int[] characters = line.codePoints().toArray();
        String cut = characters.length <= LONGEST_QUOTE ? line : new String(characters, 0, LONGEST_QUOTE - 1) + "…";
        return "“" + cut + "”";
    }

    static String capitalised(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    /** "a, b and c". */
    static String list(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}

package org.deixis.explanation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.deixis.inference.EvidenceTier;
import org.deixis.language.Concept;
import org.deixis.language.ConceptKind;
import org.deixis.language.Vocabulary;
import org.deixis.study.Verdict;

/** Rules on what a sentence may say; each gives the reason to withhold it, or nothing. */
final class SentenceRules {
    private static final Pattern ADVICE = words(
            "treat\\w*|therap\\w*|medicat\\w*|medicine|prescri\\w*|antibiotic\\w*|dos(?:e|es|age|ing)|mg|milligrams?|"
                    + "surg(?:ery|ical)|operat(?:e|ion)|chemo\\w*|recommend\\w*|advis\\w*|should (?:take|start|stop|receive|undergo)|"
                    + "biops\\w*|steroids?|administer\\w*|drain(?:age|ed)?|intubat\\w*|follow.?up|needs? to");
    private static final Pattern DIAGNOSIS = words(
            "impression|diagnos\\w*|consistent with|compatible with|represents?|indicat(?:es|ive)|due to|caused by|"
                    + "cancer(?:ous)?|malignan\\w*|benign|disease|pathology|infection|prognosis");
    private static final Pattern ABSENCE = words(
            "nothing(?! was drawn)|no|none|neither|nor|never|without|absent|absence|free (?:of|from)|negative|rul(?:e|ed|es|ing) out|exclud\\w*|"
                    + "clear|normal|unremarkable|healthy|within (?:the )?normal|intact|lacks?|nothing (?:is )?wrong|"
                    + "(?:is|are|was|were|do|does|did) ?n[o'’]t (?:present|there|exist|have|has)|(?:is|are|was|were)n[’']t|cleared|resolved|"
                    + "unlikely|fine|okay|all good|does not (?:show|contain|have)|enlarged|abnormal\\w*|gone|nil|zero");
    private static final Pattern STRONG = words(
            "certain(?:ly)?|definite(?:ly)?|confirm\\w*|clearly|obvious(?:ly)?|undoubtedly|surely|prove[sdn]?|unequivocal\\w*");
    private static final Pattern ILLUSTRATES = words("similar case|retrieved|illustrat\\w*|another case|other case");
    private static final Pattern THIS_IMAGE =
            words("this (?:image|picture|x-?ray|scan|patient|lung|lesion|finding)|here|the patient");
    private static final Pattern TIER =
            words("untested|little tested|well tested|thoroughly tested|fully tested|tested|validated");

    /** What such sentences are about; whatever of it is no name in the evidence was not looked for. */
    private static final Pattern THING = words(
            "nodul\\w*|mass(?:es)?|shadow\\w*|lesions?|infiltrat\\w*|opacit\\w*|opacif\\w*|densit\\w*|fluid|air|collaps\\w*|"
                    + "damag\\w*|inflam\\w*|scar\\w*|swell\\w*|swollen|bleed\\w*|h(?:a)?emorrhag\\w*|clots?|growths?|spots?|nodes?|"
                    + "calcif\\w*|thicken\\w*|congest\\w*|effusions?|fractur\\w*|broken|tumou?rs?|cysts?|ulcers?|polyps?|stones?|"
                    + "tubes?|catheters?|lines?|wires?|pacemakers?|implants?|foreign bod\\w*|pneumo\\w*|\\w+oma|\\w+itis|\\w+osis|"
                    + "\\w+ectasis|edema|oedema|abscess\\w*|cavit\\w*|haze|hazy|patch\\w*|streak\\w*|(?<!not )something|anything|anomal\\w*");

    private static final Pattern WITHOUT_NAMES = Pattern.compile(
            "^(?:“[^”]*”|it|they|this|these|both|an? (?:area|region)|areas|regions|what you ask about|what was looked for|"
                    + "located|possible|found|looked for|not|nothing was drawn|in tests|too few|no:|whether|the evidence|"
                    + "the text|a similar case)(?![\\p{L}])",
            Pattern.CASE_INSENSITIVE);

    private final Set<String> diseases;

    SentenceRules(Vocabulary vocabulary) {
        this.diseases = vocabulary.concepts().stream()
                .filter(c -> c.kind() == ConceptKind.LESION
                        || c.kind() == ConceptKind.DIAGNOSIS
                        || Nouns.ofDisease(c.name()))
                .map(Concept::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A sentence that rests on retrieved pairs alone speaks of those and of nothing else. */
    Optional<String> illustration(CheckedSentence s) {
        boolean ofThem = ILLUSTRATES.matcher(s.bare()).find()
                && !THIS_IMAGE.matcher(s.bare()).find()
                && s.mentions().isEmpty();
        return ofThem
                ? Optional.empty()
                : Optional.of("A retrieved pair may illustrate; it says nothing about this image.");
    }

    Optional<String> advice(CheckedSentence s) {
        if (ADVICE.matcher(s.withoutNames()).find()) {
            return Optional.of("Treatment, dosage and what to do next are a doctor's.");
        }
        return DIAGNOSIS.matcher(s.withoutNames()).find()
                ? Optional.of("Deixis gives no diagnosis and no impression.")
                : Optional.empty();
    }

    Optional<String> plainWords(CheckedSentence s, ReadingLevel level) {
        boolean disease = level == ReadingLevel.PATIENT
                && s.mentions().stream()
                        .filter(m -> !m.isNumbered())
                        .anyMatch(m -> m.ids().stream().anyMatch(diseases::contains)
                                || s.evidence().findings().stream()
                                        .filter(m::of)
                                        .anyMatch(f -> f.kind() != null && f.namesDisease()));
        return disease ? Optional.of("Plain words name no disease.") : Optional.empty();
    }

    Optional<String> absence(CheckedSentence s) {
        Matcher said = ABSENCE.matcher(s.withoutNames());
        boolean negated =
                !s.findings().isEmpty() && s.findings().stream().allMatch(f -> f.verdict() == Verdict.NEGATED);
        return said.find() && !(negated && s.text().toLowerCase(Locale.ROOT).contains("text says"))
                ? Optional.of(
                        "“%s”: that something is absent, normal or enlarged was not assessed.".formatted(said.group()))
                : Optional.empty();
    }

    Optional<String> verdicts(CheckedSentence s) {
        Matcher thing = THING.matcher(s.withoutNames());
        if (thing.find()) {
            return Optional.of("“%s” was not looked for under that name.".formatted(thing.group()));
        }
        if (s.mentions().isEmpty()
                && !s.findings().isEmpty()
                && !WITHOUT_NAMES.matcher(s.text()).find()) {
            return Optional.of("It does not say what it is about.");
        }
        for (Claims.Claim claim : s.claims()) {
            for (Mentions.Mention mention : claim.mentions()) {
                Optional<String> against = against(s, claim, mention);
                if (against.isPresent()) {
                    return against;
                }
            }
        }
        if (speaksOfDeniedThings(s) && Claims.said(s.withoutNames()) != Claims.Said.NAMED) {
            return Optional.of("The text denies it; what the model saw is told where the two disagree.");
        }
        boolean strong = STRONG.matcher(s.withoutNames()).find();
        if (strong && !s.findings().isEmpty()) {
            return Optional.of("Nothing in the evidence is certain.");
        }
        if (s.mentions().isEmpty()) {
            Claims.Said said = Claims.said(s.bare());
            if (s.findings().isEmpty() && said != Claims.Said.NAMED && said != Claims.Said.NOT_TAUGHT) {
                return Optional.of("What it cites says nothing about this image.");
            }
            return said == Claims.Said.NAMED ? Optional.empty() : first(s.findings(), f -> !allows(f, said), said);
        }
        return Optional.empty();
    }

    /** Nothing but what a text says is absent. */
    private static boolean speaksOfDeniedThings(CheckedSentence s) {
        return !s.findings().isEmpty() && s.findings().stream().allMatch(f -> f.verdict() == Verdict.NEGATED);
    }

    private Optional<String> against(CheckedSentence s, Claims.Claim claim, Mentions.Mention mention) {
        List<Evidence.Finding> meant = s.meant(mention);
        if (meant.isEmpty()) {
            boolean stated = s.isOnACard(mention)
                    && (claim.said() == Claims.Said.NOT_TAUGHT
                            || claim.said() == Claims.Said.NAMED
                                    && TIER.matcher(s.bare()).find());
            return stated
                    ? Optional.empty()
                    : Optional.of("“%s” is not in the evidence that the sentence cites.".formatted(mention.words()));
        }
        return first(meant, f -> !allows(f, claim.said()), claim.said());
    }

    private static Optional<String> first(
            List<Evidence.Finding> findings, Predicate<Evidence.Finding> wrong, Claims.Said said) {
        return findings.stream()
                .filter(wrong)
                .findFirst()
                .map(f -> "Finding %d says “%s”; the sentence says %s."
                        .formatted(
                                f.number(),
                                f.verdict().words(),
                                said.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }

    /** Naming a thing in passing presumes it. */
    static boolean allows(Evidence.Finding f, Claims.Said said) {
        return switch (f.verdict()) {
            case FOUND -> said == Claims.Said.LOCATED || said == Claims.Said.NAMED;
            case UNSURE -> said == Claims.Said.POSSIBLE;
            case NOT_FOUND ->
                said == (VerdictSentences.isImpossible(f) ? Claims.Said.NOT_SHOWN : Claims.Said.NOT_LOCATED);
            case NEGATED -> said == Claims.Said.NAMED;
            case OUTSIDE_VOCABULARY -> said == Claims.Said.NOT_TAUGHT;
            case NOT_GROUNDABLE -> said == Claims.Said.NOT_A_REGION;
        };
    }

    Optional<String> tiers(CheckedSentence s) {
        String words = s.bare().replaceAll("(?i)\\btest (phrases|masks|images)\\b|in tests", " ");
        Matcher said = TIER.matcher(words);
        while (said.find()) {
            EvidenceTier tier = switch (said.group().toLowerCase(Locale.ROOT)) {
                case "untested" -> EvidenceTier.UNTESTED;
                case "little tested" -> EvidenceTier.LITTLE_TESTED;
                default -> EvidenceTier.TESTED;
            };
            boolean shown = s.mentions().isEmpty()
                    ? s.findings().stream().anyMatch(f -> f.tier() == tier)
                    : s.mentions().stream().flatMap(m -> s.meant(m).stream()).allMatch(f -> f.tier() == tier);
            boolean supported = !s.findings().isEmpty() && shown;
            if (!supported) {
                return Optional.of("“%s” is not what the model card says.".formatted(said.group()));
            }
        }
        return Optional.empty();
    }

    private static Pattern words(String words) {
        return Pattern.compile("\\b(?:" + words + ")\\b", Pattern.CASE_INSENSITIVE);
    }
}

package org.deixis.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deixis.language.Mention;
import org.deixis.language.Phrase;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Figures of the reading of sentences. Ratios are from 0 to 1, or null over nothing. */
public final class LanguageMeasures {
    private int sentences;
    private int expected;
    private int got;
    private int matched;
    private int overlapping;
    private int polarityRight;
    private int sideRight;
    private int concepts;
    private int conceptsRight;
    private int normalExpected;
    private int normalGot;
    private int normalMatched;
    private final List<Map<String, Object>> errors = new ArrayList<>();

    LanguageMeasures() {}

    /** Whether the phrase of the same words, if there is one, agrees in polarity and side. */
    boolean add(LanguageEvaluation.Gold gold, @Nullable Phrase phrase) {
        if (phrase == null) {
            return false;
        }
        boolean polarity = LanguageEvaluation.samePolarity(gold, phrase);
        boolean side = LanguageEvaluation.sameSide(gold, phrase);
        overlapping++;
        polarityRight += polarity ? 1 : 0;
        sideRight += side ? 1 : 0;
        matched += polarity && side ? 1 : 0;
        normalMatched += gold.normal() && isNormal(phrase) ? 1 : 0;
        return polarity && side;
    }

    void addConcept(boolean right) {
        concepts++;
        conceptsRight += right ? 1 : 0;
    }

    void addSentence(String sentence, List<LanguageEvaluation.Gold> gold, List<Phrase> read, boolean wrong) {
        sentences++;
        expected += gold.size();
        got += read.size();
        normalExpected +=
                (int) gold.stream().filter(LanguageEvaluation.Gold::normal).count();
        normalGot += (int) read.stream().filter(LanguageMeasures::isNormal).count();
        if (wrong) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("sentence", sentence);
            error.put("expected", gold.stream().map(LanguageMeasures::object).toList());
            error.put("got", read.stream().map(LanguageMeasures::object).toList());
            errors.add(error);
        }
    }

    private static boolean isNormal(Phrase phrase) {
        Mention mention = phrase.mention();
        return mention != null && mention.normal();
    }

    private static Map<String, @Nullable Object> object(LanguageEvaluation.Gold gold) {
        return object(gold.phrase(), gold.polarity(), gold.laterality());
    }

    private static Map<String, @Nullable Object> object(Phrase phrase) {
        Mention mention = phrase.mention();
        return object(
                phrase.text(),
                phrase.polarity().name().toLowerCase(Locale.ROOT),
                mention == null ? null : mention.laterality());
    }

    private static Map<String, @Nullable Object> object(String phrase, String polarity, @Nullable String side) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("phrase", phrase);
        object.put("polarity", polarity);
        object.put("laterality", side);
        return object;
    }

    /** Over all phrases, statements of normality included. */
    public double f1() {
        return harmonic(matched, got, expected);
    }

    /** Over phrases whose words overlap. */
    public double polarityAccuracy() {
        return ratio(polarityRight, overlapping);
    }

    /** Over phrases whose words overlap. */
    public double lateralityAccuracy() {
        return ratio(sideRight, overlapping);
    }

    /** The document of {@code evaluate language --json}. */
    public String json(String version) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("deixis", version);
        document.put("notice", "Research use. Not a medical device.");
        document.put("n_sentences", sentences);
        document.put("n_phrases", expected);
        document.put("precision", orNull(ratio(matched, got)));
        document.put("recall", orNull(ratio(matched, expected)));
        document.put("f1", orNull(f1()));
        document.put("polarity_accuracy", orNull(polarityAccuracy()));
        document.put("laterality_accuracy", orNull(lateralityAccuracy()));
        document.put("concept_accuracy", orNull(ratio(conceptsRight, concepts)));
        document.put("n_concepts", concepts);
        document.put("normal_f1", orNull(harmonic(normalMatched, normalGot, normalExpected)));
        document.put("errors", errors);
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    /** For people, a line each. */
    public List<String> summary() {
        return List.of(
                String.format(Locale.ROOT, "%d sentences, %d phrases", sentences, expected),
                String.format(
                        Locale.ROOT,
                        "F1 %.3f (precision %.3f, recall %.3f)",
                        f1(),
                        ratio(matched, got),
                        ratio(matched, expected)),
                String.format(
                        Locale.ROOT,
                        "polarity %.3f, laterality %.3f of %d phrases found",
                        polarityAccuracy(),
                        lateralityAccuracy(),
                        overlapping),
                String.format(
                        Locale.ROOT,
                        "concept %.3f of %d that the vocabulary knows",
                        ratio(conceptsRight, concepts),
                        concepts));
    }

    private static double harmonic(int both, int one, int other) {
        return ratio(2 * both, one + other);
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }
}

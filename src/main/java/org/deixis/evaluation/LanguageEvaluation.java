package org.deixis.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.deixis.language.Concept;
import org.deixis.language.ConceptResolver;
import org.deixis.language.Mention;
import org.deixis.language.Phrase;
import org.deixis.language.PhraseParser;
import org.deixis.language.Polarity;
import org.deixis.language.ReportReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Measures the reading of sentences against annotated ones. */
@Component
public final class LanguageEvaluation {
    private static final double LEAST_OVERLAP = 0.5;

    private final ReportReader reader;
    private final ConceptResolver resolver;
    private final PhraseParser parser;

    LanguageEvaluation(ReportReader reader, ConceptResolver resolver, PhraseParser parser) {
        this.reader = reader;
        this.resolver = resolver;
        this.parser = parser;
    }

    /**
     * @param sentences one JSON object a line: {@code sentence}, {@code findings} with {@code phrase}, {@code polarity},
     *     {@code laterality}, {@code concept}, {@code normal}
     * @param modality slug of what the sentences describe, or null
     * @throws UnreadableSetException when the file cannot be read, naming the line
     */
    public LanguageMeasures measure(Path sentences, @Nullable String modality) {
        LanguageMeasures measures = new LanguageMeasures();
        List<String> lines = lines(sentences);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                measure(sentence(sentences, i + 1, lines.get(i)), modality, measures);
            }
        }
        return measures;
    }

    /** A finding as annotated. */
    record Gold(String phrase, String polarity, @Nullable String laterality, String concept, boolean normal) {}

    private record Annotated(String sentence, List<Gold> findings) {}

    private void measure(Annotated annotated, @Nullable String modality, LanguageMeasures measures) {
        String sentence = annotated.sentence();
        List<Phrase> read = reader.read(sentence).phrases().stream()
                .filter(LanguageEvaluation::isFinding)
                .toList();
        Set<Phrase> free = new HashSet<>(read);
        boolean wrong = read.size() != annotated.findings().size();
        for (Gold gold : annotated.findings()) {
            Optional<Phrase> best = best(sentence, gold, read, free);
            best.ifPresent(free::remove);
            wrong |= !measures.add(gold, best.orElse(null));
            best.ifPresent(phrase -> meaning(gold, modality)
                    .ifPresent(concept -> measures.addConcept(resolver.conceptOf(phrase, modality)
                            .filter(concept::equals)
                            .isPresent())));
        }
        measures.addSentence(sentence, annotated.findings(), read, wrong);
    }

    /** By the annotation's rules a structure that is only named or unchanged is no finding, nor is what is refused. */
    private static boolean isFinding(Phrase phrase) {
        Mention mention = phrase.mention();
        return mention != null && mention.refusal() == null && mention.says() != Mention.Says.NEITHER;
    }

    private static Optional<Phrase> best(String sentence, Gold gold, List<Phrase> read, Set<Phrase> free) {
        int from = sentence.indexOf(gold.phrase());
        Set<Integer> expected = tokens(
                sentence,
                sentence.codePointCount(0, from),
                sentence.codePointCount(0, from + gold.phrase().length()));
        Phrase best = null;
        double most = 0;
        for (Phrase phrase : read) {
            Set<Integer> got = tokens(sentence, phrase.start(), phrase.end());
            Set<Integer> common = new HashSet<>(got);
            common.retainAll(expected);
            double overlap = (double) common.size() / (got.size() + expected.size() - common.size());
            if (free.contains(phrase) && overlap >= LEAST_OVERLAP && overlap > most) {
                best = phrase;
                most = overlap;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Where the words (letters and digits) of a part of the sentence begin. */
    private static Set<Integer> tokens(String sentence, int from, int to) {
        int[] characters = sentence.codePoints().toArray();
        Set<Integer> starts = new HashSet<>();
        for (int i = from; i < to; i++) {
            boolean first = i == 0 || !Character.isLetterOrDigit(characters[i - 1]);
            if (first && Character.isLetterOrDigit(characters[i])) {
                starts.add(i);
            }
        }
        return starts;
    }

    /** What the annotation's words mean by the vocabulary. */
    private Optional<Concept> meaning(Gold gold, @Nullable String modality) {
        return parser.split(gold.concept()).stream()
                .flatMap(phrase -> resolver.conceptOf(phrase, modality).stream())
                .findFirst()
                .or(() -> reader.read(gold.concept()).phrases().stream()
                        .flatMap(phrase -> resolver.conceptOf(phrase, modality).stream())
                        .findFirst());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw UnreadableSetException.forFile(file, e);
        }
    }

    private static Annotated sentence(Path file, int line, String json) {
        JsonNode node;
        try {
            node = JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            throw UnreadableSetException.forLine(file, line, "it is not JSON");
        }
        String sentence = node.path("sentence").stringValue("");
        if (sentence.isBlank() || !node.path("findings").isArray()) {
            throw UnreadableSetException.forLine(file, line, "sentence or findings is missing");
        }
        List<Gold> findings = new ArrayList<>();
        for (JsonNode finding : node.get("findings")) {
            Gold gold = new Gold(
                    finding.path("phrase").stringValue(""),
                    finding.path("polarity").stringValue(""),
                    finding.path("laterality").stringValue(null),
                    finding.path("concept").stringValue(""),
                    finding.path("normal").booleanValue(false));
            if (gold.phrase().isEmpty() || !sentence.contains(gold.phrase())) {
                throw UnreadableSetException.forLine(file, line, "a phrase is no part of its sentence");
            }
            if (!Set.of("present", "absent", "uncertain").contains(gold.polarity())) {
                throw UnreadableSetException.forLine(file, line, "polarity must be present, absent or uncertain");
            }
            findings.add(gold);
        }
        return new Annotated(sentence, findings);
    }

    static boolean samePolarity(Gold gold, Phrase phrase) {
        return phrase.polarity() == Polarity.valueOf(gold.polarity().toUpperCase(Locale.ROOT));
    }

    static boolean sameSide(Gold gold, Phrase phrase) {
        Mention mention = phrase.mention();
        return Objects.equals(gold.laterality(), mention == null ? null : mention.laterality());
    }
}

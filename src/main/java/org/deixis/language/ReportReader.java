package org.deixis.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Reads the sentences of a report: sections, then sentences, then what each speaks of. Rules after NegEx and ConText decide
 * what is denied, doubted or before; words and rules are data ({@code data/vocabulary/sentences}). No vectors are needed.
 * The time grows with the length of the text; no sentence is longer than {@value Layout#LONGEST_SENTENCE} characters, a longer
 * one is read in pieces. Safe for use by several threads.
 */
@Component
public final class ReportReader {
    /** In Unicode code points. */
    public static final int LONGEST_TEXT = 100_000;

    public static final int MOST_PHRASES = 2_000;

    private static final ReadingWatch UNWATCHED = (sentence, of) -> {};
    private static final int WORDS_THAT_TELL_THE_LANGUAGE = 2_000;
    private final PhraseParser parser;
    private final ReportSigns signs;
    private final Layout layout;
    private final SentenceReader sentences;
    private final ReferenceReader references;

    ReportReader(PhraseParser parser, Vocabulary vocabulary, Wording wording) {
        this.parser = parser;
        this.signs = new ReportSigns(wording);
        this.references = new ReferenceReader(wording);
        Normaliser normaliser = new Normaliser(wording);
        SentenceWords words = new SentenceWords(file(SentenceWords.FILE), vocabulary, normaliser);
        Set<String> english = new HashSet<>(words.function);
        english.addAll(words.between);
        this.layout = new Layout(file(Layout.FILE), english);
        Cues cues = new Cues(file(Cues.FILE), normaliser);
        SentenceSpelling spelling = new SentenceSpelling(words, cues, vocabulary, wording, normaliser);
        this.sentences = new SentenceReader(words, cues, wording, normaliser, spelling);
    }

    private static VocabularyEntry file(String name) {
        try (InputStream yaml = ReportReader.class.getResourceAsStream("/data/vocabulary/" + name)) {
            if (yaml == null) {
                throw UnusableVocabularyException.missing(name + " is missing.");
            }
            return VocabularyEntry.read(name, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The phrases of a text that is either a list of them or a report.
     *
     * @throws UnusableTextException when the text is over a limit
     */
    public List<Phrase> phrases(String text) {
        return report(text, UNWATCHED).map(Report::phrases).orElseGet(() -> list(text));
    }

    /**
     * The phrases of a text that is a list of them.
     *
     * @throws UnusableTextException when the text is over a limit
     */
    public List<Phrase> list(String text) {
        return references.pointed(parser.split(text));
    }

    /** Whether the text is a report; else it is a list of phrases. */
    public boolean isReport(String text) {
        return layout.hasHeading(text) || report(text, UNWATCHED).isPresent();
    }

    /**
     * Reads the text if it is a report; empty where it is a list of phrases. A report has a heading, or every line of it is
     * made of sentences and they speak of something; so is a line in another language, which is told rather than looked up.
     *
     * @throws UnusableTextException when it is a report over a limit
     */
    public Optional<Report> report(String text, ReadingWatch watch) {
        if (layout.hasHeading(text) || isForeignLine(text)) {
            return Optional.of(read(text, watch));
        }
        return Optional.of(text)
                .filter(signs::inEveryLine)
                .map(sentences -> read(sentences, watch))
                .filter(report -> report.phrases().stream()
                        .anyMatch(phrase ->
                                phrase.mention() != null && phrase.mention().refusal() == null
                                        || ReportSigns.severalSentences(text)));
    }

    /**
     * @throws UnusableTextException when the text has more than {@value #LONGEST_TEXT} characters or
     *     {@value #MOST_PHRASES} phrases
     */
    public Report read(String text) {
        return read(text, UNWATCHED);
    }

    /** As above; the watch is told of each sentence and may end the reading. */
    public Report read(String text, ReadingWatch watch) {
        int[] characters = text.codePoints().toArray();
        if (characters.length > LONGEST_TEXT) {
            throw UnusableTextException.tooLong(characters.length, LONGEST_TEXT);
        }
        List<String> notes = new ArrayList<>();
        String language = language(text, characters);
        Mention.Refusal foreign = language.isEmpty()
                ? null
                : new Mention.Refusal("language", "This seems to be %s; only English is read.".formatted(language));
        if (foreign != null) {
            notes.add(foreign.message());
        }
        List<Report.Section> sections = layout.sections(text);
        Map<Report.Section, List<Layout.Sentence>> inSection = new LinkedHashMap<>();
        sections.forEach(
                section -> inSection.put(section, layout.sentences(characters, section.start(), section.end())));
        int of = inSection.values().stream().mapToInt(List::size).sum();
        List<Report.Sentence> all = new ArrayList<>(of);
        List<Phrase> phrases = new ArrayList<>();
        inSection.forEach((section, inside) -> {
            Mention.Refusal refusal = foreign == null ? section.refusal() : foreign;
            for (Layout.Sentence sentence : inside) {
                all.add(new Report.Sentence(sentence.start(), sentence.end()));
                watch.reading(all.size(), of);
                if (sentence.end() - sentence.start() >= Layout.LONGEST_SENTENCE) {
                    notes.add("A sentence of more than %,d characters was read in pieces."
                            .formatted(Layout.LONGEST_SENTENCE));
                }
                if (refusal == null) {
                    phrases.addAll(sentences.read(characters, sentence));
                } else {
                    phrases.add(refused(characters, sentence, refusal));
                }
            }
        });
        if (phrases.size() > MOST_PHRASES) {
            throw UnusableTextException.tooManyPhrases(phrases.size(), MOST_PHRASES);
        }
        return new Report(
                text, sections, all, phrases, notes.stream().distinct().toList());
    }

    private static Phrase refused(int[] text, Layout.Sentence sentence, Mention.Refusal refusal) {
        StringBuilder words = new StringBuilder();
        Arrays.stream(text, sentence.start(), sentence.end())
                .map(PhraseParser::readable)
                .forEach(words::appendCodePoint);
        return new Phrase(
                words.toString(), sentence.start(), sentence.end(), Polarity.PRESENT, Mention.refused(refusal));
    }

    private boolean isForeignLine(String text) {
        return text.length() <= PhraseParser.LONGEST_PHRASE
                && text.indexOf(';') < 0
                && text.lines().filter(line -> !line.isBlank()).count() == 1
                && !language(text, text.codePoints().toArray()).isEmpty();
    }

    /** The language other than English that the text seems to be in; empty for English. */
    private String language(String text, int[] characters) {
        long letters = Arrays.stream(characters).filter(Character::isLetter).count();
        long latin = Arrays.stream(characters)
                .filter(Character::isLetter)
                .filter(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN)
                .count();
        if (letters > 0 && latin * 2 < letters) {
            return "another language";
        }
        List<String> words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+"))
                .filter(word -> !word.isEmpty())
                .limit(WORDS_THAT_TELL_THE_LANGUAGE)
                .toList();
        return layout.foreign(words);
    }
}

package org.deixis.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deixis.grounding.Recognition;
import org.deixis.imaging.Modality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two images compared by the narrator, and what is let through of sentences about both. */
class ComparisonTest {
    private static final String DIFFER = "How do the two images differ?";

    private final AnswerGuard guard = ChestCase.bean(AnswerGuard.class);

    private static Explainer.Known both() {
        return ChestCase.known().with(OtherChest.known());
    }

    /** Question, level, what the answer must contain (a regular expression), what it must cite. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        How do the two images differ?                   | clinician | In this image, the right lung .visible 0.98. was located; in the other image, the right lung .visible 0.31. was looked for and not located | finding:2 other:finding:1
        How do the two images differ?                   | clinician | In both images, the left lung was located                | finding:1 other:finding:2
        How do the two images differ?                   | clinician | In both images, ground-glass opacity is possible         | finding:6 other:finding:5
        How do the two images differ?                   | clinician | In both images, consolidation was looked for and not located | finding:8 other:finding:7
        How do the two images differ?                   | clinician | the cardiomediastinum .visible 0.97. was located.*in the other image, the cardiomediastinum is possible | finding:4 other:finding:4
        How do the two images differ?                   | clinician | Looked for in this image alone: lungs, central airways, endotracheal tube and monitoring probes | finding:7 finding:9
        How do the two images differ?                   | clinician | Looked for in the other image alone: pneumothorax and “Hello World” | other:finding:8 other:finding:9
        How do the two images differ?                   | clinician | the left lung covers 20.0 % of the picture; in the other image, the left lung covers 16.5 % of the picture | finding:1 other:finding:2
        How do the two images differ?                   | clinician | on the patient's right, for 100 %.*in the other image, the possible ground-glass opacity lies on the patient's left, for 100 % | finding:2 other:finding:2
        How do the two images differ?                   | clinician | Which of the two images was taken first is not known     | policy:research-use
        How do the two images differ?                   | patient   | In both images, the left lung was found on the picture   | finding:1 other:finding:2
        Compare it with the other image                 | clinician | In this image, the right lung                            | finding:2 other:finding:1
        Does the left lung differ between the images?   | clinician | In both images, the left lung was located                | finding:1 other:finding:2
        What is different?                              | clinician | In this image, the right lung                            | finding:2
        Has it changed since last year?                 | clinician | nothing is said of a change over time                    | finding:2 other:finding:1
        Is the opacity worse?                           | clinician | In both images, ground-glass opacity is possible.*nothing is said of a change | finding:6 other:finding:5
        Is there an endotracheal tube in both images?   | clinician | in the other image, an endotracheal tube .visible 0.92. was located | finding:7 other:finding:10
        Is there a polyp in both images?                | clinician | In this image, a polyp is not something a chest x-ray shows; in the other image | finding:10 other:finding:10
        Is there consolidation in both images?          | patient   | In this image, what you ask about was looked for and not found; in the other image, what you ask about was looked for and not found | finding:8 other:finding:7
        Are the two images the same?                    | patient   | In this image, an area was marked as number 6.*in the other image, an area was marked as number 5 | finding:6 other:finding:5
        """)
    void tellsWhatEachImageShows(String question, String level, String expected, String cites) {
        ReadingLevel reading = ReadingLevel.fromSlug(level).orElseThrow();
        Answer answer = ChestCase.ask(question, reading, both());
        String text = NarratorTest.text(answer);
        assertThat(answer.withheld()).isEmpty();
        assertThat(Pattern.compile(expected, Pattern.DOTALL).matcher(text).find())
                .as("%s in %s", expected, text)
                .isTrue();
        assertThat(answer.sentences().stream()
                        .flatMap(s -> s.evidence().stream())
                        .toList())
                .as(text)
                .contains(cites.split(" "));
        assertThat(faults(answer, reading)).as(text).isEmpty();
    }

    /** Splits sentences into what they say of each image and holds each half against that image's rectangles. */
    private static List<String> faults(Answer answer, ReadingLevel level) {
        List<ChestCase.Fact> here = new ArrayList<>(ChestCase.facts());
        List<ChestCase.Fact> there = new ArrayList<>(OtherChest.facts());
        answer.evidence().findings().stream()
                .filter(f -> f.number() > 9)
                .forEach(f -> here.add(ChestCase.looked(f.phrase(), f.number())));
        answer.evidence().other().orElseThrow().findings().stream()
                .filter(f -> f.number() > 9)
                .forEach(f -> there.add(OtherChest.looked(f.phrase(), f.number())));
        List<String> faults = new ArrayList<>();
        Answer mine = with(answer, answer.evidence(), s -> half(s, false));
        Answer others = with(answer, answer.evidence().other().orElseThrow(), s -> half(s, true));
        faults.addAll(new AnswerChecker(here).faults(mine, level));
        faults.addAll(new AnswerChecker(there).faults(others, level));
        return faults;
    }

    private interface Halving {
        Stream<Sentence> of(Sentence sentence);
    }

    private static Answer with(Answer answer, EvidenceSet evidence, Halving halving) {
        return new Answer(
                answer.sentences().stream().flatMap(halving::of).toList(), List.of(), 0, answer.author(), evidence);
    }

    private static Stream<Sentence> half(Sentence sentence, boolean other) {
        Matcher sides =
                Pattern.compile("In this image, (.*); in the other image, (.*)").matcher(sentence.text());
        Matcher both = Pattern.compile("In both images, (.*)").matcher(sentence.text());
        String text = sides.matches()
                ? sides.group(other ? 2 : 1)
                : both.matches() ? both.group(1) : other ? "" : sentence.text();
        List<String> ids = sentence.evidence().stream()
                .filter(id -> id.startsWith("other:") == other || !id.matches("(other:)?finding:.*"))
                .map(id -> id.replace("other:", ""))
                .toList();
        return text.isEmpty() || ids.isEmpty()
                ? Stream.empty()
                : Stream.of(Sentence.of(
                        text.substring(0, 1).toUpperCase(Locale.ROOT)
                                + text.substring(1)
                                + (text.endsWith(".") ? "" : "."),
                        ids));
    }

    @Test
    void letsNoWrongSentenceAboutTwoImagesThrough() {
        List<String> ids = List.of(
                "finding:1",
                "finding:2",
                "finding:4",
                "finding:6",
                "finding:8",
                "other:finding:1",
                "other:finding:2",
                "other:finding:4",
                "other:finding:5",
                "other:finding:7",
                "other:finding:8");
        List<String> wrong = List.of(
                "In both images, the right lung was located.",
                "In both images, the left lung and the right lung were located.",
                "In both images, consolidation was located.",
                "In both images, ground-glass opacity was located.",
                "In both images, the left lung (visible 0.99) was located.",
                "In both images, there is no consolidation.",
                "In both images, the left lung is normal.",
                "In this image, the right lung was looked for and not located; in the other image, the right lung was located.",
                "In this image, the left lung (visible 0.96) was located; in the other image, the left lung (visible 0.99) was located.",
                "In this image, the left lung covers 16.5 % of the picture; in the other image, the left lung covers 20.0 % of the picture.",
                "In this image, the left lung covers 20.0 % of the picture; in the other image, the left lung covers 20.0 % of the picture.",
                "In this image, ground-glass opacity is possible in the left lung; in the other image, ground-glass opacity is possible in the left lung.",
                "In this image, ground-glass opacity is possible; in the other image, ground-glass opacity is definite.",
                "In this image, the left lung was located; in the other image, the left lung was located and is larger.",
                "In this image, the left lung was located; in the other image, a pneumothorax was located.",
                "In this image, the left lung was located; in the other image, the patient should be treated.",
                "In this image, the left lung was located on the patient's right; in the other image, the left lung was located.",
                "The left lung is larger than in the other image.",
                "The right lung has disappeared in the other image.",
                "Ground-glass opacity is new.",
                "Ground-glass opacity has grown since the earlier image.",
                "The other image shows consolidation.",
                "Compared with the other image, the left lung is unchanged.",
                "Both images are the same.",
                "The first image was taken earlier.",
                "In the second image, the right lung was located.",
                "Looked for in this image alone: left lung.",
                "Looked for in this image alone: consolidation.",
                "Looked for in the other image alone: right lung.",
                "Looked for in the other image alone: pneumothorax and a mass.",
                "Looked for in this image alone: nodules.");
        EvidenceSet evidence = ChestCase.bean(EvidenceGatherer.class).gather(both());
        List<String> passed = wrong.stream()
                .filter(text -> !guard.check(List.of(Sentence.of(text, ids)), evidence, ReadingLevel.CLINICIAN)
                        .kept()
                        .isEmpty())
                .toList();
        System.out.printf("wrong sentences about two images let through: %d of %d%n", passed.size(), wrong.size());
        assertThat(passed).isEmpty();
    }

    @Test
    void aSentenceAboutAnotherImageIsWithheldWhereThereIsNone() {
        EvidenceSet alone = ChestCase.evidence();
        for (String text : List.of(
                "In both images, the left lung was located.",
                "In this image, the left lung was located; in the other image, the left lung was located.",
                "The left lung was located, as in the previous image.")) {
            assertThat(guard.check(List.of(Sentence.of(text, List.of("finding:1"))), alone, ReadingLevel.CLINICIAN)
                            .kept())
                    .as(text)
                    .isEmpty();
        }
        assertThat(NarratorTest.text(ChestCase.ask(DIFFER))).isEqualTo("No other image was chosen to compare with.");
    }

    @Test
    void imagesOfDifferentKindsAreSaidToBeAndEmptyOnesAreAnswered() {
        Explainer.Known empty = new Explainer.Known(
                ChestCase.pack(),
                new ImageFacts(400, 300, new Recognition(Modality.ENDOSCOPY, 0.9, false), "assumed", Map.of()),
                List.of(),
                Set.of(),
                List.of(),
                null);
        Answer answer =
                ChestCase.ask(DIFFER, ReadingLevel.CLINICIAN, ChestCase.known().with(empty));
        assertThat(NarratorTest.text(answer))
                .startsWith(
                        "In this image, the model recognised an x-ray (0.99); in the other image, the model recognised"
                                + " an endoscopic image (0.90).");
        assertThat(answer.withheld()).isEmpty();
        Answer nothing = ChestCase.ask(DIFFER, ReadingLevel.PATIENT, empty.with(empty));
        assertThat(nothing.sentences()).isNotEmpty();
        assertThat(nothing.withheld()).isEmpty();
    }

    @Test
    void sizesAreComparedOnlyInMillimetresOfBoth() {
        Explainer.Known mine = calibrated(ChestCase.known(), "0.5");
        Answer answer = ChestCase.ask(
                "How do the two images differ in the left lung?",
                ReadingLevel.CLINICIAN,
                mine.with(calibrated(OtherChest.known(), "0.4 x 0.6")));
        assertThat(answer.withheld()).isEmpty();
        assertThat(NarratorTest.text(answer))
                .contains("the left lung covers an estimated 60.0 cm² at the detector")
                .contains("in the other image, the left lung covers an estimated 47.5 cm² at the detector")
                .doesNotContain("need not stand for the same length");
    }

    static Explainer.Known calibrated(Explainer.Known known, String spacing) {
        ImageFacts image = known.image();
        return new Explainer.Known(
                known.pack(),
                new ImageFacts(
                        image.width(),
                        image.height(),
                        image.recognition(),
                        image.orientation(),
                        Map.of(ImageFacts.SPACING, spacing)),
                known.results(),
                known.accepted(),
                known.pairs(),
                known.other());
    }
}

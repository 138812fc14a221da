package org.deixis.explanation;

import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.deixis.grounding.Grounder;
import org.deixis.grounding.GroundingResult;
import org.deixis.grounding.Recognition;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.Modality;
import org.deixis.imaging.SegmentationMask;
import org.deixis.inference.CalibrationBin;
import org.deixis.inference.EvidenceTier;
import org.deixis.inference.ModelPack;
import org.deixis.inference.PackCalibration;
import org.deixis.inference.PackInput;
import org.deixis.inference.PackLabel;
import org.deixis.inference.PackThresholds;
import org.deixis.inference.text.BgeTextEncoder;
import org.deixis.language.PhraseParser;
import org.deixis.language.Polarity;
import org.deixis.study.Conflict;
import org.deixis.study.Region;
import org.deixis.study.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** A chest x-ray of 400 x 300 pixels made of rectangles, and the explanation's beans over the packaged vocabulary. */
public final class ChestCase {
    static final int WIDTH = 400;
    static final int HEIGHT = 300;

    private static final AnnotationConfigApplicationContext CONTEXT =
            new AnnotationConfigApplicationContext(Beans.class);

    /** What was found, as plain facts that a checker can compute with on its own. */
    record Fact(
            int number,
            String phrase,
            @Nullable String concept,
            Verdict verdict,
            @Nullable Double score,
            @Nullable EvidenceTier tier,
            @Nullable String reason,
            List<Rectangle> parts) {
        String id() {
            return "finding:" + number;
        }
    }

    @ComponentScan(
            basePackageClasses = {PhraseParser.class, Explainer.class},
            excludeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.(ui|cli)\\..*|.*\\.(Conversations|StoredCases|Chat\\w+)"))
    @Import({BgeTextEncoder.class, Grounder.class})
    static class Beans {}

    private ChestCase() {}

    /** A bean of language, grounding or explanation. */
    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    /** An explainer that asks these models. */
    static Explainer explainer(LanguageModels models) {
        return new Explainer(
                bean(EvidenceGatherer.class),
                bean(QuestionReader.class),
                bean(Narrator.class),
                bean(AnswerGuard.class),
                bean(Mentions.class),
                models,
                bean(Prompts.class));
    }

    static List<Fact> facts() {
        return List.of(
                fact(1, "left lung", "left-lung", Verdict.FOUND, 0.99, EvidenceTier.TESTED, null, r(240, 50, 120, 200)),
                fact(
                        2,
                        "right lung",
                        "right-lung",
                        Verdict.FOUND,
                        0.98,
                        EvidenceTier.TESTED,
                        null,
                        r(40, 50, 130, 200)),
                fact(
                        3,
                        "lungs",
                        "lung",
                        Verdict.FOUND,
                        0.99,
                        EvidenceTier.TESTED,
                        null,
                        r(40, 50, 130, 200),
                        r(240, 50, 120, 200)),
                fact(
                        4,
                        "cardiomediastinum",
                        "cardiomediastinum",
                        Verdict.FOUND,
                        0.97,
                        EvidenceTier.LITTLE_TESTED,
                        null,
                        r(160, 120, 100, 150)),
                fact(
                        5,
                        "central airways",
                        "airways",
                        Verdict.UNSURE,
                        0.75,
                        EvidenceTier.LITTLE_TESTED,
                        null,
                        r(190, 10, 20, 80)),
                fact(
                        6,
                        "ground-glass opacity",
                        "ground-glass-opacity",
                        Verdict.UNSURE,
                        0.81,
                        EvidenceTier.UNTESTED,
                        "untested",
                        r(60, 180, 40, 40),
                        r(120, 60, 10, 10)),
                fact(
                        7,
                        "endotracheal tube",
                        "endotracheal-tube",
                        Verdict.NOT_FOUND,
                        0.12,
                        EvidenceTier.LITTLE_TESTED,
                        "below-threshold"),
                fact(
                        8,
                        "consolidation",
                        "consolidation",
                        Verdict.NOT_FOUND,
                        0.30,
                        EvidenceTier.LITTLE_TESTED,
                        "below-threshold"),
                fact(
                        9,
                        "monitoring probes",
                        "monitoring-probes",
                        Verdict.NOT_FOUND,
                        0.08,
                        EvidenceTier.UNTESTED,
                        "below-threshold"));
    }

    /** What the image answers when a question names something further. */
    static Fact looked(String phrase, int number) {
        return switch (phrase.toLowerCase(Locale.ROOT)) {
            case "polyp", "polyps" -> fact(number, phrase, "polyp", Verdict.NOT_FOUND, null, null, "wrong-modality");
            case "liver" -> fact(number, phrase, "liver", Verdict.NOT_FOUND, null, null, "wrong-modality");
            case "pneumothorax" ->
                fact(number, phrase, "pneumothorax", Verdict.OUTSIDE_VOCABULARY, null, null, "not-taught");
            case "pleural effusion" ->
                fact(number, phrase, "pleural-effusion", Verdict.OUTSIDE_VOCABULARY, null, null, "not-taught");
            case "heart" ->
                fact(
                        number,
                        phrase,
                        "cardiomediastinum",
                        Verdict.FOUND,
                        0.97,
                        EvidenceTier.LITTLE_TESTED,
                        null,
                        r(160, 120, 100, 150));
            default -> fact(number, phrase, null, Verdict.OUTSIDE_VOCABULARY, null, null, "not-taught");
        };
    }

    static Rectangle r(int x, int y, int width, int height) {
        return new Rectangle(x, y, width, height);
    }

    static Fact fact(
            int number,
            String phrase,
            @Nullable String concept,
            Verdict verdict,
            @Nullable Double score,
            @Nullable EvidenceTier tier,
            @Nullable String reason,
            Rectangle... parts) {
        return new Fact(number, phrase, concept, verdict, score, tier, reason, List.of(parts));
    }

    static GroundingResult result(Fact fact) {
        return disagreeing(fact, null);
    }

    /** @param conflict of text and model, or null */
    static GroundingResult disagreeing(Fact fact, @Nullable Conflict conflict) {
        List<Region> regions = new ArrayList<>();
        for (Rectangle part : fact.parts()) {
            BitSet bits = new BitSet();
            for (int y = part.y; y < part.y + part.height; y++) {
                bits.set(y * WIDTH + part.x, y * WIDTH + part.x + part.width);
            }
            regions.add(new Region(
                    0.9,
                    new BoundingBox(part.x, part.y, part.width, part.height),
                    part.width * part.height,
                    SegmentationMask.fromBits(WIDTH, HEIGHT, bits)));
        }
        boolean heart = fact.phrase().equalsIgnoreCase("heart");
        return new GroundingResult(
                fact.number(),
                fact.phrase(),
                0,
                fact.phrase().length(),
                fact.concept(),
                heart ? "cardiac silhouette and mediastinum" : null,
                fact.verdict() == Verdict.NEGATED ? Polarity.ABSENT : Polarity.PRESENT,
                fact.verdict(),
                fact.score(),
                fact.tier() == null ? null : fact.tier().slug(),
                fact.reason(),
                heart
                        ? "An x-ray shows the heart and the mediastinum as one shadow; they are outlined together."
                        : null,
                conflict,
                regions,
                List.of(),
                null);
    }

    static Explainer.Known known(List<Fact> facts, Set<Integer> accepted, List<Evidence.Pair> pairs) {
        return new Explainer.Known(
                pack(), image(), facts.stream().map(ChestCase::result).toList(), accepted, pairs, null);
    }

    static Explainer.Known known() {
        return known(facts(), Set.of(), List.of());
    }

    static ImageFacts image() {
        return new ImageFacts(WIDTH, HEIGHT, new Recognition(Modality.X_RAY, 0.99, false), "assumed", Map.of());
    }

    static Answer ask(String question, ReadingLevel level, Explainer.Known known) {
        return Answer.of(bean(Explainer.class)
                .answer(Ask.of(question, level), known, ChestCase.tools(), event -> {}, () -> false));
    }

    static Explainer.Tools tools() {
        return new Explainer.Tools(
                ChestCase::look, Explainer.Searching.NOWHERE, Explainer.Picture.NONE, OtherChest::look);
    }

    static List<GroundingResult> look(List<String> phrases, int first) {
        List<GroundingResult> results = new ArrayList<>();
        for (String phrase : phrases) {
            results.add(result(looked(phrase, first + results.size())));
        }
        return results;
    }

    static Answer ask(String question) {
        return ask(question, ReadingLevel.CLINICIAN, known());
    }

    static EvidenceSet evidence() {
        Explainer.Known known = known();
        return bean(EvidenceGatherer.class).gather(known);
    }

    static ModelPack pack() {
        return new ModelPack(
                Path.of("scripted"),
                "scripted",
                "1",
                "00",
                "Scripted",
                "none",
                Path.of("encoder"),
                Path.of("decoder"),
                new PackInput(32, 32, 32, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0), 1),
                "bge-small-en-v1.5",
                384,
                List.of(Modality.X_RAY, Modality.ENDOSCOPY),
                new PackCalibration(
                        1,
                        0,
                        0,
                        new PackThresholds(0.85, 0.7),
                        Map.of(),
                        List.of(
                                new CalibrationBin(0, 0.2, 475, 11),
                                new CalibrationBin(0.2, 0.4, 76, 27),
                                new CalibrationBin(0.7, 0.8, 20, 15),
                                new CalibrationBin(0.8, 0.9, 88, 73),
                                new CalibrationBin(0.9, 1, 1080, 1070))),
                List.of(
                        label("left-lung", "left lung", "organ", "left", EvidenceTier.TESTED, Modality.X_RAY),
                        label("right-lung", "right lung", "organ", "right", EvidenceTier.TESTED, Modality.X_RAY),
                        label("lung", "lungs", "organ", null, EvidenceTier.TESTED, Modality.X_RAY),
                        label(
                                "airways",
                                "central airways",
                                "structure",
                                null,
                                EvidenceTier.LITTLE_TESTED,
                                Modality.X_RAY),
                        label(
                                "cardiomediastinum",
                                "cardiomediastinum",
                                "structure",
                                null,
                                EvidenceTier.LITTLE_TESTED,
                                Modality.X_RAY),
                        label(
                                "endotracheal-tube",
                                "endotracheal tube",
                                "device",
                                null,
                                EvidenceTier.LITTLE_TESTED,
                                Modality.X_RAY),
                        label(
                                "consolidation",
                                "consolidation",
                                "lesion",
                                null,
                                EvidenceTier.LITTLE_TESTED,
                                Modality.X_RAY),
                        label(
                                "monitoring-probes",
                                "monitoring probes",
                                "device",
                                null,
                                EvidenceTier.UNTESTED,
                                Modality.X_RAY),
                        label(
                                "ground-glass-opacity",
                                "ground-glass opacity",
                                "lesion",
                                null,
                                EvidenceTier.UNTESTED,
                                Modality.X_RAY),
                        label("polyp", "polyp", "lesion", null, EvidenceTier.TESTED, Modality.ENDOSCOPY)),
                "",
                List.of());
    }

    private static PackLabel label(
            String id, String name, String kind, @Nullable String side, EvidenceTier tier, Modality modality) {
        Map<Modality, PackLabel.Evidence> where = new EnumMap<>(Modality.class);
        where.put(modality, new PackLabel.Evidence(tier, id.equals("left-lung") ? 0.97 : null, 120, null));
        return new PackLabel(id, name, kind, side, where);
    }
}

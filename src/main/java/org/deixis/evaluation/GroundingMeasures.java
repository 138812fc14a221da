package org.deixis.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an evaluation found. The keys of its JSON are described in {@code docs/grounding-format.md}. Immutable. */
public final class GroundingMeasures {
    private static final String NOTICE = "Research use. Not a medical device.";
    private static final int CASES_TOLD = 30;

    private final EvaluationSubject subject;
    private final ObjectNode measures;

    private GroundingMeasures(EvaluationSubject subject, ObjectNode measures) {
        this.subject = subject;
        this.measures = measures;
    }

    static GroundingMeasures of(EvaluationSubject subject) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        List<PairOutcome> pairs = subject.pairs();
        List<ImageOutcome> outcomes = subject.outcomes();
        MeasureSheet sheet = new MeasureSheet(root);
        root.putObject("pack")
                .put("id", subject.pack().id())
                .put("version", subject.pack().version())
                .put("sha256", subject.pack().sha256());
        root.put("device", subject.device().name());
        subject.request().splits().stream().sorted().forEach(root.putArray("splits")::add);
        root.put("quick", subject.request().quick());
        root.put("bootstrap_seed", CaseBootstrap.SEED);
        root.put("n_images", outcomes.size());
        root.put("n_pairs", pairs.stream().filter(PairOutcome::present).count());
        new OutlineMeasures(pairs).write(sheet);
        new PresenceMeasures(pairs).write(sheet);
        List<ImageOutcome> known =
                outcomes.stream().filter(ImageOutcome::modalityKnown).toList();
        sheet.mean("modality_accuracy", known, o -> o.image().caseId(), o -> o.modalityRight() ? 1 : 0);
        new RobustnessMeasures(outcomes).write(sheet);
        ObjectNode untaught = root.putObject("outside_vocabulary");
        subject.untaught().forEach(untaught::put);
        ObjectNode otherwise = root.putObject("read_otherwise");
        OutlineMeasures.by(
                        PairOutcome::label,
                        pairs.stream().filter(PairOutcome::readOtherwise).toList())
                .forEach((label, of) -> otherwise.put(label, of.size()));
        sheet.put("ms_encode_p50", median(subject, ImageOutcome::encodeMillis));
        sheet.put("ms_decode_p50", median(subject, ImageOutcome::decodeMillis));
        sheet.put("seconds", subject.seconds());
        evidence(root.putObject("evidence"), subject);
        cases(root, pairs);
        ArrayNode skipped = root.putArray("skipped");
        subject.skipped()
                .forEach(problem ->
                        skipped.addObject().put("line", problem.line()).put("reason", problem.reason()));
        return new GroundingMeasures(subject, root);
    }

    /** Tiers by label and modality, with the Dice measured here: what a pack says of its labels. */
    private static void evidence(ObjectNode node, EvaluationSubject subject) {
        Map<String, List<PairOutcome>> present =
                OutlineMeasures.by(pair -> pair.label() + "/" + pair.image().modality(), subject.present());
        EvidenceTiers.of(subject.set().labels(), subject.set().evidenceImages()).forEach((label, byModality) -> {
            ObjectNode of = node.putObject(label);
            byModality.forEach((modality, evidence) -> {
                List<PairOutcome> masks = present.getOrDefault(label + "/" + modality, List.of());
                MeasureSheet one = new MeasureSheet(of.putObject(modality));
                one.node()
                        .put("positives", evidence.positives())
                        .put("negatives", evidence.negatives())
                        .put("tier", evidence.tier().slug());
                one.mean("dice", masks, PairOutcome::caseId, PairOutcome::dice);
                one.node().put("n", masks.size());
            });
        });
    }

    private static void cases(ObjectNode root, List<PairOutcome> pairs) {
        ArrayNode worst = root.putArray("worst_cases");
        pairs.stream()
                .filter(PairOutcome::present)
                .sorted(Comparator.comparingDouble(PairOutcome::dice)
                        .thenComparing(
                                Comparator.comparingDouble(PairOutcome::score).reversed()))
                .limit(CASES_TOLD)
                .forEach(pair -> describe(worst.addObject(), pair).put("dice", pair.dice()));
        ArrayNode alarms = root.putArray("false_masks");
        pairs.stream()
                .filter(pair -> !pair.present() && pair.drawn())
                .sorted(Comparator.comparingDouble(PairOutcome::score).reversed())
                .limit(CASES_TOLD)
                .forEach(pair -> describe(alarms.addObject(), pair).put("annotated", pair.annotated()));
    }

    private static ObjectNode describe(ObjectNode node, PairOutcome pair) {
        return node.put("id", pair.image().id())
                .put("label", pair.label())
                .put("verdict", pair.verdict().slug())
                .put("score", pair.score());
    }

    private static double median(EvaluationSubject subject, ToDoubleFunction<ImageOutcome> millis) {
        double[] sorted = subject.timed()
                .mapToDouble(millis)
                .filter(ms -> !Double.isNaN(ms))
                .sorted()
                .toArray();
        return sorted.length == 0
                ? Double.NaN
                : Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                        .average()
                        .orElseThrow();
    }

    /** @param version of Deixis, which the document begins with */
    public String json(String version) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("deixis", version).put("notice", NOTICE);
        document.setAll(measures);
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    /** One page that needs nothing else; follows the reader's colour scheme. */
    public String html(String version) {
        return new GroundingReport(this).html(version);
    }

    EvaluationSubject subject() {
        return subject;
    }

    ObjectNode measures() {
        return measures;
    }

    /** The most important figures, one a line. */
    public List<String> summary() {
        return MeasureSummary.of(measures);
    }
}

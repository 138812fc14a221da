package org.deixis.evaluation;

import java.util.List;
import java.util.function.Function;

/** What other words, clicks, spoilt images and phrases without meaning do. A part that was left out is null. */
final class RobustnessMeasures {
    private final List<ImageOutcome> outcomes;

    RobustnessMeasures(List<ImageOutcome> outcomes) {
        this.outcomes = outcomes;
    }

    void write(MeasureSheet sheet) {
        nonsense(sheet);
        List<ImageOutcome.Rewording> rewordings = all(ImageOutcome::rewordings);
        sheet.node().put("n_paraphrased", rewordings.size());
        sheet.mean("paraphrase_drop", rewordings, r -> caseOf(r.question()), ImageOutcome.Rewording::drop);
        sheet.mean(
                "paraphrase_drop_network", rewordings, r -> caseOf(r.question()), ImageOutcome.Rewording::networkDrop);
        clicks(sheet);
        corruptions(sheet);
    }

    private void nonsense(MeasureSheet sheet) {
        List<ImageOutcome.NonsenseAnswer> answers = all(ImageOutcome::nonsense);
        sheet.node().put("n_nonsense", answers.size());
        sheet.mean("nonsense_mask_rate", answers, ImageOutcome.NonsenseAnswer::phrase, a -> a.drawn() ? 1 : 0);
        sheet.mean(
                "nonsense_mask_rate_found_only", answers, ImageOutcome.NonsenseAnswer::phrase, a -> a.found() ? 1 : 0);
        sheet.mean(
                "nonsense_mask_rate_network",
                answers,
                ImageOutcome.NonsenseAnswer::phrase,
                a -> a.drawnByNetwork() ? 1 : 0);
        var drawn = sheet.node().putArray("nonsense_drawn");
        answers.stream()
                .filter(ImageOutcome.NonsenseAnswer::drawn)
                .map(ImageOutcome.NonsenseAnswer::phrase)
                .distinct()
                .sorted()
                .forEach(drawn::add);
    }

    private void clicks(MeasureSheet sheet) {
        List<ImageOutcome.ClickSeries> series = all(ImageOutcome::clicks);
        sheet.node().put("n_clicked", series.size());
        if (series.isEmpty()) {
            sheet.node().putNull("dice_after_clicks");
            return;
        }
        MeasureSheet after = sheet.section("dice_after_clicks");
        for (int clicks : List.of(0, 1, 2, 3, 4, 5)) {
            after.mean(
                    Integer.toString(clicks),
                    series,
                    s -> caseOf(s.question()),
                    s -> s.dice().get(clicks));
        }
    }

    private void corruptions(MeasureSheet sheet) {
        List<ImageOutcome.CorruptionLoss> losses = all(ImageOutcome::corruptions);
        sheet.mean("corruption_drop", losses, l -> caseOf(l.question()), ImageOutcome.CorruptionLoss::drop);
        if (losses.isEmpty()) {
            return;
        }
        MeasureSheet each = sheet.section("corruption_drop_per_kind");
        for (Corruption corruption : Corruption.values()) {
            List<ImageOutcome.CorruptionLoss> of =
                    losses.stream().filter(l -> l.corruption() == corruption).toList();
            each.mean(corruption.slug(), of, l -> caseOf(l.question()), ImageOutcome.CorruptionLoss::drop);
        }
        sheet.node().put("n_corrupted", losses.size() / Corruption.values().length);
    }

    private <T> List<T> all(Function<ImageOutcome, List<T>> part) {
        return outcomes.stream().flatMap(o -> part.apply(o).stream()).toList();
    }

    private static String caseOf(Question question) {
        return question.image().caseId();
    }
}

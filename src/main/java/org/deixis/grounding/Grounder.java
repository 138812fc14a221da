package org.deixis.grounding;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.deixis.imaging.Modality;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.Hints;
import org.deixis.inference.ImageFeatures;
import org.deixis.inference.ModelPack;
import org.deixis.inference.PackLabel;
import org.deixis.inference.PackThresholds;
import org.deixis.inference.PhraseGrounding;
import org.deixis.inference.PhraseQuery;
import org.deixis.language.Concept;
import org.deixis.language.ConceptResolver;
import org.deixis.language.Phrase;
import org.deixis.language.ReferenceReader;
import org.deixis.language.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Phrases and an encoded image to verdicts. The order of verdicts: not groundable, negated, outside the vocabulary, wrong
 * modality, then the pack's thresholds. Keeps nothing and opens nothing; safe for use by several threads.
 *
 * <p>All methods may throw what {@link GroundingModel#ground} throws.
 */
@Component
public final class Grounder {
    private final PhraseReader reader;

    Grounder(ConceptResolver resolver, Vocabulary vocabulary, ReferenceReader references) {
        this.reader = new PhraseReader(resolver, vocabulary, references);
    }

    /** @param corrected what the user says it is, or null */
    public Recognition recognise(ImageFeatures features, @Nullable Modality corrected) {
        return Modalities.of(features, corrected).recognition();
    }

    /**
     * One answer per phrase, in order; the decoder runs once for all that need it, or not at all. The
     * classes of a diagnosis group are asked together, whichever of them a phrase names.
     *
     * @param features of this model, not closed
     * @param corrected what the user says the image is, or null to go by what is recognised
     */
    public List<PhraseAnswer> ground(
            GroundingModel model, ImageFeatures features, List<Phrase> phrases, @Nullable Modality corrected) {
        Modalities modalities = Modalities.of(features, corrected);
        List<PhraseReading> readings = phrases.stream()
                .map(phrase -> reader.read(phrase, model.pack(), modalities))
                .toList();
        List<PhraseQuery> queries = new ArrayList<>();
        for (PhraseReading reading : readings) {
            if (reading instanceof PhraseReading.Asked asked) {
                queries.addAll(questions(asked, model.pack(), Hints.NONE));
            }
        }
        Iterator<PhraseGrounding> raw = model.ground(features, queries).iterator();
        List<PhraseAnswer> answers = new ArrayList<>();
        for (PhraseReading reading : readings) {
            answers.add(
                    switch (reading) {
                        case PhraseReading.Settled settled -> settled.answer();
                        case PhraseReading.Asked asked -> judge(asked, raw, model.pack(), Hints.NONE);
                    });
        }
        return List.copyOf(answers);
    }

    /**
     * One phrase with what the user pointed at. Words that cannot be asked about go to the decoder as hints alone: the
     * verdict stays what it is without hints, the score is null, and the regions are the user's. Something the model did
     * not locate becomes {@code unsure} where a positive click or a box draws it.
     *
     * @param hints clicks, box, and the logits of the round before ({@link PhraseAnswer#logits})
     */
    public PhraseAnswer refine(
            GroundingModel model, ImageFeatures features, Phrase phrase, Hints hints, @Nullable Modality corrected) {
        PhraseReading reading = reader.read(phrase, model.pack(), Modalities.of(features, corrected));
        return switch (reading) {
            case PhraseReading.Settled(PhraseAnswer answer) when hints.isEmpty() -> answer;
            case PhraseReading.Settled(PhraseAnswer answer) ->
                VerdictRules.drawn(answer, ask(model, features, "", hints), model.pack());
            case PhraseReading.Asked asked ->
                judge(
                        asked,
                        model.ground(features, questions(asked, model.pack(), hints))
                                .iterator(),
                        model.pack(),
                        hints);
        };
    }

    /** The phrase's own label, then the other classes of its group, then what its words refer to; hints choose by themselves. */
    private List<PhraseQuery> questions(PhraseReading.Asked asked, ModelPack pack, Hints hints) {
        List<PackLabel> landmarks = hints.isEmpty() ? asked.choosing().asked() : List.of();
        return Stream.of(List.of(asked.label()), reader.rivals(asked, pack), landmarks)
                .flatMap(List::stream)
                .map(label -> new PhraseQuery(label.name(), hints))
                .toList();
    }

    /** @param raw the next answers are those to the phrase's questions, in their order; they are taken */
    private PhraseAnswer judge(PhraseReading.Asked asked, Iterator<PhraseGrounding> raw, ModelPack pack, Hints hints) {
        ClassScores.ClassScore own = new ClassScores.ClassScore(asked.label(), asked.tier(), raw.next());
        List<ClassScores.ClassScore> scores = new ArrayList<>();
        for (PackLabel rival : reader.rivals(asked, pack)) {
            scores.add(new ClassScores.ClassScore(rival, PhraseReader.tier(rival, asked.modality()), raw.next()));
        }
        PhraseAnswer answer = VerdictRules.judge(asked, new ClassScores(own, scores), pack, hints);
        return hints.isEmpty()
                ? Instances.chosen(
                        asked,
                        answer.with(Conflicts.between(asked, own.raw(), pack)),
                        Landmarks.located(asked, raw, pack))
                : answer;
    }

    /** What to offer in place of the words, or the meanings to choose from, in an image of this modality. */
    List<Concept> offered(ModelPack pack, Phrase phrase, Modality modality) {
        Modalities only = Modalities.only(new Recognition(modality, 1, true));
        return reader.read(phrase, pack, only) instanceof PhraseReading.Settled(PhraseAnswer answer)
                ? answer.offered()
                : List.of();
    }

    /**
     * The network alone, for measuring: the words go to the decoder as typed, whatever they mean, and only the thresholds
     * decide. Concept, tier and message are null.
     */
    public List<PhraseAnswer> groundByNetworkAlone(
            GroundingModel model, ImageFeatures features, List<Phrase> phrases, @Nullable Modality corrected) {
        PackThresholds thresholds =
                model.pack().thresholds(recognise(features, corrected).modality());
        List<PhraseGrounding> raw = model.ground(
                features,
                phrases.stream().map(phrase -> PhraseQuery.of(phrase.text())).toList());
        List<PhraseAnswer> answers = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            answers.add(VerdictRules.unread(phrases.get(i), raw.get(i), model.pack(), thresholds));
        }
        return List.copyOf(answers);
    }

    private static PhraseGrounding ask(GroundingModel model, ImageFeatures features, String text, Hints hints) {
        return model.ground(features, List.of(new PhraseQuery(text, hints))).getFirst();
    }
}

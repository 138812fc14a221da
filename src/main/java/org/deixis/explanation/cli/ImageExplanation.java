package org.deixis.explanation.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deixis.explanation.AnswerRecord;
import org.deixis.explanation.Ask;
import org.deixis.explanation.EvidenceSet;
import org.deixis.explanation.Explainer;
import org.deixis.explanation.ImageFacts;
import org.deixis.explanation.PicturePng;
import org.deixis.explanation.ReadingLevel;
import org.deixis.grounding.Grounder;
import org.deixis.grounding.GroundingResult;
import org.deixis.grounding.PhraseAnswer;
import org.deixis.grounding.Recognition;
import org.deixis.imaging.ContentHash;
import org.deixis.imaging.MedicalImage;
import org.deixis.imaging.MedicalImageReader;
import org.deixis.imaging.Modality;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ImageFeatures;
import org.deixis.inference.PackLabel;
import org.deixis.language.Phrase;
import org.deixis.language.PhraseParser;
import org.deixis.language.Polarity;
import org.jspecify.annotations.Nullable;

/** One question about one file: look, gather, answer. */
final class ImageExplanation {
    private final GroundingModel model;
    private final Grounder grounder;
    private final PhraseParser parser;
    private final Explainer explainer;

    ImageExplanation(GroundingModel model, Grounder grounder, PhraseParser parser, Explainer explainer) {
        this.model = model;
        this.grounder = grounder;
        this.parser = parser;
        this.explainer = explainer;
    }

    /** What was looked at, and the answer. */
    record Explained(String sha256, ImageFacts image, AnswerRecord answer, EvidenceSet evidence) {}

    /** @param text phrases to look for; null means everything the pack was taught for the recognised modality */
    Explained of(Path file, @Nullable String text, String question, ReadingLevel level) {
        MedicalImage image = MedicalImageReader.read(file);
        try (ImageFeatures features = model.encode(image)) {
            Recognition recognition = grounder.recognise(features, null);
            List<Phrase> phrases = text == null ? everything(recognition.modality()) : parser.split(text);
            ImageFacts facts = new ImageFacts(image.width(), image.height(), recognition, "assumed", Map.of());
            Explainer.Known known =
                    new Explainer.Known(model.pack(), facts, ground(features, phrases, 1), Set.of(), List.of());
            Explainer.Tools tools = new Explainer.Tools(
                    (words, first) -> ground(
                            features,
                            words.stream()
                                    .flatMap(w -> parser.split(w).stream())
                                    .toList(),
                            first),
                    Explainer.Searching.NOWHERE,
                    () -> Optional.of(PicturePng.of(image)));
            Explainer.Answered answered =
                    explainer.answer(Ask.of(question, level), known, tools, event -> {}, () -> false);
            return new Explained(ContentHash.sha256(file), facts, answered.record(), answered.evidence());
        }
    }

    /** Best tested first, anatomy before the rest. */
    private List<Phrase> everything(Modality modality) {
        return model.pack().labels().stream()
                .filter(label -> label.modalities().containsKey(modality))
                .sorted(Comparator.comparing((PackLabel label) -> !isAnatomy(label))
                        .thenComparing(label -> tier(label, modality)))
                .map(PackLabel::name)
                .map(name -> new Phrase(name, 0, name.codePointCount(0, name.length()), Polarity.PRESENT))
                .toList();
    }

    private static boolean isAnatomy(PackLabel label) {
        return Set.of("organ", "structure", "tissue", "cell").contains(label.kind());
    }

    private static int tier(PackLabel label, Modality modality) {
        PackLabel.Evidence evidence = label.modalities().get(modality);
        return evidence == null ? Integer.MAX_VALUE : evidence.tier().ordinal();
    }

    private List<GroundingResult> ground(ImageFeatures features, List<Phrase> phrases, int first) {
        List<GroundingResult> results = new ArrayList<>();
        for (PhraseAnswer answer : grounder.ground(model, features, phrases, null)) {
            results.add(GroundingResult.of(first + results.size(), answer));
        }
        return results;
    }
}

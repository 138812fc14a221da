package org.deixis.explanation.cli;

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

    /**
     * What was looked at, and the answer.
     *
     * @param other the image it was compared with, or null
     */
    record Explained(Looked image, @Nullable Looked other, AnswerRecord answer, EvidenceSet evidence) {}

    /** An image that was looked at. */
    record Looked(ImageFile file, ImageFacts facts) {}

    /** An image that can be looked at until it is closed. */
    private final class Open implements AutoCloseable {
        private final ImageFeatures features;
        private final Looked looked;

        Open(ImageFile file, Map<String, String> typed) {
            features = model.encode(file.pixels());
            Recognition recognition = grounder.recognise(features, null);
            looked = new Looked(
                    file, new ImageFacts(file.pixels().width(), file.pixels().height(), recognition, "assumed", typed));
        }

        Explainer.Known known(@Nullable String text) {
            List<Phrase> phrases =
                    text == null ? everything(looked.facts().recognition().modality()) : parser.split(text);
            return new Explainer.Known(
                    model.pack(), looked.facts(), ground(features, phrases, 1), Set.of(), List.of(), null);
        }

        List<GroundingResult> look(List<String> words, int first) {
            return ground(
                    features,
                    words.stream().flatMap(w -> parser.split(w).stream()).toList(),
                    first);
        }

        @Override
        public void close() {
            features.close();
        }
    }

    /**
     * @param other an image to compare with, or null
     * @param text phrases to look for; null means everything the pack was taught for the recognised modality
     * @param typed what a person typed of the image
     */
    Explained of(
            ImageFile file,
            @Nullable ImageFile other,
            @Nullable String text,
            Map<String, String> typed,
            String question,
            ReadingLevel level) {
        try (Open image = new Open(file, typed);
                @Nullable Open second = other == null ? null : new Open(other, Map.of())) {
            Explainer.Known known = image.known(text).with(second == null ? null : second.known(text));
            Explainer.Tools tools = new Explainer.Tools(
                    image::look,
                    Explainer.Searching.NOWHERE,
                    () -> Optional.of(PicturePng.of(file.pixels())),
                    second == null ? Explainer.Looking.NOWHERE : second::look);
            Explainer.Answered answered =
                    explainer.answer(Ask.of(question, level), known, tools, event -> {}, () -> false);
            return new Explained(
                    image.looked, second == null ? null : second.looked, answered.record(), answered.evidence());
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

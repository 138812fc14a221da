package org.deixis.evaluation;

import java.util.BitSet;
import java.util.List;
import org.deixis.grounding.Grounder;
import org.deixis.grounding.PhraseAnswer;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ImageFeatures;
import org.deixis.language.Phrase;
import org.deixis.language.PhraseParser;

/** Asks typed words of an image, through the product as it is or of the network alone. */
record PhraseTrial(GroundingModel model, Grounder grounder, PhraseParser parser) {

    /** What is typed for one question; the parser decides what that is a phrase of. */
    Phrase typed(String words) {
        return parser.split(words).getFirst();
    }

    /** As on screen, without knowing the modality. */
    List<PhraseAnswer> product(ImageFeatures features, List<String> words) {
        return grounder.ground(model, features, words.stream().map(this::typed).toList(), null);
    }

    /** The network alone, with the words as they are. */
    List<PhraseAnswer> network(ImageFeatures features, List<String> words) {
        return grounder.groundByNetworkAlone(
                model, features, words.stream().map(this::typed).toList(), null);
    }

    /** What an answer puts on the image. */
    static BitSet drawn(PhraseAnswer answer) {
        return answer.verdict().isDrawn() ? Overlap.union(answer.regions()) : new BitSet();
    }
}

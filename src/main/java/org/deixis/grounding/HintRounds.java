package org.deixis.grounding;

import java.util.ArrayList;
import java.util.List;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.Modality;
import org.deixis.inference.ClickHint;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.Hints;
import org.deixis.inference.ImageFeatures;
import org.deixis.inference.MaskLogits;
import org.deixis.language.Phrase;
import org.deixis.study.StoredHints;
import org.deixis.study.StoredImage;
import org.jspecify.annotations.Nullable;

/**
 * Clicks correct the mask of the round before, as the pack was trained to: first the words alone, then the box, then
 * click by click. The masks between are computed anew, so that the same hints give the same region after a restart; a
 * round costs one decoder pass.
 */
final class HintRounds {
    /** Clicks that one finding can take. */
    static final int MOST_CLICKS = 30;

    private final Grounder grounder;

    HintRounds(Grounder grounder) {
        this.grounder = grounder;
    }

    PhraseAnswer replay(
            GroundingModel model,
            ImageFeatures features,
            Phrase phrase,
            StoredHints hints,
            @Nullable Modality corrected) {
        PhraseAnswer answer = grounder.refine(model, features, phrase, Hints.NONE, corrected);
        BoundingBox box = hints.box();
        if (box != null) {
            answer = next(model, features, answer, List.of(), box, corrected);
        }
        List<ClickHint> clicks = new ArrayList<>();
        for (StoredHints.Click click : hints.clicks()) {
            clicks.add(new ClickHint(click.x(), click.y(), click.positive()));
            answer = next(model, features, answer, clicks, box, corrected);
        }
        return answer;
    }

    private PhraseAnswer next(
            GroundingModel model,
            ImageFeatures features,
            PhraseAnswer before,
            List<ClickHint> clicks,
            @Nullable BoundingBox box,
            @Nullable Modality corrected) {
        MaskLogits previous = before.logits();
        return grounder.refine(model, features, before.phrase(), new Hints(clicks, box, previous), corrected);
    }

    /**
     * The hints, the box cut to the image.
     *
     * @throws GroundingException when a click or the whole box lies outside, or there are too many clicks
     */
    static StoredHints checked(StoredHints hints, StoredImage image) {
        if (hints.clicks().size() > MOST_CLICKS) {
            throw GroundingException.tooManyClicks(MOST_CLICKS);
        }
        for (StoredHints.Click click : hints.clicks()) {
            if (click.x() < 0 || click.y() < 0 || click.x() >= image.width() || click.y() >= image.height()) {
                throw GroundingException.outsideImage(image.width(), image.height());
            }
        }
        BoundingBox box = hints.box();
        return box == null ? hints : new StoredHints(hints.clicks(), cut(box, image));
    }

    private static BoundingBox cut(BoundingBox box, StoredImage image) {
        int left = Math.max(0, box.x());
        int top = Math.max(0, box.y());
        long right = Math.min(image.width(), (long) box.x() + box.width());
        long bottom = Math.min(image.height(), (long) box.y() + box.height());
        if (right <= left || bottom <= top) {
            throw GroundingException.outsideImage(image.width(), image.height());
        }
        return new BoundingBox(left, top, (int) right - left, (int) bottom - top);
    }
}

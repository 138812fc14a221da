package org.deixis.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deixis.imaging.Modality;
import org.deixis.imaging.UnreadableImageException;
import org.deixis.inference.FeatureCache;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ImageFeatures;
import org.deixis.inference.InferenceBusyException;
import org.deixis.inference.ModelPacks;
import org.deixis.language.Phrase;
import org.deixis.study.Finding;
import org.deixis.study.Findings;
import org.deixis.study.Images;
import org.deixis.study.Revision;
import org.deixis.study.StoredHints;
import org.deixis.study.StoredImage;
import org.deixis.study.StudyStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One image's phrases from features to kept findings; on the undisturbed thread of a {@link Patience}. */
final class GroundingRun {
    /** Phrases answered and kept at a time. */
    static final int PORTION = 8;

    private static final Logger log = LoggerFactory.getLogger(GroundingRun.class);
    private static final int REFINING_AT_ONCE = 64;

    private final Images images;
    private final Findings findings;
    private final ModelPacks packs;
    private final FeatureCache cache;
    private final Grounder grounder;
    private final HintRounds rounds;
    private final ReentrantLock[] refining =
            Stream.generate(ReentrantLock::new).limit(REFINING_AT_ONCE).toArray(ReentrantLock[]::new);

    GroundingRun(Images images, Findings findings, ModelPacks packs, FeatureCache cache, Grounder grounder) {
        this.images = images;
        this.findings = findings;
        this.packs = packs;
        this.cache = cache;
        this.grounder = grounder;
        this.rounds = new HintRounds(grounder);
    }

    /** An image ready to be asked about. */
    private record Encoded(StoredImage image, GroundingModel model, ImageFeatures features, Recognition recognition) {
        @Nullable
        Modality corrected() {
            return image.correction().orElse(null);
        }

        Revision record(PhraseAnswer answer, StoredHints hints) {
            return AnswerRecord.of(answer, hints, image, model, recognition);
        }
    }

    /** Part of the work: answers some and keeps them. */
    private interface Portion {
        List<Finding> keep(Encoded encoded, int from, int to);
    }

    Grounded ground(UUID imageId, List<Phrase> phrases, Consumer<Progress> progress, Patience patience) {
        return inPortions(imageId, phrases.size(), progress, patience, (encoded, from, to) -> {
            List<PhraseAnswer> answers = patience.infer(() -> grounder.ground(
                    encoded.model(), encoded.features(), phrases.subList(from, to), encoded.corrected()));
            return findings.record(
                    imageId,
                    answers.stream()
                            .map(answer -> encoded.record(answer, StoredHints.NONE))
                            .toList());
        });
    }

    Grounded groundAgain(
            UUID imageId, Function<Finding, Phrase> phraseOf, Consumer<Progress> progress, Patience patience) {
        List<Finding> all = findings.of(imageId);
        return inPortions(imageId, all.size(), progress, patience, (encoded, from, to) -> {
            List<Finding> kept = new ArrayList<>();
            for (Finding finding : all.subList(from, to)) {
                StoredHints hints = finding.current().hints();
                PhraseAnswer answer = patience.infer(() -> rounds.replay(
                        encoded.model(), encoded.features(), phraseOf.apply(finding), hints, encoded.corrected()));
                kept.add(findings.revise(finding.id(), encoded.record(answer, hints)));
            }
            return kept;
        });
    }

    Recognition recognise(UUID imageId, Patience patience) {
        try (ImageFeatures features =
                encoded(image(imageId), progress -> {}, 0, patience).features()) {
            return recognition(images.get(imageId), features);
        } catch (Patience.LostException e) {
            throw e.told();
        }
    }

    Finding refine(
            UUID findingId, UnaryOperator<StoredHints> change, Function<Finding, Phrase> phraseOf, Patience patience) {
        ReentrantLock one = refining[Math.floorMod(findingId.hashCode(), refining.length)];
        one.lock(); // two clicks on one finding follow each other
        try {
            Finding finding = findings.find(findingId).orElseThrow(GroundingException::findingGone);
            StoredImage image = image(finding.imageId());
            StoredHints hints =
                    HintRounds.checked(change.apply(finding.current().hints()), image);
            Encoded encoded = encoded(image, progress -> {}, 1, patience);
            try (ImageFeatures features = encoded.features()) {
                PhraseAnswer answer = patience.infer(() ->
                        rounds.replay(encoded.model(), features, phraseOf.apply(finding), hints, encoded.corrected()));
                return findings.revise(findingId, encoded.record(answer, hints));
            }
        } catch (Patience.LostException e) {
            throw e.told();
        } finally {
            one.unlock();
        }
    }

    private Grounded inPortions(
            UUID imageId, int asked, Consumer<Progress> progress, Patience patience, Portion portion) {
        List<Finding> kept = new ArrayList<>();
        Recognition recognition = null;
        Encoded encoded = null;
        try {
            encoded = encoded(image(imageId), progress, asked, patience);
            recognition = encoded.recognition();
            for (int from = 0; from < asked; from += PORTION) {
                patience.check();
                progress.accept(new Progress(Progress.Stage.LOCATING, from + 1, asked));
                kept.addAll(portion.keep(encoded, from, Math.min(asked, from + PORTION)));
            }
            return new Grounded(kept, asked, recognition, null);
        } catch (Patience.LostException e) {
            if (kept.isEmpty() && e.tooSlow()) {
                throw e.told();
            }
            String why = e.tooSlow() ? "Stopped after %d seconds.".formatted(e.seconds()) : "Stopped.";
            return new Grounded(kept, asked, recognition, "%s %d of %d kept.".formatted(why, kept.size(), asked));
        } catch (RuntimeException e) {
            if (kept.isEmpty()) {
                throw e;
            }
            log.warn("Grounding stopped after {} of {} phrases", kept.size(), asked, e);
            return new Grounded(kept, asked, recognition, "%s %d of %d kept.".formatted(cause(e), kept.size(), asked));
        } finally {
            if (encoded != null) {
                encoded.features().close();
            }
        }
    }

    private static String cause(RuntimeException e) {
        return switch (e) {
            case GroundingException known -> String.valueOf(known.getMessage());
            case StudyStoreException known -> String.valueOf(known.getMessage());
            case InferenceBusyException known -> String.valueOf(known.getMessage());
            case UnreadableImageException known -> String.valueOf(known.getMessage());
            default -> "Locating failed (%s).".formatted(e.getClass().getSimpleName());
        };
    }

    private Encoded encoded(StoredImage image, Consumer<Progress> progress, int asked, Patience patience) {
        if (packs.grounding().isEmpty()) {
            progress.accept(new Progress(Progress.Stage.WAITING_FOR_MODEL, 0, asked));
        }
        Optional<GroundingModel> installed = patience.infer(() -> packs.open(null));
        GroundingModel model = installed.orElseThrow(() -> GroundingException.noModel(packs.problems()));
        progress.accept(new Progress(Progress.Stage.READING_IMAGE, 0, asked));
        ImageFeatures features = patience.infer(
                () -> cache.get(model, image.sha256(), 0, () -> images.pixels(image)), ImageFeatures::close);
        try {
            return new Encoded(image, model, features, recognition(image, features));
        } catch (RuntimeException e) {
            features.close();
            throw e;
        }
    }

    private Recognition recognition(StoredImage image, ImageFeatures features) {
        Recognition recognition =
                grounder.recognise(features, image.correction().orElse(null));
        if (image.modality() != recognition.modality()) {
            images.recognised(image.id(), recognition.modality());
        }
        return recognition;
    }

    private StoredImage image(UUID id) {
        return images.find(id).orElseGet(() -> {
            images.deletedAt(id).ifPresent(at -> {
                throw GroundingException.deleted(at);
            });
            return images.get(id);
        });
    }
}

package org.deixis.explanation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.deixis.grounding.Grounded;
import org.deixis.grounding.GroundingException;
import org.deixis.grounding.GroundingExports;
import org.deixis.grounding.GroundingResult;
import org.deixis.grounding.GroundingService;
import org.deixis.grounding.Recognition;
import org.deixis.imaging.Modality;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ModelPack;
import org.deixis.inference.ModelPacks;
import org.deixis.language.Concept;
import org.deixis.retrieval.Hit;
import org.deixis.retrieval.PairCollection;
import org.deixis.retrieval.PairLibrary;
import org.deixis.retrieval.SearchMode;
import org.deixis.retrieval.SearchRequest;
import org.deixis.study.Images;
import org.deixis.study.Review;
import org.deixis.study.StoredImage;
import org.deixis.study.TypedFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Stored images as cases to explain: their findings, and how to look and search further. */
@Component
@Profile("!cli")
class StoredCases {
    private static final int MOST_PAIRS = 5;

    private final Images images;
    private final TypedFacts typed;
    private final GroundingService grounding;
    private final GroundingExports findings;
    private final ModelPacks packs;
    private final PairLibrary pairs;

    StoredCases(
            Images images,
            TypedFacts typed,
            GroundingService grounding,
            GroundingExports findings,
            ModelPacks packs,
            PairLibrary pairs) {
        this.images = images;
        this.typed = typed;
        this.grounding = grounding;
        this.findings = findings;
        this.packs = packs;
        this.pairs = pairs;
    }

    /**
     * What is known of the image, and of the one that the question compares it with; where nothing was looked for in one of
     * them yet, everything that the model knows in it is.
     *
     * @throws GroundingException when neither a model nor a modality is there to speak of
     */
    Explainer.Known known(UUID imageId, Turn turn) {
        UUID other = turn.ask().other();
        Explainer.Known known = knownAlone(imageId, turn);
        return other == null || other.equals(imageId)
                ? known
                : known.with(turn.step(
                        AnswerRecord.COMPARE,
                        images.get(other).title(),
                        () -> knownAlone(other, turn),
                        there -> there.results().size() == 1
                                ? "1 finding"
                                : there.results().size() + " findings"));
    }

    private Explainer.Known knownAlone(UUID imageId, Turn turn) {
        StoredImage image = images.get(imageId);
        @Nullable ModelPack pack = packs.open(null).map(GroundingModel::pack).orElse(null);
        Recognition recognition = recognition(image, pack, turn);
        if (pack != null && findings.results(imageId).isEmpty() && !turn.isStopped()) {
            lookForEverything(imageId, recognition.modality(), turn);
        }
        return known(image, recognition, pack);
    }

    /** The same from what is stored alone, at once. */
    Explainer.Known stored(UUID imageId, @Nullable UUID other) {
        Explainer.Known known = storedAlone(imageId);
        return other == null || other.equals(imageId) ? known : known.with(storedAlone(other));
    }

    private Explainer.Known storedAlone(UUID imageId) {
        StoredImage image = images.get(imageId);
        Modality modality = image.modality() == null ? Modality.PHOTO : image.modality();
        return known(
                image,
                new Recognition(modality, Double.NaN, image.modalityCorrected()),
                packs.grounding().map(GroundingModel::pack).orElse(null));
    }

    private Explainer.Known known(StoredImage image, Recognition recognition, @Nullable ModelPack pack) {
        List<GroundingResult> results = findings.results(image.id()).stream()
                .filter(result -> result.review() != Review.REJECTED) // a person said that it is wrong
                .toList();
        return new Explainer.Known(
                pack,
                new ImageFacts(image.width(), image.height(), recognition, image.orientation(), typed.of(image.id())),
                results,
                results.stream()
                        .filter(result -> result.review() == Review.ACCEPTED)
                        .map(GroundingResult::number)
                        .collect(Collectors.toSet()),
                List.of(),
                null);
    }

    private Recognition recognition(StoredImage image, @Nullable ModelPack pack, Turn turn) {
        if (pack != null && image.modality() != null) { // kept, so it takes no time that is worth a word
            return grounding.recognise(image.id()).join();
        }
        if (pack != null) {
            return turn.step(
                    "look",
                    image.title(),
                    () -> grounding.recognise(image.id()).join(),
                    r -> r.modality().slug());
        }
        Modality modality = image.modality();
        if (modality == null) {
            throw GroundingException.noModel(packs.problems());
        }
        return new Recognition(modality, Double.NaN, image.modalityCorrected());
    }

    private void lookForEverything(UUID imageId, Modality modality, Turn turn) {
        List<String> names =
                grounding.known(modality).stream().map(Concept::name).toList();
        if (!names.isEmpty()) {
            List<GroundingResult> all = turn.step(
                    "ground", "everything known in such an image", () -> look(imageId, names, turn), Casebook::outcome);
            assert all.size() <= names.size();
        }
    }

    Explainer.Tools tools(UUID imageId, Turn turn) {
        return new Explainer.Tools(
                (phrases, first) -> look(imageId, phrases, turn),
                this::search,
                () -> picture(imageId),
                (phrases, first) -> {
                    UUID other = turn.ask().other();
                    return other == null ? List.of() : look(other, phrases, turn);
                });
    }

    private List<GroundingResult> look(UUID imageId, List<String> phrases, Turn turn) {
        Grounded grounded = grounding.ground(imageId, String.join("\n", phrases), progress -> {}, turn::isStopped);
        Set<Integer> kept = grounded.findings().stream().map(f -> f.seq()).collect(Collectors.toSet());
        return findings.results(imageId).stream()
                .filter(result -> kept.contains(result.number()))
                .toList();
    }

    private List<Evidence.Pair> search(String query, Map<String, String> filters) {
        return pairs
                .search(new SearchRequest(query, filters, SearchMode.HYBRID, MOST_PAIRS, List.of(), List.of(), false))
                .hits()
                .stream()
                .filter(Predicate.not(Hit::belowFloor))
                .map(hit -> new Evidence.Pair(hit.pair().id(), hit.pair().caption()))
                .toList();
    }

    private Optional<byte[]> picture(UUID imageId) {
        return Optional.of(PicturePng.of(images.pixels(images.get(imageId))));
    }

    boolean hasPairs() {
        return pairs.collections().stream().mapToInt(PairCollection::pairs).sum() > 0;
    }
}

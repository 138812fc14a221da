package org.deixis.grounding;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ModelPack;
import org.deixis.inference.PackLabel;
import org.deixis.inference.PackThresholds;
import org.deixis.language.Concept;
import org.deixis.study.Provenance;
import org.deixis.study.Revision;
import org.deixis.study.StoredHints;
import org.deixis.study.StoredImage;
import org.jspecify.annotations.Nullable;

/** An answer as it is kept, with where it came from. */
final class AnswerRecord {
    private static final String USER = "local";

    private AnswerRecord() {}

    static Revision of(
            PhraseAnswer answer, StoredHints hints, StoredImage image, GroundingModel model, Recognition recognition) {
        return new Revision(
                answer.phrase().text(),
                answer.phrase().start(),
                answer.phrase().end(),
                answer.concept() == null ? null : answer.concept().id(),
                answer.readAs(),
                answer.verdict(),
                answer.score(),
                answer.tier() == null ? null : answer.tier().slug(),
                answer.reason(),
                sentences(answer),
                answer.regions(),
                hints,
                provenance(answer, image, model, recognition),
                SentenceRecord.of(answer.phrase()),
                answer.conflict(),
                null);
    }

    /** The note on the reading, then the message; null where there is neither. */
    static @Nullable String sentences(PhraseAnswer answer) {
        String all = Stream.of(answer.note(), answer.message())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return all.isEmpty() ? null : all;
    }

    private static Provenance provenance(
            PhraseAnswer answer, StoredImage image, GroundingModel model, Recognition recognition) {
        ModelPack pack = model.pack();
        PackThresholds thresholds = pack.thresholds(recognition.modality());
        Concept concept = answer.concept();
        String sent = concept == null || answer.score() == null
                ? null
                : pack.label(concept.id()).map(PackLabel::name).orElse(null);
        return new Provenance(
                image.sha256(),
                answer.phrase().text(),
                sent,
                pack.id(),
                pack.version(),
                pack.sha256(),
                "letterbox-%d/%d".formatted(pack.inputSize(), pack.input().preprocessingVersion()),
                recognition.modality().slug(),
                thresholds.found(),
                thresholds.unsure(),
                model.device().name(),
                Instant.now(),
                USER);
    }
}

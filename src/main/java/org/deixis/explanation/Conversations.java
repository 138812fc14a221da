package org.deixis.explanation;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.deixis.grounding.GroundingException;
import org.deixis.imaging.UnreadableImageException;
import org.deixis.inference.InferenceBusyException;
import org.deixis.language.UnusableTextException;
import org.deixis.retrieval.RetrievalException;
import org.deixis.study.StudyStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/**
 * What the Explain screen asks for: questions about one stored image. It keeps no conversation; the caller keeps the
 * answers and hands them back with the next question. Safe for use by several threads.
 */
@Service
@Profile("!cli")
public class Conversations {
    private static final Logger log = LoggerFactory.getLogger(Conversations.class);

    private final StoredCases cases;
    private final Explainer explainer;

    Conversations(StoredCases cases, Explainer explainer) {
        this.cases = cases;
        this.explainer = explainer;
    }

    /**
     * Answers in the background. What the question names and nobody looked for is looked for and kept as a finding; where
     * nothing at all was looked for, everything that the model knows in such an image is.
     *
     * @param listener told of what happens, one event at a time, never on the caller's thread; for each question
     *     {@link AnswerEvent.Finished} or {@link AnswerEvent.Failed} comes last
     */
    public Asking ask(UUID imageId, Ask ask, Consumer<AnswerEvent> listener) {
        Asking asking = new Asking();
        Consumer<AnswerEvent> told = event -> {
            listener.accept(event);
            if (event instanceof AnswerEvent.Finished || event instanceof AnswerEvent.Failed) {
                asking.ended(event);
            }
        };
        Thread.ofVirtual().name("deixis-explain").start(() -> answer(imageId, ask, told, asking));
        return asking;
    }

    private void answer(UUID imageId, Ask ask, Consumer<AnswerEvent> listener, Asking asking) {
        Turn turn = new Turn(ask, listener, asking::isStopped);
        try {
            Explainer.check(ask.question());
            explainer.answer(turn, cases.known(imageId, turn), cases.tools(imageId, turn));
        } catch (RuntimeException e) {
            AnswerEvent.Failed failed = new AnswerEvent.Failed(cause(e));
            try {
                listener.accept(failed);
            } finally {
                asking.ended(failed);
            }
        }
    }

    /**
     * What is known of the image now, without looking any further; for what the ids of kept answers mean.
     *
     * @param other an image to compare with, or null
     */
    public EvidenceSet evidence(UUID imageId, @Nullable UUID other) {
        return explainer.gather(cases.stored(imageId, other));
    }

    /** Questions that this evidence can answer, most useful first; at most six. */
    public List<String> suggestions(EvidenceSet evidence, List<AnswerRecord> earlier) {
        return Suggestions.of(evidence, earlier, cases.hasPairs());
    }

    private static String cause(RuntimeException e) {
        return switch (e) {
            case UnusableQuestionException known -> String.valueOf(known.getMessage());
            case UnusableTextException known -> String.valueOf(known.getMessage());
            case GroundingException known -> String.valueOf(known.getMessage());
            case StudyStoreException known -> String.valueOf(known.getMessage());
            case RetrievalException known -> String.valueOf(known.getMessage());
            case UnreadableImageException known -> String.valueOf(known.getMessage());
            case InferenceBusyException known -> String.valueOf(known.getMessage());
            default -> {
                log.error("A question could not be answered", e);
                yield "The question could not be answered (%s); nothing was changed."
                        .formatted(e.getClass().getSimpleName());
            }
        };
    }
}

package org.deixis.grounding;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.deixis.imaging.Modality;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ModelPack;
import org.deixis.inference.ModelPacks;
import org.deixis.language.Completion;
import org.deixis.language.Concept;
import org.deixis.language.Suggestion;
import org.deixis.study.Findings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/** Helps to type a phrase: what could be meant, what was asked before, what the model knows here. Thread-safe. */
@Service
@Profile("!cli")
public class PhraseHelp {
    private static final int REMEMBERED = 200;
    private static final long AS_GOOD_AS_NEW_NANOS = Duration.ofSeconds(5).toNanos();

    private final Completion completion;
    private final ModelPacks packs;
    private final Findings findings;
    private volatile Asked asked = new Asked(List.of(), System.nanoTime() - AS_GOOD_AS_NEW_NANOS);

    private record Asked(List<String> phrases, long readNanos) {}

    PhraseHelp(Completion completion, ModelPacks packs, Findings findings) {
        this.completion = completion;
        this.packs = packs;
        this.findings = findings;
    }

    /**
     * @param typed one phrase up to the caret
     * @param modality of the open image, or null
     * @return the likeliest first, see {@link Completion#of}
     */
    public List<Suggestion> complete(String typed, @Nullable Modality modality) {
        return completion.of(typed, modality == null ? null : modality.slug(), asked(), known(modality));
    }

    private Predicate<Concept> known(@Nullable Modality modality) {
        Optional<ModelPack> pack = packs.grounding().map(GroundingModel::pack);
        return concept -> pack.flatMap(taught -> taught.label(concept.id()))
                .filter(label -> modality == null || label.modalities().containsKey(modality))
                .isPresent();
    }

    private List<String> asked() {
        Asked last = asked;
        if (System.nanoTime() - last.readNanos() >= AS_GOOD_AS_NEW_NANOS) {
            last = new Asked(findings.recentPhrases(REMEMBERED), System.nanoTime());
            asked = last;
        }
        return last.phrases();
    }
}

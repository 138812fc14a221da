package org.deixis.grounding;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.deixis.imaging.Modality;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ModelPack;
import org.deixis.inference.ModelPacks;
import org.deixis.inference.PackLabel;
import org.deixis.language.Completion;
import org.deixis.language.Concept;
import org.deixis.language.Phrase;
import org.deixis.language.Vocabulary;
import org.deixis.study.Finding;

/** What the installed pack knows of images and of findings, without being asked about their pixels. */
final class PackKnowledge {
    private final ModelPacks packs;
    private final Grounder grounder;
    private final Vocabulary vocabulary;
    private final Completion completion;

    PackKnowledge(ModelPacks packs, Grounder grounder, Vocabulary vocabulary, Completion completion) {
        this.packs = packs;
        this.grounder = grounder;
        this.vocabulary = vocabulary;
        this.completion = completion;
    }

    List<Concept> known(Modality modality) {
        return packs.grounding().map(GroundingModel::pack).stream()
                .flatMap(pack -> pack.labels().stream())
                .filter(label -> label.modalities().containsKey(modality))
                .sorted(Comparator.comparing((PackLabel label) -> PhraseReader.tier(label, modality))
                        .thenComparing(PackLabel::name))
                .map(label -> vocabulary.concept(label.id()).orElseGet(() -> PhraseReader.conceptOf(label)))
                .toList();
    }

    /** @param phrase the finding's */
    List<Concept> offered(Finding finding, Phrase phrase, Modality modality) {
        Optional<GroundingModel> model = packs.grounding();
        if (model.isEmpty()) {
            return List.of();
        }
        List<Concept> offered = grounder.offered(model.get().pack(), phrase, modality);
        return offered.isEmpty() && finding.current().concept() == null ? meant(finding, modality) : offered;
    }

    /** What the words of a finding that mean nothing may have been a slip of, as far as it is known here. */
    private List<Concept> meant(Finding finding, Modality modality) {
        List<Concept> here = known(modality);
        return completion.meant(finding.current().phrase(), modality.slug(), here::contains).stream()
                .filter(here::contains)
                .toList();
    }

    Optional<ScoreWords> scoreWords(Finding finding) {
        Double score = finding.current().score();
        if (score == null) {
            return Optional.empty();
        }
        Optional<ModelPack> sameAsThen = packs.grounding()
                .map(GroundingModel::pack)
                .filter(pack ->
                        pack.sha256().equals(finding.current().provenance().packSha256()));
        return Optional.of(sameAsThen.map(pack -> ScoreWords.of(pack, score)).orElseGet(() -> ScoreWords.of(score)));
    }
}

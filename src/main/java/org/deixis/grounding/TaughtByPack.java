package org.deixis.grounding;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ModelPack;
import org.deixis.inference.ModelPacks;
import org.deixis.inference.PackLabel;
import org.deixis.language.TaughtConcepts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the vocabulary what the installed pack was taught: a pack's label has the id of its concept. */
@Configuration(proxyBeanMethods = false)
class TaughtByPack {

    @Bean
    TaughtConcepts taughtConcepts(ModelPacks packs) {
        return new TaughtConcepts(
                () -> packs.grounding().map(GroundingModel::pack).map(TaughtByPack::of));
    }

    private static TaughtConcepts.Knowledge of(ModelPack pack) {
        Map<String, List<TaughtConcepts.Taught>> taught =
                pack.labels().stream().collect(Collectors.toMap(PackLabel::id, TaughtByPack::of, (one, other) -> one));
        return new TaughtConcepts.Knowledge(pack.name() + " " + pack.version(), taught);
    }

    private static List<TaughtConcepts.Taught> of(PackLabel label) {
        return label.modalities().entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(entry -> new TaughtConcepts.Taught(
                        entry.getKey().displayName(), entry.getValue().tier().slug()))
                .toList();
    }
}

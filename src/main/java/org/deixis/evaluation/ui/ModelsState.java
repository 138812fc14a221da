package org.deixis.evaluation.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.InstalledPack;
import org.deixis.inference.PackProblem;
import org.jspecify.annotations.Nullable;

/** What the Models screen shows. */
sealed interface ModelsState {
    record Reading() implements ModelsState {}

    /** @param problems why, as far as it is known */
    record NoPack(List<PackProblem> problems) implements ModelsState {}

    /**
     * @param packs not empty
     * @param chosen one of them
     * @param model the one that grounds; null while it loads and where none can be used
     * @param loading whether {@code model} may yet come
     */
    record Shown(
            List<InstalledPack> packs,
            InstalledPack chosen,
            @Nullable GroundingModel model,
            boolean loading) implements ModelsState {

        /** The loaded model of this pack. */
        Optional<GroundingModel> modelOf(InstalledPack pack) {
            return Optional.ofNullable(model).filter(m -> m.pack().directory().equals(pack.directory()));
        }

        /** The same with the pack in this folder chosen; nothing changes where there is none. */
        Shown choosing(@Nullable Path directory) {
            return packs.stream()
                    .filter(pack -> pack.directory().equals(directory))
                    .findFirst()
                    .map(pack -> new Shown(packs, pack, model, loading))
                    .orElse(this);
        }
    }

    /** The pack in use first, else the first that is complete, else the first. */
    static ModelsState of(
            List<InstalledPack> packs, List<PackProblem> problems, @Nullable GroundingModel model, boolean loading) {
        if (packs.isEmpty()) {
            return new NoPack(problems);
        }
        InstalledPack first = packs.stream()
                .filter(InstalledPack.Complete.class::isInstance)
                .findFirst()
                .orElse(packs.getFirst());
        Shown shown = new Shown(packs, first, model, loading);
        return model == null ? shown : shown.choosing(model.pack().directory());
    }

    static String nameOf(InstalledPack pack) {
        return switch (pack) {
            case InstalledPack.Complete complete -> complete.pack().name();
            case InstalledPack.ForSearch search -> search.pack().name();
            case InstalledPack.Refused refused ->
                String.valueOf(refused.directory().getFileName());
        };
    }
}

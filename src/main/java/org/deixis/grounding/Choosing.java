package org.deixis.grounding;

import java.util.List;
import java.util.Optional;
import org.deixis.inference.PackLabel;
import org.deixis.language.Choice;
import org.jspecify.annotations.Nullable;

/**
 * Which of several are meant.
 *
 * @param choices what the words choose; empty for all
 * @param landmarks what else must be located for that, in the order of the choices
 * @param told how many there are by a sentence, or null
 */
record Choosing(
        List<Choice> choices,
        List<Landmark> landmarks,
        @Nullable Integer told) {
    static final Choosing ALL = new Choosing(List.of(), List.of(), null);

    Choosing {
        choices = List.copyOf(choices);
        landmarks = List.copyOf(landmarks);
    }

    /**
     * @param choice that needs it
     * @param name as in a sentence, e.g. {@code left lung}
     * @param label to ask the decoder for; null where that is in vain
     * @param most regions that are drawn of it
     * @param problem why it is in vain, e.g. {@code "carina" is not taught to this model}, or null
     */
    record Landmark(
            Choice choice,
            String name,
            @Nullable PackLabel label,
            int most,
            @Nullable String problem) {}

    List<PackLabel> asked() {
        return landmarks.stream()
                .flatMap(landmark -> Optional.ofNullable(landmark.label()).stream())
                .toList();
    }
}

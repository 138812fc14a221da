package org.deixis.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that words can mean. Whether a model was taught it is the pack's to say, by the id.
 *
 * @param id lower case with hyphens, e.g. {@code left-lung}; a pack's label has the same id
 * @param name the canonical name, sent to the decoder and shown after "Read as"
 * @param synonyms other words that mean the same in every image, name excluded
 * @param kind what sort of thing it is
 * @param laterality {@code left} or {@code right} (of the patient) or null
 * @param parent id of what it is part or a special case of, or null
 * @param group for a {@link ConceptKind#DIAGNOSIS}, what its classes have in common, e.g. {@code pigmented-skin-lesion};
 *     else null
 * @param components how many regions of it one image can show; null where it is any number
 * @param modalities slugs of the modalities that show it; empty where the vocabulary does not say
 * @param codes what other vocabularies call it, {@code UBERON:0002107} or {@code OncoTree:MEL}; mostly empty
 * @param near ids of concepts to offer in its place, most alike first: "Not the same thing, but known here: …"
 */
public record Concept(
        String id,
        String name,
        List<String> synonyms,
        ConceptKind kind,
        @Nullable String laterality,
        @Nullable String parent,
        @Nullable String group,
        @Nullable Components components,
        List<String> modalities,
        List<String> codes,
        List<String> near) {
    public Concept {
        synonyms = List.copyOf(synonyms);
        modalities = List.copyOf(modalities);
        codes = List.copyOf(codes);
        near = List.copyOf(near);
    }

    /** The most connected regions of it that one image of this modality shows; {@link Integer#MAX_VALUE} for any number. */
    public int mostComponents(String modality) {
        return components != null
                        && (components.in().isEmpty() || components.in().contains(modality))
                ? components.most()
                : Integer.MAX_VALUE;
    }
}

package org.deixis.viewer;

import java.util.Collection;
import java.util.List;

/**
 * The colours of structures. They keep away from the hues of the verdicts (green, amber, red), differ from each other,
 * and carry a dark digit with a contrast of at least 4.5 : 1.
 */
public final class StructurePalette {
    /** In the order in which an image without favourites would use them; {@code #rrggbb}. */
    public static final List<String> COLOURS = List.of(
            "#4aa3ff", "#ff9ecb", "#7fe0dc", "#b18cff", "#f4f39a", "#f06be6", "#2fc4f7", "#cdd6ff", "#6f74ff",
            "#b9e34e", "#e8b0ff", "#1fa3b5", "#f0559f", "#9fbccf");

    private StructurePalette() {}

    /**
     * The colour of a structure: always the same one, unless it is taken; then the next free one. When all are taken the
     * structure's own colour is repeated.
     *
     * @param conceptId stable name of the structure
     * @param taken colours already used in the same image
     */
    public static String colourFor(String conceptId, Collection<String> taken) {
        int own = Math.floorMod(conceptId.hashCode() * 0x9E3779B1 >>> 16, COLOURS.size());
        for (int step = 0; step < COLOURS.size(); step++) {
            String colour = COLOURS.get((own + step) % COLOURS.size());
            if (!taken.contains(colour)) {
                return colour;
            }
        }
        return COLOURS.get(own);
    }
}

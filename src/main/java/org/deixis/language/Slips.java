package org.deixis.language;

import java.util.Arrays;
import java.util.Optional;

/**
 * How many slips lie between typed letters and the beginning of a name: letters inserted, left out, replaced, or two
 * neighbours swapped (optimal string alignment, over all beginnings of the name).
 */
final class Slips {
    private Slips() {}

    /** @return empty where it takes more than {@code most}, or the first letters differ */
    static Optional<Integer> between(String typed, String name, int most) {
        int columns = Math.min(name.length(), typed.length() + most);
        if (columns < typed.length() - most || typed.charAt(0) != name.charAt(0)) {
            return Optional.empty();
        }
        int[] before = new int[columns + 1];
        int[] last = new int[columns + 1];
        Arrays.setAll(last, j -> j);
        for (int i = 1; i <= typed.length(); i++) {
            int[] row = new int[columns + 1];
            row[0] = i;
            int least = i;
            for (int j = 1; j <= columns; j++) {
                boolean same = typed.charAt(i - 1) == name.charAt(j - 1);
                int cost = Math.min(last[j - 1] + (same ? 0 : 1), 1 + Math.min(last[j], row[j - 1]));
                boolean swapped = i > 1
                        && j > 1
                        && typed.charAt(i - 1) == name.charAt(j - 2)
                        && typed.charAt(i - 2) == name.charAt(j - 1);
                row[j] = swapped ? Math.min(cost, before[j - 2] + 1) : cost;
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return Optional.empty();
            }
            before = last;
            last = row;
        }
        int fewest = Arrays.stream(last).min().orElseThrow();
        return fewest <= most ? Optional.of(fewest) : Optional.empty();
    }
}

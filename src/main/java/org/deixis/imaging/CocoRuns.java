package org.deixis.imaging;

import java.util.Arrays;

/**
 * COCO's compressed run-length string: each count, from the fourth on as difference to the one two before, in groups of
 * five bits from the lowest, 0x20 = more follow, plus 48 (cocoapi, {@code maskApi.c}, {@code rleToString}).
 */
final class CocoRuns {
    private CocoRuns() {}

    static String encode(int[] runs) {
        StringBuilder out = new StringBuilder(runs.length * 2);
        for (int i = 0; i < runs.length; i++) {
            long x = i > 2 ? (long) runs[i] - runs[i - 2] : runs[i];
            boolean more = true;
            while (more) {
                int group = (int) (x & 0x1f);
                x >>= 5;
                more = (group & 0x10) != 0 ? x != -1 : x != 0;
                out.append((char) ((more ? group | 0x20 : group) + 48));
            }
        }
        return out.toString();
    }

    static int[] decode(String counts, long pixels) {
        int[] runs = new int[Math.max(1, counts.length())];
        int n = 0;
        int at = 0;
        long total = 0;
        while (at < counts.length()) {
            long x = 0;
            int k = 0;
            boolean more = true;
            while (more) {
                int group = at < counts.length() && k < 12 ? counts.charAt(at++) - 48 : -1;
                if (group < 0 || group > 0x3f) {
                    throw new IllegalArgumentException("Not a run-length string");
                }
                x |= (long) (group & 0x1f) << (5 * k++);
                more = (group & 0x20) != 0;
                if (!more && (group & 0x10) != 0) {
                    x |= -1L << (5 * k);
                }
            }
            long run = n > 2 ? x + runs[n - 2] : x;
            total += run;
            if (run < 0 || total > pixels) {
                throw new IllegalArgumentException("The runs do not fit the mask's size");
            }
            runs[n++] = (int) run;
        }
        if (total != pixels) {
            throw new IllegalArgumentException("The runs cover %d of %d pixels".formatted(total, pixels));
        }
        return Arrays.copyOf(runs, n);
    }
}

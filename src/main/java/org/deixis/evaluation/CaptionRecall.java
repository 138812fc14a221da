package org.deixis.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deixis.retrieval.PairCorpus;

/**
 * Whether pictures lie close to their own captions. The rank of a picture's caption is taken among all distinct captions of the
 * pictures measured; one that is as close as the own caption stands before it.
 *
 * @param pictures that were measured
 * @param captions distinct ones, each a candidate once
 * @param recall1 share of pictures whose own caption is the closest
 * @param recall10 share of pictures whose own caption is among the ten closest
 */
record CaptionRecall(int pictures, int captions, double recall1, double recall10) {
    private static final int CUT = 10;

    /** All zeros where there is no picture. */
    static CaptionRecall of(List<PairCorpus.Depicted> depicted) {
        Map<String, float[]> captions = new LinkedHashMap<>();
        depicted.forEach(pair -> captions.putIfAbsent(pair.words(), pair.caption()));
        int first = 0;
        int early = 0;
        for (PairCorpus.Depicted pair : depicted) {
            int before = before(pair, captions);
            first += before < 1 ? 1 : 0;
            early += before < CUT ? 1 : 0;
        }
        double all = Math.max(1, depicted.size());
        return new CaptionRecall(depicted.size(), captions.size(), first / all, early / all);
    }

    private static int before(PairCorpus.Depicted pair, Map<String, float[]> captions) {
        double own = dot(pair.picture(), pair.caption());
        return (int) captions.entrySet().stream()
                .filter(other -> !other.getKey().equals(pair.words()) && dot(pair.picture(), other.getValue()) >= own)
                .count();
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The recall at ten of an encoder that guesses. */
    double chance10() {
        return captions == 0 ? 0 : Math.min(1, (double) CUT / captions);
    }
}

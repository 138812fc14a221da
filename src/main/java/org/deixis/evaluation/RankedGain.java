package org.deixis.evaluation;

import java.util.Comparator;
import java.util.List;

/**
 * Measures of one ranked list of grades, from 0 for not relevant. Gain 2^grade − 1, discount log2(rank + 1) (Järvelin and
 * Kekäläinen 2002, in Burges' form).
 */
final class RankedGain {
    private RankedGain() {}

    /**
     * @param ranked grades as ranked
     * @param all the grades of everything relevant, in any order
     * @return 0 to 1; 0 where nothing is relevant
     */
    static double ndcg(List<Integer> ranked, List<Integer> all, int cut) {
        List<Integer> ideal = all.stream().sorted(Comparator.reverseOrder()).toList();
        double best = gain(ideal, cut);
        return best > 0 ? gain(ranked, cut) / best : 0;
    }

    private static double gain(List<Integer> grades, int cut) {
        double sum = 0;
        for (int i = 0; i < Math.min(cut, grades.size()); i++) {
            sum += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
        }
        return sum;
    }

    /** Which part of what is relevant stands among the first {@code cut}. */
    static double recall(List<Integer> ranked, int relevant, int cut) {
        long found = ranked.stream().limit(cut).filter(grade -> grade > 0).count();
        return relevant == 0 ? 0 : (double) found / relevant;
    }

    /** One over the rank of the first that is relevant; 0 where none is. */
    static double reciprocalRank(List<Integer> ranked) {
        for (int i = 0; i < ranked.size(); i++) {
            if (ranked.get(i) > 0) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }
}

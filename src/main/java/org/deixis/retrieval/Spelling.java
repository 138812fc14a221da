package org.deixis.retrieval;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * Repairs a word that no pair has: the nearest word that pairs do have, with the same first letter and one slip, or two in
 * a word of eight letters or more. Swapped neighbours are one slip. Words under six letters are left alone: too many ordinary
 * ones ("chess", "beach") lie one letter from a word of a caption.
 */
final class Spelling {
    private static final int SHORTEST = 6;
    private static final int LONG = 8;

    private final IndexReader reader;

    Spelling(IndexReader reader) {
        this.reader = reader;
    }

    Optional<String> repair(String word) throws IOException {
        Terms terms = MultiTerms.getTerms(reader, PairFields.WORDS);
        if (terms == null || word.length() < SHORTEST || !word.chars().allMatch(Character::isLetter)) {
            return Optional.empty();
        }
        int slips = word.length() >= LONG ? 2 : 1;
        FuzzyTermsEnum near = new FuzzyTermsEnum(terms, new Term(PairFields.WORDS, word), slips, 1, true);
        String best = null;
        float bestBoost = 0;
        int bestCount = 0;
        for (BytesRef term = near.next(); term != null; term = near.next()) {
            float boost = near.getBoost();
            int count = near.docFreq();
            if (boost > bestBoost || (boost == bestBoost && count > bestCount)) {
                best = term.utf8ToString();
                bestBoost = boost;
                bestCount = count;
            }
        }
        return Optional.ofNullable(best);
    }
}

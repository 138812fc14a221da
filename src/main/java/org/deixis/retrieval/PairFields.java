package org.deixis.retrieval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.VectorSimilarityFunction;

/** How a pair lies in the index. */
final class PairFields {
    /** Grows when documents or analysis change; an index of another one is rebuilt. */
    static final String LAYOUT = "2";

    static final String KEY = "key";
    static final String BODY = "body";

    /** Every word as it is spelled, for repairs and exact phrases. */
    static final String WORDS = "words";

    /** What is not in a field of its own. */
    static final String OTHER = "other";

    private static final String FILTER = "is.";

    /** The fields that words are looked for in, with the weight of a match. */
    static final Map<String, Float> SEARCHED = searched();

    private static final List<String> UNSEARCHED =
            List.of("split", "slide", "commit", "dzi", "level", "max_level", "x", "y", "width", "height", "level_mpp");

    private PairFields() {}

    private static Map<String, Float> searched() {
        Map<String, Float> fields = new LinkedHashMap<>();
        fields.put("caption", 1.0f);
        fields.put("diagnosis", 1.3f);
        fields.put("organ", 1.0f);
        fields.put("stain", 1.0f);
        fields.put("findings", 0.6f);
        fields.put(OTHER, 0.6f);
        return fields;
    }

    static Analyzer analyzer() {
        return new PerFieldAnalyzerWrapper(new Stemmed(), Map.of(WORDS, new Spelled()));
    }

    /**
     * The fields of vectors. What cannot be compared is never in one field, so that an index of other vectors can be searched,
     * and finds by words alone.
     *
     * @param text named after the text encoder
     * @param picture named after the space of the pictures' vectors
     */
    record Vectors(String text, String picture) {
        static Vectors of(String encoder, String space) {
            return new Vectors("text-vector." + encoder, "picture-vector." + space);
        }
    }

    static Document document(ImageTextPair pair, PairVectors.Of vectors, Vectors fields) {
        Document document = new Document();
        document.add(new StringField(KEY, pair.id(), Field.Store.YES));
        document.add(new StoredField(BODY, PairJson.write(pair)));
        text(document, "caption", pair.caption());
        filter(document, "source", pair.source());
        filter(document, "license", pair.license());
        filter(document, "id", pair.id());
        pair.fields().forEach((name, value) -> {
            filter(document, name, value);
            if (!UNSEARCHED.contains(name) && !name.startsWith(FILTER)) {
                text(document, SEARCHED.containsKey(name) ? name : OTHER, value);
            }
        });
        vector(document, fields.text(), vectors.text());
        if (vectors.picture() != null) {
            vector(document, fields.picture(), vectors.picture());
        }
        return document;
    }

    private static void vector(Document document, String field, float[] vector) {
        if (isUnit(vector)) {
            document.add(new KnnFloatVectorField(field, vector, VectorSimilarityFunction.DOT_PRODUCT));
        }
    }

    private static void text(Document document, String field, String value) {
        document.add(new TextField(field, value, Field.Store.NO));
        document.add(new TextField(WORDS, value, Field.Store.NO));
    }

    private static void filter(Document document, String name, String value) {
        document.add(new StringField(filterField(name), filterValue(value), Field.Store.NO));
        if (name.equals("tags")) {
            for (String tag : value.split(";")) {
                document.add(new StringField(filterField(name), filterValue(tag), Field.Store.NO));
            }
        }
    }

    static String filterField(String name) {
        return FILTER + name.toLowerCase(Locale.ROOT);
    }

    /** The field's name, where this is what {@link #filterField} gave. */
    static Optional<String> filterName(String field) {
        return field.startsWith(FILTER) ? Optional.of(field.substring(FILTER.length())) : Optional.empty();
    }

    /** At most what a term may hold. */
    static String filterValue(String value) {
        String lower = value.strip().toLowerCase(Locale.ROOT);
        return lower.length() > 1000 ? lower.substring(0, 1000) : lower;
    }

    private static boolean isUnit(float[] vector) {
        double square = 0;
        for (float v : vector) {
            square += v * v;
        }
        return Math.abs(square - 1) < 1e-2;
    }

    /** Words by their stem. */
    private static final class Stemmed extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream plain = new ASCIIFoldingFilter(new LowerCaseFilter(words));
            return new TokenStreamComponents(words, new PorterStemFilter(new EnglishMinimalStemFilter(plain)));
        }
    }

    /** Words as they are spelled. */
    private static final class Spelled extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, new ASCIIFoldingFilter(new LowerCaseFilter(words)));
        }
    }
}

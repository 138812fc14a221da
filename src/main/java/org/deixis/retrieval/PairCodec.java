package org.deixis.retrieval;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/**
 * How an index is written: as Lucene does by default, but its graph of vectors is searched with four bits a number. The floats
 * are kept beside them, and {@link CandidateSigns} compares every candidate by them, so that of 200 candidates the ten nearest
 * are the same (measured in docs/performance.md).
 */
final class PairCodec extends Lucene104Codec {
    /** Links of a vector in the graph; twice as many on its lowest level. */
    private static final int LINKS = 16;

    /** Candidates for them while the graph is built. */
    private static final int BEAM = 100;

    /**
     * Nearest ones that a segment must be large enough for: fewer than about 4,200 vectors get no graph, since reading them all is as
     * quick. An ingest's small segments are merged again and again, and each time the graph would be built anew.
     */
    private static final int NEAREST_THAT_NEED_A_GRAPH = 500;

    private final KnnVectorsFormat vectors = new Lucene104HnswScalarQuantizedVectorsFormat(
            ScalarEncoding.PACKED_NIBBLE, LINKS, BEAM, 1, null, NEAREST_THAT_NEED_A_GRAPH);

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return vectors;
    }
}

package org.deixis.retrieval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.VectorUtil;

/** Builds an index of vectors alone and searches it as {@link PairSearcher} does: the nearest {@code depth}, ordered anew by exact cosines. */
final class VectorIndexTrial {
    private static final int TOP = 10;
    private static final int COMMIT_EVERY = 50_000;

    private final Path folder;
    private final KnnVectorsFormat format;
    private final ClusteredVectors vectors;

    VectorIndexTrial(Path folder, KnnVectorsFormat format, ClusteredVectors vectors) {
        this.folder = folder;
        this.format = format;
        this.vectors = vectors;
    }

    /**
     * @param depth how many the index was asked for
     * @param recall share of the ten nearest that were among the first ten
     */
    record Found(int depth, double recall, double p50, double p95) {}

    /**
     * Goes on where an earlier call stopped.
     *
     * @param until {@link System#nanoTime} after which it stops at the next commit
     * @return seconds that this call took, merges among them; empty where it is not done
     */
    boolean build(long until) throws IOException {
        IndexWriterConfig config =
                new IndexWriterConfig().setRAMBufferSizeMB(256).setCommitOnClose(false);
        config.setCodec(new Lucene104Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return format;
            }
        });
        try (Directory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, config)) {
            long start = System.nanoTime();
            int from = writer.getDocStats().numDocs;
            int next = from;
            while (next < vectors.size() && System.nanoTime() < until) {
                int end = Math.min(vectors.size(), next + COMMIT_EVERY);
                IntStream.range(next, end).parallel().forEach(number -> add(writer, number));
                writer.commit();
                next = end;
            }
            if (next < vectors.size()) {
                writer.rollback(); // ends merges, which go on next time
            } else {
                writer.maybeMerge();
                writer.close();
            }
            Files.writeString(
                    folder.resolveSibling(folder.getFileName() + ".log"),
                    "%d to %d in %.1f s%n".formatted(from, next, (System.nanoTime() - start) / 1e9),
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
            return next == vectors.size();
        }
    }

    private void add(IndexWriter writer, int number) {
        Document document = new Document();
        document.add(new StoredField("number", number));
        document.add(new KnnFloatVectorField("vector", vectors.vector(number), VectorSimilarityFunction.DOT_PRODUCT));
        try {
            writer.addDocument(document);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Found search(ClusteredVectors queries, int[][] truth, int depth) throws IOException {
        try (Directory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            for (int warm = 0; warm < Math.min(100, truth.length); warm++) {
                nearest(searcher, queries.vector(warm), depth);
            }
            double[] millis = new double[truth.length];
            double recalled = 0;
            for (int q = 0; q < truth.length; q++) {
                float[] query = queries.vector(q);
                long start = System.nanoTime();
                List<Integer> found = nearest(searcher, query, depth);
                millis[q] = (System.nanoTime() - start) / 1e6;
                Set<Integer> right =
                        new HashSet<>(Arrays.stream(truth[q]).boxed().toList());
                recalled += found.stream().filter(right::contains).count() / (double) TOP;
            }
            Arrays.sort(millis);
            return new Found(
                    depth, recalled / truth.length, millis[millis.length / 2], millis[(int) (millis.length * 0.95)]);
        }
    }

    int segments() throws IOException {
        try (Directory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            return reader.leaves().size();
        }
    }

    private List<Integer> nearest(IndexSearcher searcher, float[] query, int depth) throws IOException {
        record Near(int number, float cosine) {}
        ScoreDoc[] found = searcher.search(new KnnFloatVectorQuery("vector", query, depth), depth).scoreDocs;
        StoredFields stored = searcher.storedFields();
        List<Near> near = new ArrayList<>();
        for (ScoreDoc hit : found) {
            int number =
                    stored.document(hit.doc).getField("number").numericValue().intValue();
            near.add(new Near(number, VectorUtil.dotProduct(vectors.vector(number), query)));
        }
        return near.stream()
                .sorted(Comparator.comparingDouble(Near::cosine).reversed())
                .limit(TOP)
                .map(Near::number)
                .toList();
    }

    /** Bytes by the ending of files: {@code vec} the floats, {@code veq} the quantised ones, {@code vex} the graph. */
    Map<String, Long> bytes() throws IOException {
        Map<String, Long> bytes = new java.util.TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                bytes.merge(name.substring(name.lastIndexOf('.') + 1), Files.size(file), Long::sum);
            }
        }
        return bytes;
    }

    /** The ten nearest of each query, by comparing it with all. */
    static int[][] truth(ClusteredVectors vectors, ClusteredVectors queries) {
        int n = queries.size();
        float[][] asked = IntStream.range(0, n).mapToObj(queries::vector).toArray(float[][]::new);
        float[][] best = new float[n][TOP];
        int[][] nearest = new int[n][TOP];
        for (float[] row : best) {
            Arrays.fill(row, -2);
        }
        int block = 2_000;
        for (int from = 0; from < vectors.size(); from += block) {
            int first = from;
            float[][] some = IntStream.range(first, Math.min(vectors.size(), first + block))
                    .mapToObj(vectors::vector)
                    .toArray(float[][]::new);
            IntStream.range(0, n).parallel().forEach(q -> {
                for (int i = 0; i < some.length; i++) {
                    insert(best[q], nearest[q], VectorUtil.dotProduct(some[i], asked[q]), first + i);
                }
            });
        }
        return nearest;
    }

    private static void insert(float[] best, int[] nearest, float cosine, int number) {
        int at = TOP - 1;
        if (cosine <= best[at]) {
            return;
        }
        for (; at > 0 && best[at - 1] < cosine; at--) {
            best[at] = best[at - 1];
            nearest[at] = nearest[at - 1];
        }
        best[at] = cosine;
        nearest[at] = number;
    }
}

package org.deixis.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The index of vectors by itself: its formats side by side, and a large one beside FAISS and hnswlib. The large one has
 * {@code deixis.vectors} vectors, without which it is left out, takes up where an earlier run stopped, works for {@code deixis.minutes}
 * at most (60), and keeps everything in {@code target/vectors}; {@code deixis.python} is a Python with numpy and faiss.
 */
class VectorIndexTest {
    private static final int M = 16;
    private static final int BEAM = 100;
    private static final int QUERIES = 500;

    @TempDir
    private Path folder;

    private static Map<String, KnnVectorsFormat> formats() {
        Map<String, KnnVectorsFormat> formats = new LinkedHashMap<>();
        formats.put("float", new Lucene99HnswVectorsFormat(M, BEAM));
        formats.put("8 bit", quantised(ScalarEncoding.UNSIGNED_BYTE));
        formats.put("7 bit", quantised(ScalarEncoding.SEVEN_BIT));
        formats.put("4 bit", quantised(ScalarEncoding.PACKED_NIBBLE));
        formats.put("2 bit", quantised(ScalarEncoding.DIBIT_QUERY_NIBBLE));
        formats.put("1 bit", quantised(ScalarEncoding.SINGLE_BIT_QUERY_NIBBLE));
        return formats;
    }

    private static KnnVectorsFormat quantised(ScalarEncoding encoding) {
        return new Lucene104HnswScalarQuantizedVectorsFormat(encoding, M, BEAM);
    }

    @Test
    void findsTheNearestOfAFewThousand() throws IOException {
        try (ClusteredVectors vectors = ClusteredVectors.of(folder.resolve("v"), 3_000, 1);
                ClusteredVectors queries = ClusteredVectors.of(folder.resolve("q"), 40, 2)) {
            int[][] truth = VectorIndexTrial.truth(vectors, queries);
            VectorIndexTrial trial =
                    new VectorIndexTrial(folder.resolve("index"), new Lucene99HnswVectorsFormat(M, BEAM), vectors);
            assertThat(trial.build(Long.MAX_VALUE)).isTrue();
            assertThat(trial.search(queries, truth, PairSearcher.DEPTH).recall())
                    .isGreaterThan(0.98);
        }
    }

    @Test
    @Tag("slow")
    void comparesTheFormats() throws IOException {
        int size = Integer.getInteger("deixis.format-vectors", 25_000);
        ArrayNode lines = JsonMapper.builder().build().createArrayNode();
        try (ClusteredVectors vectors = ClusteredVectors.of(folder.resolve("v"), size, 1);
                ClusteredVectors queries = ClusteredVectors.of(folder.resolve("q"), QUERIES, 2)) {
            int[][] truth = VectorIndexTrial.truth(vectors, queries);
            for (Map.Entry<String, KnnVectorsFormat> format : formats().entrySet()) {
                VectorIndexTrial trial = new VectorIndexTrial(
                        folder.resolve(format.getKey().replace(' ', '-')), format.getValue(), vectors);
                long start = System.nanoTime();
                assertThat(trial.build(Long.MAX_VALUE)).isTrue();
                ObjectNode line = describe(trial, queries, truth);
                line.put("format", format.getKey()).put("vectors", size).put("build_s", seconds(start));
                lines.add(line);
                System.out.println(line);
            }
        }
        Files.writeString(Path.of("target", "vector-formats.json"), lines.toPrettyString());
    }

    private static ObjectNode describe(VectorIndexTrial trial, ClusteredVectors queries, int[][] truth)
            throws IOException {
        ObjectNode line = JsonMapper.builder().build().createObjectNode();
        line.put("segments", trial.segments());
        ObjectNode bytes = line.putObject("bytes");
        trial.bytes().forEach(bytes::put);
        ArrayNode found = line.putArray("found");
        for (int depth : new int[] {10, 50, PairSearcher.DEPTH}) {
            VectorIndexTrial.Found once = trial.search(queries, truth, depth);
            VectorIndexTrial.Found twice = trial.search(queries, truth, depth);
            found.addObject()
                    .put("depth", depth)
                    .put("recall10", once.recall())
                    .put("ms_p50", once.p50())
                    .put("ms_p95", once.p95())
                    .put("ms_p50_again", twice.p50())
                    .put("ms_p95_again", twice.p95());
        }
        return line;
    }

    private static double seconds(long since) {
        return Math.rint((System.nanoTime() - since) / 1e8) / 10;
    }

    @Test
    @Tag("slow")
    void findsTheNearestOfAMillionAsOthersDo() throws IOException, InterruptedException {
        int size = Integer.getInteger("deixis.vectors", 0);
        assumeTrue(size > 0, "takes an hour; -Ddeixis.vectors=1000000 asks for it");
        long until = System.nanoTime() + (long) (Double.parseDouble(System.getProperty("deixis.minutes", "60")) * 60e9);
        Path place = Files.createDirectories(Path.of("target", "vectors", Integer.toString(size)));
        try (ClusteredVectors vectors = ClusteredVectors.of(place.resolve("vectors.f32"), size, 1);
                ClusteredVectors queries = ClusteredVectors.of(place.resolve("queries.f32"), QUERIES, 2)) {
            int[][] truth = keptTruth(place.resolve("truth.i32"), vectors, queries);
            VectorIndexTrial trial =
                    new VectorIndexTrial(place.resolve("index"), quantised(ScalarEncoding.PACKED_NIBBLE), vectors);
            assumeTrue(trial.build(until), "the index is not complete yet; run again");
            ObjectNode line = describe(trial, queries, truth);
            line.put("vectors", size).put("raw_bytes", Files.size(place.resolve("vectors.f32")));
            Files.writeString(place.resolve("deixis.json"), line.toPrettyString());
            System.out.println(line);
            assertThat(trial.search(queries, truth, PairSearcher.DEPTH).recall())
                    .isGreaterThanOrEqualTo(0.98);
            Optional<String> python = Optional.ofNullable(System.getProperty("deixis.python"));
            if (python.isPresent()) {
                Process others = new ProcessBuilder(python.get(), "src/test/python/vector_indexes.py", place.toString())
                        .inheritIO()
                        .start();
                assertThat(others.waitFor()).isZero();
            }
        }
    }

    private static int[][] keptTruth(Path file, ClusteredVectors vectors, ClusteredVectors queries) throws IOException {
        int k = 10;
        if (!Files.isRegularFile(file)) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(queries.size() * k * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int[] row : VectorIndexTrial.truth(vectors, queries)) {
                for (int number : row) {
                    bytes.putInt(number);
                }
            }
            Files.write(file, bytes.array());
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int[][] truth = new int[queries.size()][k];
        for (int[] row : truth) {
            for (int i = 0; i < k; i++) {
                row[i] = bytes.getInt();
            }
        }
        return truth;
    }
}

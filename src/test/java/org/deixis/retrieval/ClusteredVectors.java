package org.deixis.retrieval;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Unit vectors that lie in clusters, as embeddings of texts do: around each of 2,000 centres they spread along 24 directions
 * of its own, and a little in all. The same seed gives the same vectors. They lie in a file of little-endian floats, one
 * vector after the other, which other programs can read too.
 */
final class ClusteredVectors implements AutoCloseable {
    static final int DIMENSION = 384;

    private static final int CENTRES = 2_000;
    private static final int DIRECTIONS = 24;
    private static final float ALONG = 0.14f;
    private static final float EVERYWHERE = 0.012f;
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    private final int size;

    private ClusteredVectors(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            memory = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
        size = Math.toIntExact(memory.byteSize() / DIMENSION / Float.BYTES);
    }

    /** Opens the file, which is written first where there is none of this size. */
    static ClusteredVectors of(Path file, int size, long seed) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != (long) size * DIMENSION * Float.BYTES) {
            Path partial = file.resolveSibling(file.getFileName() + ".part");
            write(partial, size, seed);
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return new ClusteredVectors(file);
    }

    private static void write(Path file, int size, long seed) throws IOException {
        Random shape = new Random(4711); // the clusters are the same for vectors and queries
        float[][] centres = new float[CENTRES][];
        float[][][] directions = new float[CENTRES][DIRECTIONS][];
        for (int c = 0; c < CENTRES; c++) {
            centres[c] = unit(gaussian(shape));
            for (int d = 0; d < DIRECTIONS; d++) {
                directions[c][d] = unit(gaussian(shape));
            }
        }
        SplittableRandom random = new SplittableRandom(seed);
        ByteBuffer bytes = ByteBuffer.allocate(DIMENSION * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int i = 0; i < size; i++) {
                int c = random.nextInt(CENTRES);
                float[] vector = centres[c].clone();
                for (float[] direction : directions[c]) {
                    add(vector, direction, (float) random.nextGaussian() * ALONG);
                }
                for (int j = 0; j < DIMENSION; j++) {
                    vector[j] += (float) random.nextGaussian() * EVERYWHERE;
                }
                unit(vector);
                bytes.clear();
                bytes.asFloatBuffer().put(vector);
                out.write(bytes.array());
            }
        }
    }

    private static float[] gaussian(Random random) {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    private static void add(float[] sum, float[] vector, float weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * vector[i];
        }
    }

    /** The same array, scaled in place. */
    private static float[] unit(float[] vector) {
        double square = 0;
        for (float v : vector) {
            square += v * v;
        }
        float scale = (float) (1 / Math.sqrt(square));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
        return vector;
    }

    int size() {
        return size;
    }

    /** A copy. */
    float[] vector(int number) {
        float[] vector = new float[DIMENSION];
        MemorySegment.copy(memory, FLOAT, (long) number * DIMENSION * Float.BYTES, vector, 0, DIMENSION);
        return vector;
    }

    @Override
    public void close() {
        arena.close();
    }
}

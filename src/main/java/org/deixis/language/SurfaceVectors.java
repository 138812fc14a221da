package org.deixis.language;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.deixis.inference.text.TextEncoder;

/**
 * Text vectors of the vocabulary's names and synonyms. They come from a packaged file, because embedding all of them
 * takes seconds; a name that the file lacks is embedded when it is first needed. In the file a vector is 384 signed bytes
 * and a factor, which changes a cosine by less than 0.005. It is written anew by
 * {@code mvn test -Dtest=SurfaceVectorsTest -Ddeixis.write-vectors=true}. Safe for use by several threads.
 */
final class SurfaceVectors {
    static final String FILE = "surface-vectors.bin";
    private static final int MAGIC = 0xDE1815;

    private final TextEncoder encoder;
    private final Map<String, Vector> vectors = new ConcurrentHashMap<>();

    /** A vector in bytes: the value is the byte times the factor. */
    private record Vector(byte[] bytes, float factor) {
        static Vector of(float[] values) {
            float largest = 1e-9f;
            for (float value : values) {
                largest = Math.max(largest, Math.abs(value));
            }
            byte[] bytes = new byte[values.length];
            for (int i = 0; i < values.length; i++) {
                bytes[i] = (byte) Math.round(values[i] / largest * Byte.MAX_VALUE);
            }
            return new Vector(bytes, largest / Byte.MAX_VALUE);
        }

        double cosine(float[] other) {
            double sum = 0;
            for (int i = 0; i < bytes.length; i++) {
                sum += bytes[i] * (double) other[i];
            }
            return sum * factor;
        }
    }

    SurfaceVectors(TextEncoder encoder) {
        this.encoder = encoder;
        try (InputStream file = ParaphraseRules.open(FILE)) {
            read(new DataInputStream(new BufferedInputStream(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The vector of typed words, L2-normalised; not kept. */
    float[] typed(String words) {
        return encoder.embed(List.of(words)).getFirst();
    }

    /** Cosine between typed words and a name, a synonym or a description as the vocabulary writes it. */
    double cosine(float[] typed, String surface) {
        return vectors.computeIfAbsent(surface, words -> Vector.of(typed(words)))
                .cosine(typed);
    }

    /** Whether the file holds this name, so that it costs no embedding. */
    boolean holds(String surface) {
        return vectors.containsKey(surface);
    }

    private void read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw UnusableVocabularyException.missing("paraphrases/" + FILE + " holds no vectors.");
        }
        String id = in.readUTF();
        int dimension = in.readInt();
        int rows = in.readInt();
        if (!id.equals(encoder.id()) || dimension != encoder.dimension()) {
            return;
        }
        for (int i = 0; i < rows; i++) {
            String surface = in.readUTF();
            float factor = in.readFloat();
            vectors.put(surface, new Vector(in.readNBytes(dimension), factor));
        }
    }

    /** Writes the file anew for these names. */
    static void write(Collection<String> surfaces, TextEncoder encoder, OutputStream file) throws IOException {
        DataOutputStream out = new DataOutputStream(file);
        List<String> sorted = surfaces.stream().distinct().sorted().toList();
        out.writeInt(MAGIC);
        out.writeUTF(encoder.id());
        out.writeInt(encoder.dimension());
        out.writeInt(sorted.size());
        for (String surface : sorted) {
            Vector vector = Vector.of(encoder.embed(List.of(surface)).getFirst());
            out.writeUTF(surface);
            out.writeFloat(vector.factor());
            out.write(vector.bytes());
        }
        out.flush();
    }
}

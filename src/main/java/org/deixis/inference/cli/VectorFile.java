package org.deixis.inference.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Writes rows of float32 as a NumPy file: format 1.0, dtype {@code <f4}, C order. The rows go to a file beside the
 * target, which takes the target's place only when {@link #commit} says that all of them are there.
 */
final class VectorFile implements AutoCloseable {
    private static final int HEADER_BYTES = 128;

    private final Path target;
    private final Path partial;
    private final int columns;
    private final FileChannel channel;
    private long rows;

    VectorFile(Path target, int columns) throws IOException {
        this.target = target.toAbsolutePath();
        this.columns = columns;
        this.partial = this.target.resolveSibling(this.target.getFileName() + ".partial");
        this.channel = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        writeHeader();
    }

    void append(List<float[]> vectors) throws IOException {
        ByteBuffer buffer =
                ByteBuffer.allocate(vectors.size() * columns * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] vector : vectors) {
            if (vector.length != columns) {
                throw new IllegalArgumentException("A row has " + columns + " values, not " + vector.length);
            }
            for (float value : vector) {
                buffer.putFloat(value);
            }
        }
        write(buffer.flip());
        rows += vectors.size();
    }

    long rows() {
        return rows;
    }

    void commit() throws IOException {
        channel.position(0);
        writeHeader();
        channel.close();
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Without {@link #commit} before, drops what was written. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(partial);
    }

    private void writeHeader() throws IOException {
        String description = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", " + columns + "), }";
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        header.put((byte) 1).put((byte) 0).putShort((short) (HEADER_BYTES - 10));
        header.put(description.getBytes(StandardCharsets.US_ASCII));
        while (header.position() < HEADER_BYTES - 1) {
            header.put((byte) ' ');
        }
        write(header.put((byte) '\n').flip());
    }

    private void write(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}

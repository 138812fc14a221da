package org.deixis.inference;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.deixis.imaging.Modality;

/** A handle on feature maps off heap. The maps are released with the last handle and never under a running decoder. */
final class OnnxImageFeatures implements ImageFeatures {

    /**
     * One tensor.
     *
     * @param name as the decoder calls its input
     * @param shape as the encoder gave it
     * @param values float32 in native order, valid while a handle is open
     */
    @SuppressWarnings("ArrayRecordComponent")
    record FeatureMap(String name, long[] shape, MemorySegment values) {}

    /** What all handles share. */
    @SuppressWarnings("ArrayRecordComponent")
    record Maps(
            Arena arena,
            String packSha256,
            int imageWidth,
            int imageHeight,
            List<FeatureMap> maps,
            Map<Modality, Double> modalityScores,
            float[] imageEmbedding,
            AtomicInteger handles) {}

    private final Maps shared;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** The first handle; closes {@code arena} with the last. */
    OnnxImageFeatures(
            Arena arena,
            String packSha256,
            Letterbox frame,
            List<FeatureMap> maps,
            Map<Modality, Double> modalityScores,
            float[] imageEmbedding) {
        this(new Maps(
                arena,
                packSha256,
                frame.imageWidth(),
                frame.imageHeight(),
                List.copyOf(maps),
                Map.copyOf(modalityScores),
                imageEmbedding,
                new AtomicInteger(1)));
    }

    private OnnxImageFeatures(Maps shared) {
        this.shared = shared;
    }

    @Override
    public int imageWidth() {
        return shared.imageWidth();
    }

    @Override
    public int imageHeight() {
        return shared.imageHeight();
    }

    @Override
    public Map<Modality, Double> modalityScores() {
        return shared.modalityScores();
    }

    @Override
    public float[] imageEmbedding() {
        return shared.imageEmbedding().clone();
    }

    @Override
    public long byteSize() {
        return shared.maps().stream().mapToLong(m -> m.values().byteSize()).sum();
    }

    /** Hash of the pack whose encoder made them. */
    String packSha256() {
        return shared.packSha256();
    }

    /** Only to be read through a handle that stays open meanwhile. */
    List<FeatureMap> maps() {
        return shared.maps();
    }

    @Override
    public OnnxImageFeatures share() {
        int before = closed.get() ? 0 : shared.handles().getAndUpdate(n -> n == 0 ? 0 : n + 1);
        if (before == 0) {
            throw new IllegalStateException("These image features are closed");
        }
        return new OnnxImageFeatures(shared);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true) && shared.handles().decrementAndGet() == 0) {
            shared.arena().close();
        }
    }
}

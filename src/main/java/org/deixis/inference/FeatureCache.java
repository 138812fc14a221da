package org.deixis.inference;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.deixis.imaging.MedicalImage;
import org.jspecify.annotations.Nullable;

/**
 * Image features by what they depend on, within a budget of off-heap bytes; the least recently used leave first. Who
 * asks for features that another thread is making waits for them instead of making them again. Thread-safe.
 */
public final class FeatureCache implements AutoCloseable {
    private final long budget;
    private final Map<FeatureKey, ImageFeatures> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<FeatureKey, CountDownLatch> inTheMaking = new HashMap<>();
    private long bytes;

    /** @param budget bytes of features kept for later; 0 keeps none */
    public FeatureCache(long budget) {
        this.budget = budget;
    }

    /**
     * Features from the cache, or freshly made.
     *
     * @param model makes them and names the pack
     * @param imageSha256 of the image file
     * @param frame of the file, from 0
     * @param pixels read only when the features have to be made, on the calling thread
     * @return a handle; the caller closes it
     * @throws InferenceCancelledException when the thread is interrupted while it waits
     */
    public ImageFeatures get(GroundingModel model, String imageSha256, int frame, Supplier<MedicalImage> pixels) {
        ModelPack pack = model.pack();
        FeatureKey key =
                new FeatureKey(imageSha256, frame, pack.sha256(), pack.input().preprocessingVersion());
        CountDownLatch mine = new CountDownLatch(1);
        while (true) {
            CountDownLatch theirs;
            synchronized (kept) {
                @Nullable ImageFeatures found = kept.get(key);
                if (found != null) {
                    return found.share();
                }
                theirs = inTheMaking.putIfAbsent(key, mine);
            }
            if (theirs == null) {
                return make(key, mine, () -> model.encode(pixels.get()));
            }
            // if that one fails or is cancelled, the next round makes the features here
            await(theirs);
        }
    }

    private ImageFeatures make(FeatureKey key, CountDownLatch done, Supplier<ImageFeatures> encode) {
        try {
            ImageFeatures made = encode.get();
            keep(key, made);
            return made;
        } finally {
            synchronized (kept) {
                inTheMaking.remove(key);
            }
            done.countDown();
        }
    }

    private void keep(FeatureKey key, ImageFeatures made) {
        synchronized (kept) {
            long size = made.byteSize();
            if (size > budget) {
                return;
            }
            Iterator<ImageFeatures> eldest = kept.values().iterator();
            while (bytes + size > budget) {
                ImageFeatures leaving = eldest.next();
                bytes -= leaving.byteSize();
                leaving.close();
                eldest.remove();
            }
            kept.put(key, made.share());
            bytes += size;
        }
    }

    /** Off-heap bytes kept now. */
    public long byteSize() {
        synchronized (kept) {
            return bytes;
        }
    }

    /** Lets go of all features; handles given out stay valid until they are closed. */
    @Override
    public void close() {
        synchronized (kept) {
            kept.values().forEach(ImageFeatures::close);
            kept.clear();
            bytes = 0;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InferenceCancelledException("The request was cancelled");
        }
    }
}

package org.deixis.study;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A response body under watch: closed when the user stops it, or when nothing has arrived for too long. */
final class Transfer implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Sample sample;
    private final InputStream body;
    private final Duration patience;
    private final BooleanSupplier stop;
    private final Thread watch;
    private volatile long lastArrival = System.nanoTime();
    private volatile boolean stopped;
    private volatile boolean stalled;

    Transfer(Sample sample, InputStream body, Duration patience, BooleanSupplier stop) {
        this.sample = sample;
        this.body = body;
        this.patience = patience;
        this.stop = stop;
        this.watch = Thread.ofVirtual().name("sample-watch").unstarted(this::watch);
        watch.start();
    }

    Sample sample() {
        return sample;
    }

    /** @param total what had arrived before, for the sentence */
    int read(byte[] buffer, long total) throws IOException {
        int n;
        try {
            n = body.read(buffer);
        } catch (IOException e) {
            n = -1; // a cut connection; the count of bytes tells
        }
        if (stopped || Thread.currentThread().isInterrupted()) {
            throw SampleUnavailableException.stopped(total);
        }
        if (stalled) {
            throw SampleUnavailableException.stalled(sample.site(), patience.toSeconds());
        }
        lastArrival = System.nanoTime();
        return n;
    }

    private void watch() {
        try {
            while (!stopped && !stalled) {
                Thread.sleep(LOOK);
                stopped = stop.getAsBoolean();
                stalled = System.nanoTime() - lastArrival > patience.toNanos();
            }
            body.close();
        } catch (InterruptedException | IOException e) {
            Thread.currentThread().interrupt(); // finished
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}

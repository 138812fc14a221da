package org.deixis.study;

/** A sample could not be fetched; the message is one sentence for the user. Nothing was stored. */
public final class SampleUnavailableException extends RuntimeException {
    private final boolean cancelled;

    private SampleUnavailableException(String sentence, boolean cancelled) {
        super(sentence);
        this.cancelled = cancelled;
    }

    /** Whether the user asked for it to stop. */
    public boolean isCancelled() {
        return cancelled;
    }

    static SampleUnavailableException stopped(long received) {
        return new SampleUnavailableException(
                "Stopped; the %s that had arrived are kept, and fetching again goes on from there."
                        .formatted(size(received)),
                true);
    }

    static SampleUnavailableException unreachable(String site) {
        return new SampleUnavailableException(
                "%s could not be reached; check the network, or drop an image of your own.".formatted(site), false);
    }

    static SampleUnavailableException gone(String site, int status) {
        return new SampleUnavailableException(
                "%s no longer offers this sample (answer %d).".formatted(site, status), false);
    }

    static SampleUnavailableException broken(String site, long received, long total) {
        return new SampleUnavailableException(
                "The connection to %s broke after %s of %s; fetching again goes on from there."
                        .formatted(site, size(received), size(total)),
                false);
    }

    static SampleUnavailableException stalled(String site, long seconds) {
        return new SampleUnavailableException(
                "%s sent nothing for %d seconds, so fetching was given up; fetching again goes on from there."
                        .formatted(site, seconds),
                false);
    }

    static SampleUnavailableException changed(String site) {
        return new SampleUnavailableException(
                "The file that %s sent is not the one this sample names, so it was thrown away.".formatted(site),
                false);
    }

    private static String size(long bytes) {
        return bytes < 1_000_000 ? Math.round(bytes / 1e3) + " kB" : "%.1f MB".formatted(bytes / 1e6);
    }
}

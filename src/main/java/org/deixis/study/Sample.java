package org.deixis.study;

import java.net.URI;
import java.util.List;
import org.deixis.imaging.Modality;

/**
 * A picture that can be fetched from a public address.
 *
 * @param id stable, for addresses and element ids
 * @param title distinct among the samples
 * @param modality what it shows
 * @param address of the file
 * @param file its name there
 * @param bytes its exact size
 * @param sha256 of its bytes, lower-case hexadecimal
 * @param licence as its source states it
 * @param attribution whom to credit
 * @param source page that states the licence
 * @param phrases suggestions, at least three
 */
public record Sample(
        String id,
        String title,
        Modality modality,
        URI address,
        String file,
        long bytes,
        String sha256,
        String licence,
        String attribution,
        URI source,
        List<Phrase> phrases) {
    public Sample {
        phrases = List.copyOf(phrases);
    }

    /** The site the file comes from, as a card says it. */
    public String site() {
        return String.valueOf(address.getHost());
    }

    /** A suggested phrase and the verdict the bundled model is expected to give. */
    public record Phrase(String text, Verdict expected) {}
}

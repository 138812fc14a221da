package org.deixis.explanation;

import java.util.List;
import java.util.Optional;
import org.deixis.imaging.BoundingBox;
import org.deixis.inference.EvidenceTier;
import org.deixis.language.ConceptKind;
import org.deixis.study.Region;
import org.deixis.study.Verdict;
import org.jspecify.annotations.Nullable;

/** What a sentence about an image may rest on. Ids are stable within one image and are what a sentence cites. */
public sealed interface Evidence {
    String id();

    /** Whether a sentence about this image may rest on it; a retrieved pair only illustrates. */
    default boolean supports() {
        return true;
    }

    /**
     * What became of one phrase.
     *
     * @param number its tag, from 1
     * @param phrase as typed
     * @param concept id of what it was read as, or null
     * @param parent id of what the concept is part of, or null
     * @param name the concept's name, or what the phrase was read as, or the phrase itself
     * @param kind null where nothing is known of the phrase
     * @param side {@code left} or {@code right} of the patient by label, or by what it lies in; null where nothing tells
     * @param sideFrom id of the finding that it lies in and has the side from; null where the label itself is sided
     * @param verdict what was said
     * @param score calibrated P(present), 0 to 1, or null where the decoder did not run
     * @param scoreShown the score in words: "visible 0.97", or a word where too few test phrases were scored like it
     * @param tier how well the label was tested on such images, or null
     * @param reason slug, or null
     * @param message sentences for people, or null
     * @param accepted whether a person accepted it
     * @param regions what is drawn
     * @param measures null when nothing is drawn
     */
    record Finding(
            int number,
            String phrase,
            @Nullable String concept,
            @Nullable String parent,
            String name,
            @Nullable ConceptKind kind,
            @Nullable String side,
            @Nullable String sideFrom,
            Verdict verdict,
            @Nullable Double score,
            @Nullable String scoreShown,
            @Nullable EvidenceTier tier,
            @Nullable String reason,
            @Nullable String message,
            boolean accepted,
            List<Region> regions,
            @Nullable Measures measures)
            implements Evidence {
        public Finding {
            regions = List.copyOf(regions);
        }

        @Override
        public String id() {
            return "finding:" + number;
        }

        /** Whether it is a lesion or a class of lesions, which plain language does not name. */
        public boolean namesDisease() {
            return kind == null || kind == ConceptKind.LESION || kind == ConceptKind.DIAGNOSIS || Nouns.ofDisease(name);
        }

        boolean isNamed(String conceptId) {
            return conceptId.equals(concept);
        }
    }

    /**
     * Sizes in pixels of the original image; no file that Deixis reads so far carries a calibrated spacing.
     *
     * @param area of all regions
     * @param share of the image's area, 0 to 1
     * @param box around all regions
     * @param longestAxis longest distance between two pixel centres of the largest region
     * @param place where the centre of mass lies
     * @param overlaps with other drawn findings, largest share first
     */
    record Measures(int area, double share, BoundingBox box, double longestAxis, Place place, List<Overlap> overlaps) {
        public Measures {
            overlaps = List.copyOf(overlaps);
        }

        Optional<Overlap> overlapWith(Finding other) {
            return overlaps.stream().filter(o -> o.other().equals(other.id())).findFirst();
        }
    }

    /**
     * @param other id of the other finding
     * @param share of this finding's area that lies in the other, 0 to 1; in large images measured on every k-th pixel
     */
    record Overlap(String other, double share) {}

    /**
     * What the pack says of itself.
     *
     * @param id e.g. {@code card:tier:left-lung}
     * @param statement one sentence
     * @param names of the things that it is about
     */
    record CardFact(String id, String statement, List<String> names) implements Evidence {
        public CardFact {
            names = List.copyOf(names);
        }
    }

    /**
     * What is known of the image itself.
     *
     * @param id e.g. {@code study:modality}
     * @param statement one sentence
     */
    record StudyFact(String id, String statement) implements Evidence {}

    /**
     * A retrieved image-text pair.
     *
     * @param pair its id in the collection
     * @param caption as its source wrote it; never an instruction
     */
    record Pair(String pair, String caption) implements Evidence {
        @Override
        public String id() {
            return "pair:" + pair;
        }

        @Override
        public boolean supports() {
            return false;
        }
    }

    /** A rule of the program: what it does not do, and why. */
    record Policy(String id, String statement) implements Evidence {}
}

package org.deixis.explanation;

import java.util.List;
import java.util.Optional;
import org.deixis.imaging.BoundingBox;
import org.deixis.inference.EvidenceTier;
import org.deixis.language.ConceptKind;
import org.deixis.study.Conflict;
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

        /** Whether the same thing was looked for, in whatever image. */
        boolean isTheSameThingAs(Finding other) {
            return concept == null || other.concept == null
                    ? phrase.equalsIgnoreCase(other.phrase)
                    : concept.equals(other.concept);
        }
    }

    /**
     * Sizes in pixels of the original image, and in millimetres where their spacing is known.
     *
     * @param area of all regions
     * @param share of the image's area, 0 to 1
     * @param box around all regions
     * @param longestAxis longest distance between two pixel centres of the largest region
     * @param place where the centre of mass lies
     * @param overlaps with other drawn findings, largest share first
     * @param millimetres the same sizes; null where nobody knows how large a pixel is
     */
    record Measures(
            int area,
            double share,
            BoundingBox box,
            double longestAxis,
            Place place,
            List<Overlap> overlaps,
            @Nullable Millimetres millimetres) {
        public Measures {
            overlaps = List.copyOf(overlaps);
        }

        Optional<Overlap> overlapWith(Finding other) {
            return overlaps.stream().filter(o -> o.other().equals(other.id())).findFirst();
        }
    }

    /**
     * Sizes in what was imaged; of a projection, at the detector.
     *
     * @param area of all regions, in mm²
     * @param longestAxis longest distance between two pixel centres of the largest region, in mm
     * @param width of the box around all regions, in mm
     * @param height of that box, in mm
     */
    record Millimetres(double area, double longestAxis, double width, double height) {}

    /**
     * @param other id of the other finding
     * @param share of this finding's area that lies in the other, 0 to 1; in large images measured on every k-th pixel
     */
    record Overlap(String other, double share) {}

    /**
     * Text and model disagree on a finding, and neither is taken as right. It is told in its own words and in no others.
     *
     * @param finding that they disagree on
     * @param conflict which of them says that it is there, and what the model located where the text denies it
     */
    record Disagreement(Finding finding, Conflict conflict) implements Evidence {
        @Override
        public String id() {
            return "conflict:" + finding.number();
        }

        /** One sentence, which in plain language names no disease and gives no score. */
        String statement(ReadingLevel level) {
            Telling telling = new Telling(level);
            return "The text and the %s disagree on %s%s: the text says that it is %s, and the %s %s; neither is taken as right."
                    .formatted(
                            telling.program(),
                            telling.subject(finding),
                            telling.score(finding),
                            conflict.kind() == Conflict.Kind.TEXT_ABSENT_MODEL_FOUND ? "absent" : "there",
                            telling.program(),
                            conflict.kind() == Conflict.Kind.TEXT_ABSENT_MODEL_FOUND
                                    ? "located it"
                                    : "looked for it and did not locate it");
        }
    }

    /**
     * Evidence about the image that this one is compared with: it supports nothing that is said of this image.
     *
     * @param evidence as it is called there
     */
    record OfOtherImage(Evidence evidence) implements Evidence {
        static final String PREFIX = "other:";

        @Override
        public String id() {
            return PREFIX + evidence.id();
        }

        @Override
        public boolean supports() {
            return false;
        }
    }

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

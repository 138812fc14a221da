package org.deixis.explanation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.deixis.grounding.ImageWords;
import org.deixis.grounding.Recognition;

/** What is known of an image, as sentences. */
final class StudyFacts {
    private StudyFacts() {}

    static List<Evidence.StudyFact> of(ImageFacts image) {
        List<Evidence.StudyFact> facts = new ArrayList<>();
        Recognition recognition = image.recognition();
        String words = ImageWords.one(recognition.modality());
        facts.add(fact(
                "modality",
                recognition.corrected()
                        ? "A person said that this is %s.".formatted(words)
                        : Double.isNaN(recognition.score())
                                ? "The model recognised %s.".formatted(words)
                                : String.format(
                                        Locale.ROOT,
                                        recognition.weak()
                                                ? "The model guesses that this is %s (%.2f)."
                                                : "The model recognised %s (%.2f).",
                                        words,
                                        recognition.score())));
        facts.add(
                fact("size", String.format(Locale.ROOT, "The picture is %d × %d px.", image.width(), image.height())));
        facts.add(fact("spacing", spacing(image)));
        facts.add(fact("orientation", orientation(image)));
        new TreeMap<>(image.typed()).forEach((name, value) -> {
            if (!name.equals(ImageFacts.SPACING)) {
                facts.add(fact(
                        name.replaceAll("[^a-z0-9]+", "-"),
                        "A person typed the %s: %s.".formatted(name, Nouns.quoted(value))));
            }
        });
        return facts;
    }

    private static String spacing(ImageFacts image) {
        return image.spacing()
                .map(s -> "A pixel is %s × %s mm%s, as a person typed."
                        .formatted(
                                BigDecimal.valueOf(s.x()).stripTrailingZeros().toPlainString(),
                                BigDecimal.valueOf(s.y()).stripTrailingZeros().toPlainString(),
                                image.isProjection() ? " at the detector" : ""))
                .orElse("A size in millimetres cannot be given: the picture carries no calibrated spacing.");
    }

    private static String orientation(ImageFacts image) {
        if (!image.patientSides()) {
            return "Left and right are the viewer's in such an image.";
        }
        return switch (image.orientation()) {
            case "file" -> "The file states which side is the patient's left.";
            case "user" -> "A person said which side is the patient's left.";
            default ->
                "Which side of the picture is the patient's left is assumed from custom; the picture does not state it.";
        };
    }

    private static Evidence.StudyFact fact(String id, String statement) {
        return new Evidence.StudyFact("study:" + id, statement);
    }
}

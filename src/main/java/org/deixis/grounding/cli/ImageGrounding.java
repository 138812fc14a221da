package org.deixis.grounding.cli;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deixis.grounding.Grounder;
import org.deixis.grounding.GroundingResult;
import org.deixis.grounding.ImageResult;
import org.deixis.grounding.PhraseAnswer;
import org.deixis.grounding.Recognition;
import org.deixis.imaging.ContentHash;
import org.deixis.imaging.MedicalImage;
import org.deixis.imaging.MedicalImageReader;
import org.deixis.imaging.UnreadableImageException;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ImageFeatures;
import org.deixis.language.Phrase;

/** The same phrases on one file after another. */
final class ImageGrounding {
    private static final double NANOS_PER_MILLI = 1e6;

    private final GroundingModel model;
    private final Grounder grounder;
    private final List<Phrase> phrases;
    private boolean warm;

    ImageGrounding(GroundingModel model, Grounder grounder, List<Phrase> phrases) {
        this.model = model;
        this.grounder = grounder;
        this.phrases = phrases;
    }

    /** Never fails for what is wrong with the file. */
    ImageResult of(String file) {
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                return new ImageResult.Unreadable(file, "This is a folder; PNG, JPEG and TIFF images can be opened.");
            }
            MedicalImage image = MedicalImageReader.read(path);
            return answered(file, ContentHash.sha256(path), image);
        } catch (UnreadableImageException e) {
            return new ImageResult.Unreadable(file, String.valueOf(e.getMessage()));
        } catch (UncheckedIOException | InvalidPathException e) {
            return new ImageResult.Unreadable(file, "The file cannot be opened: " + e.getMessage() + ".");
        }
    }

    private ImageResult answered(String file, String sha256, MedicalImage image) {
        long start = System.nanoTime();
        try (ImageFeatures features = model.encode(image)) {
            double encode = (System.nanoTime() - start) / NANOS_PER_MILLI;
            if (!warm) { // the text encoder is loaded at the first phrase, which no image should be blamed for
                var unused = grounder.ground(model, features, phrases, null);
                warm = true;
            }
            long encoded = System.nanoTime();
            Recognition recognition = grounder.recognise(features, null);
            List<PhraseAnswer> answers = grounder.ground(model, features, phrases, null);
            long decoded = System.nanoTime();
            List<GroundingResult> results = new ArrayList<>();
            for (PhraseAnswer answer : answers) {
                results.add(GroundingResult.of(results.size() + 1, answer));
            }
            return new ImageResult.Answered(
                    file,
                    sha256,
                    image.width(),
                    image.height(),
                    recognition.modality(),
                    recognition.score(),
                    new ImageResult.Timings(encode, (decoded - encoded) / NANOS_PER_MILLI),
                    results);
        }
    }
}

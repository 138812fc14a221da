package org.deixis.explanation.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.deixis.explanation.Explainer;
import org.deixis.explanation.ImageFacts;
import org.deixis.explanation.ReadingLevel;
import org.deixis.explanation.UnusableQuestionException;
import org.deixis.grounding.Grounder;
import org.deixis.grounding.GroundingException;
import org.deixis.imaging.PixelSpacing;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.InferenceCancelledException;
import org.deixis.inference.ModelPacks;
import org.deixis.language.PhraseParser;
import org.deixis.language.UnusableTextException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deixis explain}: a question about one image file, answered with evidence, without the data folder. */
@Component
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Answer a question about an image; every sentence cites its evidence.",
        footer = {"", "Research use. Not a medical device. Not located does not mean absent."})
public final class ExplainCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int BAD_USAGE = 2;
    private static final int UNREADABLE_INPUT = 3;
    private static final int PACK_UNUSABLE = 4;
    private static final int CANCELLED = 130;

    private final ModelPacks packs;
    private final PhraseParser parser;
    private final Grounder grounder;
    private final Explainer explainer;
    private final String version;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1", paramLabel = "IMAGE", description = "A PNG, JPEG or TIFF file.")
    private String file = "";

    @Option(names = "--ask", required = true, paramLabel = "\"…\"", description = "The question.")
    private String question = "";

    @Option(
            names = "--text",
            paramLabel = "\"left lung; right lung\"",
            description =
                    "Phrases to look for, separated by ; or line ends; without it everything the model knows here.")
    private @Nullable String text;

    @Option(names = "--with", paramLabel = "OTHER", description = "Another image to compare with.")
    private @Nullable String other;

    @Option(
            names = "--spacing",
            paramLabel = "MM",
            description = "Size of a pixel of IMAGE in millimetres, e.g. 0.14 or 0.14x0.16, for sizes in mm and cm².")
    private @Nullable String spacing;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            defaultValue = "clinician",
            description = "clinician, or patient for plain words that name no disease. Default: clinician.")
    private String level = "clinician";

    @Option(names = "--pack", paramLabel = "P", description = "An installed pack's id, or a pack's folder.")
    private @Nullable String pack;

    @Option(names = "--json", description = "JSON to standard output instead of text.")
    private boolean json;

    ExplainCommand(
            ModelPacks packs,
            PhraseParser parser,
            Grounder grounder,
            Explainer explainer,
            @Value("${deixis.version:}") String version) {
        this.packs = packs;
        this.parser = parser;
        this.grounder = grounder;
        this.explainer = explainer;
        this.version = version;
    }

    @Override
    public Integer call() {
        PrintWriter messages = spec.commandLine().getErr();
        try {
            Optional<ReadingLevel> reading = ReadingLevel.fromSlug(level);
            if (reading.isEmpty()) {
                messages.println("--level is %s; it can be %s."
                        .formatted(
                                Printed.of(level),
                                Arrays.stream(ReadingLevel.values())
                                        .map(ReadingLevel::slug)
                                        .collect(Collectors.joining(" or "))));
                return BAD_USAGE;
            }
            if (text != null && parser.split(text).isEmpty()) {
                messages.println("--text has no phrase; leave it out to look for everything the model knows.");
                return BAD_USAGE;
            }
            Explainer.check(question);
            Map<String, String> typed = spacing == null ? Map.of() : Map.of(ImageFacts.SPACING, spacing);
            if (spacing != null && PixelSpacing.typed(spacing).isEmpty()) {
                messages.println("--spacing is %s; it can be a size in millimetres such as 0.14, or 0.14x0.16."
                        .formatted(Printed.of(spacing)));
                return BAD_USAGE;
            }
            return explain(ImageFile.read(file), other == null ? null : ImageFile.read(other), typed, reading.get());
        } catch (UnusableTextException | UnusableQuestionException e) {
            messages.println(e.getMessage());
            return BAD_USAGE;
        } catch (ImageFile.UnreadableFileException e) {
            messages.println(e.getMessage());
            return UNREADABLE_INPUT;
        } catch (InferenceCancelledException | CancellationException e) {
            messages.println("Cancelled.");
            return CANCELLED;
        }
    }

    private Integer explain(
            ImageFile image, @Nullable ImageFile compared, Map<String, String> typed, ReadingLevel reading) {
        Optional<GroundingModel> model = packs.open(pack);
        if (model.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println(GroundingException.noModel(packs.problems()).getMessage());
            return PACK_UNUSABLE;
        }
        ImageExplanation explanation = new ImageExplanation(model.get(), grounder, parser, explainer);
        ImageExplanation.Explained explained = explanation.of(image, compared, text, typed, question, reading);
        PrintWriter results = spec.commandLine().getOut();
        if (json) {
            results.println(ExplanationDocument.write(version, model.get(), explained));
        } else {
            PrintedAnswer.print(explained.answer(), results);
        }
        results.flush();
        return DONE;
    }
}

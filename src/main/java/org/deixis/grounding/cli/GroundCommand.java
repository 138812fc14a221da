package org.deixis.grounding.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.deixis.grounding.Grounder;
import org.deixis.grounding.GroundingException;
import org.deixis.grounding.ImageResult;
import org.deixis.grounding.OverlayPicture;
import org.deixis.grounding.ResultDocument;
import org.deixis.imaging.MedicalImageReader;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.InferenceCancelledException;
import org.deixis.inference.ModelPacks;
import org.deixis.language.Phrase;
import org.deixis.language.PlainText;
import org.deixis.language.ReportReader;
import org.deixis.language.UnusableTextException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deixis ground}: phrases on image files, without the data folder. */
@Component
@Command(
        name = "ground",
        mixinStandardHelpOptions = true,
        description = "Locate what the words say on images: a verdict, a score and regions per phrase.",
        footer = {"", "Research use. Not a medical device. Not located does not mean absent."})
public final class GroundCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int BAD_USAGE = 2;
    private static final int UNREADABLE_INPUT = 3;
    private static final int PACK_UNUSABLE = 4;
    private static final int CANCELLED = 130;

    private final ModelPacks packs;
    private final ReportReader reports;
    private final Grounder grounder;
    private final String version;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "PNG, JPEG or TIFF files.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--text",
            paramLabel = "\"left lung; right lung\"",
            description = "Phrases, separated by ; or line ends; or the sentences of a report.")
    private @Nullable String text;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "A report: UTF-8 text, RTF or HTML; in place of --text.")
    private @Nullable Path report;

    @Option(names = "--pack", paramLabel = "P", description = "An installed pack's id, or a pack's folder.")
    private @Nullable String pack;

    @Option(names = "--json", description = "JSON to standard output instead of a table.")
    private boolean json;

    @Option(names = "--mask-dir", paramLabel = "DIR", description = "One 1-bit PNG per phrase goes here.")
    private @Nullable Path masks;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "For one IMAGE: .json for the results, .png for the picture with outlines.")
    private @Nullable Path output;

    GroundCommand(
            ModelPacks packs, ReportReader reports, Grounder grounder, @Value("${deixis.version:}") String version) {
        this.packs = packs;
        this.reports = reports;
        this.grounder = grounder;
        this.version = version;
    }

    @Override
    public Integer call() {
        PrintWriter messages = spec.commandLine().getErr();
        try {
            Optional<String> misuse = misuse();
            if (misuse.isPresent()) {
                messages.println(misuse.get());
                return BAD_USAGE;
            }
            if (report != null && !Files.isReadable(report)) {
                messages.println(report + " cannot be read: there is no such file, or it is not yours to read.");
                return UNREADABLE_INPUT;
            }
            List<Phrase> phrases = phrases();
            if (phrases.isEmpty()) {
                messages.println(
                        report == null
                                ? "--text has no phrase; give at least one, e.g. --text \"left lung; right lung\"."
                                : report + " has no phrase.");
                return BAD_USAGE;
            }
            Optional<GroundingModel> model = packs.open(pack);
            if (model.isEmpty()) {
                messages.println(GroundingException.noModel(packs.problems()).getMessage());
                return PACK_UNUSABLE;
            }
            return ground(model.get(), phrases);
        } catch (CharacterCodingException e) {
            messages.println(report + " is not UTF-8 text.");
            return UNREADABLE_INPUT;
        } catch (UnusableTextException e) {
            messages.println(e.getMessage());
            return BAD_USAGE;
        } catch (InferenceCancelledException | CancellationException e) {
            messages.println("Cancelled.");
            return CANCELLED;
        } catch (IOException e) {
            messages.println("The results could not be written: " + e.getMessage() + ".");
            return FAILED;
        }
    }

    private List<Phrase> phrases() throws IOException {
        if (report != null) {
            try (InputStream file = Files.newInputStream(report)) {
                return reports.read(PlainText.read(file)).phrases();
            }
        }
        return text == null ? List.of() : reports.phrases(text);
    }

    private Optional<String> misuse() {
        if ((text == null) == (report == null)) {
            return Optional.of("Give either --text with phrases or --report with a file.");
        }
        if (output != null && files.size() > 1) {
            return Optional.of("-o takes one IMAGE; there are %d. Use --mask-dir or --json.".formatted(files.size()));
        }
        if (output != null && !endsWith(".json") && !endsWith(".png")) {
            return Optional.of("-o writes .json and .png files, not %s.".formatted(output.getFileName()));
        }
        if (output != null && !isFolder(output.toAbsolutePath().getParent())) {
            return Optional.of("There is no folder to write %s into.".formatted(output));
        }
        if (masks != null && Files.exists(masks) && !Files.isDirectory(masks)) {
            return Optional.of("--mask-dir %s is a file, not a folder.".formatted(masks));
        }
        return Optional.empty();
    }

    private Integer ground(GroundingModel model, List<Phrase> phrases) throws IOException {
        MaskFolder folder = masks == null ? null : MaskFolder.in(masks);
        ImageGrounding grounding = new ImageGrounding(model, grounder, phrases);
        PrintWriter messages = spec.commandLine().getErr();
        List<ImageResult> results = new ArrayList<>();
        for (String file : files) {
            if (files.size() > 1) {
                messages.println("%d of %d: %s".formatted(results.size() + 1, files.size(), Printable.of(file)));
            }
            ImageResult result = grounding.of(file);
            results.add(result);
            switch (result) {
                case ImageResult.Unreadable unreadable ->
                    messages.println(Printable.of(file) + ": " + unreadable.error());
                case ImageResult.Answered answered -> {
                    if (folder != null) {
                        folder.write(answered);
                    }
                }
            }
        }
        write(model, results);
        return results.stream().anyMatch(ImageResult.Unreadable.class::isInstance) ? UNREADABLE_INPUT : DONE;
    }

    private void write(GroundingModel model, List<ImageResult> results) throws IOException {
        String document = ResultDocument.write(
                version, ResultDocument.Pack.of(model.pack()), model.device().name(), results);
        if (output != null && endsWith(".json")) {
            WholeFile.write(output, document.getBytes(StandardCharsets.UTF_8));
        }
        if (output != null && endsWith(".png") && results.getFirst() instanceof ImageResult.Answered answered) {
            WholeFile.write(
                    output, OverlayPicture.png(MedicalImageReader.read(Path.of(answered.image())), answered.results()));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(document);
        } else if (output == null) {
            ResultTable.print(results, out);
        }
        out.flush();
    }

    private boolean endsWith(String ending) {
        return output != null && output.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    private static boolean isFolder(@Nullable Path path) {
        return path != null && Files.isDirectory(path);
    }
}

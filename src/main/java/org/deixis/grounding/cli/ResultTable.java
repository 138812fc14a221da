package org.deixis.grounding.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.deixis.grounding.GroundingResult;
import org.deixis.grounding.ImageResult;
import org.deixis.grounding.ResultDocument;
import org.deixis.imaging.Modality;
import org.deixis.study.Region;

/** Results for people: a line per image and phrase. */
final class ResultTable {
    private ResultTable() {}

    static void print(List<ImageResult> images, PrintWriter out) {
        for (ImageResult image : images) {
            switch (image) {
                case ImageResult.Unreadable unreadable ->
                    out.println(Printable.of(unreadable.image()) + "  " + unreadable.error());
                case ImageResult.Answered answered -> print(answered, out);
            }
            out.println();
        }
        out.println(ResultDocument.NOTICE + " Not located does not mean absent.");
    }

    private static void print(ImageResult.Answered image, PrintWriter out) {
        Modality modality = image.modality();
        out.println("%s  %d × %d%s"
                .formatted(
                        Printable.of(image.image()),
                        image.width(),
                        image.height(),
                        modality == null ? "" : "  " + modality.displayName()));
        int widest = image.results().stream()
                .mapToInt(result -> shown(result).length())
                .max()
                .orElse(0);
        for (GroundingResult result : image.results()) {
            out.println(line(result, widest).stripTrailing());
        }
    }

    private static String line(GroundingResult result, int widest) {
        Double score = result.score();
        return String.format(
                Locale.ROOT,
                "%3d  %-" + widest + "s  %-16s  %-12s  %-13s  %s",
                result.number(),
                shown(result),
                result.verdict().words(),
                score == null ? "" : String.format(Locale.ROOT, "visible %.2f", score),
                result.tier() == null ? "" : result.tier(),
                remarks(result));
    }

    private static String shown(GroundingResult result) {
        String read = result.readAs() == null ? "" : " (read as " + result.readAs() + ")";
        return Printable.of(result.text()) + read;
    }

    private static String remarks(GroundingResult result) {
        int area = result.regions().stream().mapToInt(Region::area).sum();
        int parts = result.regions().size();
        String drawn = parts == 0 ? "" : "%d region%s, %,d px. ".formatted(parts, parts == 1 ? "" : "s", area);
        String known = result.offered().isEmpty() ? "" : " Known here: " + String.join(", ", result.offered()) + ".";
        return drawn + (result.message() == null ? "" : result.message()) + known;
    }
}

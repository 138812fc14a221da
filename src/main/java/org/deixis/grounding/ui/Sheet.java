package org.deixis.grounding.ui;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deixis.grounding.GroundedReport;
import org.deixis.grounding.Recognition;
import org.deixis.imaging.Modality;
import org.deixis.language.Concept;
import org.deixis.study.StoredImage;
import org.deixis.study.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The open image with what is known of it.
 *
 * @param image as stored
 * @param recognition what it was held to be; null until the model has looked at it
 * @param known what the model can locate in such an image; empty without a model
 * @param lines the findings by number
 * @param report the text that some of them came from; null where none was read
 * @param selected the finding that clicks refine; null for none
 */
record Sheet(
        StoredImage image,
        @Nullable Recognition recognition,
        List<Concept> known,
        List<FindingLine> lines,
        @Nullable GroundedReport report,
        @Nullable UUID selected) {
    Sheet {
        known = List.copyOf(known);
        lines = List.copyOf(lines);
    }

    @Nullable
    Modality modality() {
        return recognition == null ? image.modality() : recognition.modality();
    }

    Sheet withSelected(@Nullable UUID finding) {
        return new Sheet(image, recognition, known, lines, report, finding);
    }

    Sheet withRecognition(Recognition what) {
        return new Sheet(image, what, known, lines, report, selected);
    }

    Optional<FindingLine> line(@Nullable UUID finding) {
        return lines.stream().filter(line -> line.id().equals(finding)).findFirst();
    }

    /** The finding that a click means: the selected one, else the only one that is drawn. */
    Optional<FindingLine> target() {
        Optional<FindingLine> chosen = line(selected);
        List<FindingLine> drawn = lines.stream().filter(FindingLine::isDrawn).toList();
        return chosen.isPresent() || drawn.size() != 1 ? chosen : Optional.of(drawn.getFirst());
    }

    /** The finding before or after the selected one, in the order of the report where there is one, around the end; or null. */
    @Nullable
    UUID step(int by) {
        List<UUID> order = Stream.concat(ofReport().stream(), lines.stream().map(FindingLine::id))
                .distinct()
                .toList();
        if (order.isEmpty()) {
            return null;
        }
        int chosen = order.indexOf(selected);
        int at = chosen >= 0 ? chosen : by > 0 ? -1 : order.size();
        return order.get(Math.floorMod(at + by, order.size()));
    }

    /** The findings of the report in the order of its text; none without a report. */
    private Set<UUID> ofReport() {
        Set<UUID> ids = new LinkedHashSet<>();
        if (report != null) {
            report.places().stream()
                    .map(GroundedReport.Place::finding)
                    .flatMap(Stream::ofNullable)
                    .filter(id -> line(id).isPresent())
                    .forEach(ids::add);
        }
        return ids;
    }

    /** E.g. "5 phrases · 2 located · 1 not taught"; empty without phrases. */
    String summary() {
        return lines.isEmpty()
                ? ""
                : Stream.concat(Stream.of(ImageList.phrases(lines.size())), counts(lines))
                        .collect(Collectors.joining(" · "));
    }

    /** What became of the report, e.g. "2 located, 1 not taught, 1 disagreement"; empty without one. */
    String reportSummary() {
        Set<UUID> ids = ofReport();
        return counts(lines.stream().filter(line -> ids.contains(line.id())).toList())
                .collect(Collectors.joining(", "));
    }

    private static Stream<String> counts(List<FindingLine> lines) {
        Stream<String> verdicts = Arrays.stream(Verdict.values()).flatMap(verdict -> {
            long count = lines.stream()
                    .filter(line -> line.finding().current().verdict() == verdict)
                    .count();
            return count == 0
                    ? Stream.empty()
                    : Stream.of(count + " " + verdict.words().toLowerCase(Locale.ROOT));
        });
        long conflicts = lines.stream().filter(FindingLine::isConflict).count();
        return conflicts == 0
                ? verdicts
                : Stream.concat(verdicts, Stream.of(conflicts + (conflicts == 1 ? " disagreement" : " disagreements")));
    }
}

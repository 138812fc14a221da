package org.deixis.grounding.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param selected the finding that clicks refine; null for none
 */
record Sheet(
        StoredImage image,
        @Nullable Recognition recognition,
        List<Concept> known,
        List<FindingLine> lines,
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
        return new Sheet(image, recognition, known, lines, finding);
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

    /** The finding before or after the selected one, around the end; null when there is none. */
    @Nullable
    UUID step(int by) {
        if (lines.isEmpty()) {
            return null;
        }
        int at = line(selected).map(lines::indexOf).orElse(by > 0 ? -1 : lines.size());
        return lines.get(Math.floorMod(at + by, lines.size())).id();
    }

    /** E.g. "5 phrases · 2 located · 1 not taught"; empty without phrases. */
    String summary() {
        if (lines.isEmpty()) {
            return "";
        }
        Stream<String> verdicts = Arrays.stream(Verdict.values()).flatMap(verdict -> {
            long count = lines.stream()
                    .filter(line -> line.finding().current().verdict() == verdict)
                    .count();
            return count == 0
                    ? Stream.empty()
                    : Stream.of(count + " " + verdict.words().toLowerCase(Locale.ROOT));
        });
        return Stream.concat(Stream.of(ImageList.phrases(lines.size())), verdicts)
                .collect(Collectors.joining(" · "));
    }
}

package org.deixis.grounding.ui;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deixis.grounding.GroundedReport;
import org.deixis.language.PlainText;
import org.deixis.language.Report;
import org.deixis.study.Provenance;
import org.jspecify.annotations.Nullable;

/** A report as text, each sentence followed by its verdicts, to be pasted elsewhere. */
final class ReportVerdicts {
    static final String NOTICE = "Research use. Not a medical device. Not located does not mean absent.";
    private static final String INDENT = "    ";

    private ReportVerdicts() {}

    static String of(Sheet sheet, GroundedReport report) {
        Map<UUID, FindingLine> lines = sheet.lines().stream().collect(Collectors.toMap(FindingLine::id, line -> line));
        Set<UUID> said = new LinkedHashSet<>();
        StringBuilder text =
                new StringBuilder(head(sheet)).append('\n').append(NOTICE).append("\n\n");
        int[] characters = report.report().text().codePoints().toArray();
        Report.@Nullable Section section = null;
        for (Report.Sentence sentence : report.report().sentences()) {
            Report.Section inside = report.report().sectionAt(sentence.start()).orElse(null);
            if (inside != null && !inside.equals(section)) {
                section = inside;
                text.append(inside.name().isEmpty() ? "" : inside.name().toUpperCase(Locale.ROOT) + "\n");
            }
            text.append(PlainText.shown(new String(characters, sentence.start(), sentence.end() - sentence.start()))
                            .replaceAll("\\s+", " "))
                    .append('\n');
            report.places().stream()
                    .filter(place -> sentence.start() <= place.phrase().start()
                            && place.phrase().start() < sentence.end())
                    .map(GroundedReport.Place::finding)
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(finding -> {
                        said.add(finding);
                        verdict(lines.get(finding), text);
                    });
        }
        List<FindingLine> further =
                sheet.lines().stream().filter(line -> !said.contains(line.id())).toList();
        if (!further.isEmpty()) {
            text.append("\nASKED BESIDES\n");
            further.forEach(line -> {
                text.append(line.finding().current().phrase()).append('\n');
                verdict(line, text);
            });
        }
        return text.toString();
    }

    private static String head(Sheet sheet) {
        Stream<String> model = sheet.lines().stream()
                .map(line -> line.finding().current().provenance())
                .filter(from -> from.packId() != null)
                .map(ReportVerdicts::model)
                .distinct();
        String modality = sheet.modality() == null ? null : sheet.modality().displayName();
        return Stream.concat(Stream.of("Deixis", sheet.image().title(), modality), model)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private static String model(Provenance from) {
        return from.packId() + " " + from.packVersion();
    }

    private static void verdict(@Nullable FindingLine line, StringBuilder text) {
        if (line == null) {
            return;
        }
        String facts = Stream.concat(
                        Stream.of(line.finding().current().verdict().words(), line.visible()), line.facts().stream())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        text.append(INDENT)
                .append("→ ")
                .append(line.name())
                .append(": ")
                .append(facts)
                .append('.');
        line.sentences()
                .forEach(sentence -> text.append(' ').append(sentence).append(sentence.endsWith(".") ? "" : "."));
        text.append('\n');
    }
}

package org.deixis.grounding.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.deixis.grounding.GroundedReport;
import org.deixis.language.PlainText;
import org.deixis.language.Report;

/** A report divided where something is to be seen of it. */
final class ReportPieces {

    /** A stretch of the text; all of them in order are the text. */
    sealed interface Piece {
        String text();
    }

    /** Words of which nothing is said. */
    record Plain(String text) implements Piece {}

    /** The heading of a section. */
    record Heading(String text) implements Piece {}

    /**
     * Words of phrases.
     *
     * @param findings what the phrases became, that of the longest phrase first; more than one where phrases overlap
     */
    record Said(String text, List<UUID> findings) implements Piece {}

    private final int[] text;
    private final Report report;
    private final List<Piece> pieces = new ArrayList<>();

    private ReportPieces(Report report) {
        this.report = report;
        this.text = report.text().codePoints().toArray();
    }

    static List<Piece> of(GroundedReport grounded) {
        ReportPieces divided = new ReportPieces(grounded.report());
        List<GroundedReport.Place> places = grounded.places().stream()
                .filter(place -> place.finding() != null)
                .sorted(Comparator.comparingInt((GroundedReport.Place place) ->
                                place.phrase().start() - place.phrase().end())
                        .thenComparingInt(place -> place.phrase().start()))
                .toList();
        NavigableSet<Integer> edges = new TreeSet<>(List.of(0, divided.text.length));
        places.forEach(place ->
                edges.addAll(List.of(place.phrase().start(), place.phrase().end())));
        int plain = 0;
        for (int from : edges.headSet(divided.text.length)) {
            int to = Objects.requireNonNull(edges.higher(from));
            List<UUID> findings = places.stream()
                    .filter(place -> place.phrase().start() <= from
                            && to <= place.phrase().end())
                    .flatMap(place -> Stream.ofNullable(place.finding()))
                    .distinct()
                    .toList();
            if (!findings.isEmpty()) {
                divided.between(plain, from);
                divided.pieces.add(new Said(divided.words(from, to), findings));
                plain = to;
            }
        }
        divided.between(plain, divided.text.length);
        return List.copyOf(divided.pieces);
    }

    /** Headings are what lies in no section. */
    private void between(int from, int to) {
        int at = from;
        for (Report.Section section : report.sections()) {
            if (section.end() > at && section.start() < to) {
                add(at, Math.max(at, section.start()), true);
                add(Math.max(at, section.start()), Math.min(to, section.end()), false);
                at = Math.min(to, section.end());
            }
        }
        add(at, to, true);
    }

    private void add(int from, int to, boolean heading) {
        if (from < to) {
            String words = words(from, to);
            pieces.add(heading && !words.isBlank() ? new Heading(words) : new Plain(words));
        }
    }

    private String words(int from, int to) {
        return PlainText.shown(new String(text, from, to - from));
    }
}

package org.deixis.grounding.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.deixis.grounding.GroundedReport;
import org.deixis.language.Phrase;
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

    /** The words of a phrase, with the finding that they became. */
    record Said(String text, UUID finding) implements Piece {}

    private final int[] text;
    private final Report report;
    private final List<Piece> pieces = new ArrayList<>();

    private ReportPieces(Report report) {
        this.report = report;
        this.text = report.text().codePoints().toArray();
    }

    /** Of phrases that overlap, the one that begins first has the words. */
    static List<Piece> of(GroundedReport grounded) {
        ReportPieces divided = new ReportPieces(grounded.report());
        List<GroundedReport.Place> places = grounded.places().stream()
                .sorted(Comparator.comparingInt(place -> place.phrase().start()))
                .toList();
        int from = 0;
        for (GroundedReport.Place place : places) {
            Phrase phrase = place.phrase();
            UUID finding = place.finding();
            int start = Math.max(from, phrase.start());
            if (finding != null && start < phrase.end()) {
                divided.between(from, start);
                divided.pieces.add(new Said(divided.words(start, phrase.end()), finding));
                from = phrase.end();
            }
        }
        divided.between(from, divided.text.length);
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
        return new String(text, from, to - from);
    }
}

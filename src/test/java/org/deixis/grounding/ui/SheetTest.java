package org.deixis.grounding.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import org.deixis.grounding.GroundedReport;
import org.deixis.grounding.Reading;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.Modality;
import org.deixis.imaging.SegmentationMask;
import org.deixis.language.Phrase;
import org.deixis.language.Report;
import org.deixis.study.Conflict;
import org.deixis.study.Finding;
import org.deixis.study.Provenance;
import org.deixis.study.Region;
import org.deixis.study.Revision;
import org.deixis.study.StoredHints;
import org.deixis.study.StoredImage;
import org.deixis.study.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A report on the screen: what is underlined, the order of steps, the summary, and the text to be copied. */
class SheetTest {
    private static final String TEXT =
            "INDICATION: Cough.\nFINDINGS: The left lung is clear. No pneumothorax, no effusion.\nNo pneumothorax.";

    private final List<FindingLine> lines = new ArrayList<>();
    private final Report report = Reading.reports().read(TEXT);

    @Test
    void theReportIsDividedIntoHeadingsPhrasesAndTheRest() {
        Sheet sheet = sheet();
        List<ReportPieces.Piece> pieces = ReportPieces.of(report(sheet));

        assertThat(pieces.stream().map(ReportPieces.Piece::text).reduce("", String::concat))
                .isEqualTo(TEXT);
        assertThat(pieces)
                .filteredOn(ReportPieces.Heading.class::isInstance)
                .extracting(ReportPieces.Piece::text)
                .containsExactly("INDICATION:", "FINDINGS:");
        assertThat(pieces)
                .filteredOn(ReportPieces.Said.class::isInstance)
                .extracting(ReportPieces.Piece::text)
                .containsExactly("Cough.", "left lung is clear", "pneumothorax", "effusion", "pneumothorax");
    }

    @Test
    void wordsOfTwoPhrasesBelongToBoth() {
        Report kidneys = Reading.reports().read("The right and left kidneys are normal.");
        UUID right = UUID.randomUUID();
        UUID left = UUID.randomUUID();
        GroundedReport grounded = new GroundedReport(
                kidneys,
                List.of(
                        new GroundedReport.Place(kidneys.phrases().get(0), right),
                        new GroundedReport.Place(kidneys.phrases().get(1), left)));
        assertThat(ReportPieces.of(grounded))
                .containsExactly(
                        new ReportPieces.Plain("The "),
                        new ReportPieces.Said("right and ", List.of(right)),
                        new ReportPieces.Said("left kidneys", List.of(right, left)),
                        new ReportPieces.Plain(" are normal."));
    }

    @Test
    void stepsFollowTheTextAndThenWhatWasAskedBesides() {
        Sheet sheet = sheet();
        List<UUID> visited = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            sheet = sheet.withSelected(sheet.step(1));
            visited.add(sheet.selected());
        }
        List<UUID> ids = lines.stream().map(FindingLine::id).toList();
        assertThat(visited).containsExactly(ids.get(3), ids.get(2), ids.get(1), ids.get(0), ids.get(4), ids.get(3));
        assertThat(sheet.step(-1)).isEqualTo(ids.get(4));
    }

    @Test
    void theSummaryCountsVerdictsAndDisagreementsOfTheReportAlone() {
        assertThat(sheet().reportSummary())
                .isEqualTo("1 located, 1 text says absent, 1 not taught, 1 not a region, 1 disagreement");
        assertThat(sheet().summary()).startsWith("5 phrases · 1 located · 2 text says absent");
        assertThat(sheet().withSelected(null).reportSummary()).isNotEmpty();
    }

    @Test
    void theCopyGivesEachSentenceItsVerdictsAndTheNotice() {
        Sheet sheet = sheet();
        assertThat(ReportVerdicts.of(sheet, report(sheet))).isEqualTo("""
                        Deixis · Chest · x-ray · deixis-ground 1.0
                        Research use. Not a medical device. Not located does not mean absent.

                        INDICATION
                        Cough.
                            → Cough.: Not a region. A message.
                        FINDINGS
                        The left lung is clear.
                            → left lung: Located, visible 0.97, tested. A message.
                        No pneumothorax, no effusion.
                            → pneumothorax: Text says absent. A message.
                            → effusion: Not taught. A message.
                        No pneumothorax.
                            → pneumothorax: Text says absent. A message.

                        ASKED BESIDES
                        Hello World
                            → Hello World: Text says absent. A message.
                        """);
    }

    /** Its findings are numbered against the order of the text, the last one was typed. */
    private Sheet sheet() {
        lines.clear();
        Phrase cough = report.phrases().get(0);
        lines.add(line("effusion", Verdict.OUTSIDE_VOCABULARY, false));
        lines.add(line("pneumothorax", Verdict.NEGATED, true));
        lines.add(line("left lung", Verdict.FOUND, false));
        lines.add(line(cough.text(), Verdict.NOT_GROUNDABLE, false));
        lines.add(line("Hello World", Verdict.NEGATED, false));
        List<UUID> ids = lines.stream().map(FindingLine::id).toList();
        List<UUID> inText = List.of(ids.get(3), ids.get(2), ids.get(1), ids.get(0), ids.get(1));
        List<GroundedReport.Place> places = new ArrayList<>();
        for (int i = 0; i < inText.size(); i++) {
            places.add(new GroundedReport.Place(report.phrases().get(i), inText.get(i)));
        }
        StoredImage image = new StoredImage(
                UUID.randomUUID(), "00", "Chest", "PNG", 8, 6, Modality.X_RAY, false, "unknown", Instant.EPOCH);
        return new Sheet(image, null, List.of(), lines, new GroundedReport(report, places), null);
    }

    private static GroundedReport report(Sheet sheet) {
        return java.util.Objects.requireNonNull(sheet.report());
    }

    private FindingLine line(String name, Verdict verdict, boolean disputed) {
        Provenance from = new Provenance(
                "00", name, null, "deixis-ground", "1.0", "00", null, "x-ray", 0.7, 0.4, "CPU", Instant.EPOCH, "local");
        BitSet bits = new BitSet();
        bits.set(0, 4);
        Region region = new Region(0.9, new BoundingBox(0, 0, 4, 1), 4, SegmentationMask.fromBits(8, 6, bits));
        @Nullable
        Conflict conflict =
                disputed ? new Conflict(Conflict.Kind.TEXT_ABSENT_MODEL_FOUND, 0.99, List.of(region)) : null;
        Revision revision = new Revision(
                name,
                0,
                name.length(),
                null,
                null,
                verdict,
                null,
                null,
                null,
                "A message.",
                List.of(),
                StoredHints.NONE,
                from,
                null,
                conflict,
                null);
        boolean found = verdict == Verdict.FOUND;
        return new FindingLine(
                new Finding(UUID.randomUUID(), UUID.randomUUID(), lines.size() + 1, 1, 1, revision),
                name,
                "#4aa3ff",
                found ? "visible 0.97" : null,
                null,
                found ? List.of("tested") : List.of(),
                List.of("A message."),
                List.of(),
                null,
                null);
    }
}

package org.deixis.grounding.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.deixis.grounding.GroundingService;
import org.deixis.grounding.Reading;
import org.deixis.grounding.ScoreWords;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.Modality;
import org.deixis.imaging.SegmentationMask;
import org.deixis.study.Conflict;
import org.deixis.study.Finding;
import org.deixis.study.Provenance;
import org.deixis.study.Region;
import org.deixis.study.Revision;
import org.deixis.study.StoredHints;
import org.deixis.study.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a row says of score and tier. */
class FindingLinesTest {
    private static final ScoreWords COUNTED =
            new ScoreWords("likely", "Of 120 test phrases scored like this, 112 were present.");

    private final GroundingService grounding = mock(GroundingService.class);
    private final FindingLines lines = new FindingLines(grounding, Reading.vocabulary());

    @BeforeEach
    void scores() {
        when(grounding.scoreWords(any())).thenReturn(Optional.of(COUNTED));
    }

    @Test
    void aTestedLabelHasItsNumberAndTheTooltipCountsSuchPhrases() {
        FindingLine line = line("left-lung", Verdict.FOUND, 0.97, "tested", null);

        assertThat(line.visible()).isEqualTo("visible 0.97");
        assertThat(line.visibleMeans()).isEqualTo("Of 120 test phrases scored like this, 112 were present.");
        assertThat(line.facts()).containsExactly("tested");
    }

    @Test
    void aLittleTestedLabelSaysSoBesideItsNumber() {
        FindingLine line = line("pneumothorax", Verdict.FOUND, 0.97, "little tested", null);

        assertThat(line.visible()).isEqualTo("visible 0.97");
        assertThat(line.facts()).containsExactly("little tested");
    }

    @Test
    void anUntestedFindingIsPossibleInWordsOnly() {
        FindingLine line = line("ground-glass-opacity", Verdict.UNSURE, 0.97, "untested", "untested");

        assertThat(line.visible()).isEqualTo("possible");
        assertThat(line.visibleMeans()).isEqualTo("Never tested on such images, so there is no number.");
        assertThat(line.facts()).containsExactly("untested");
        assertThat(line("ground-glass-opacity", Verdict.NOT_FOUND, 0.1, "untested", "below-threshold")
                        .visible())
                .isNull();
        assertThat(line("a-site-s-own-lesion", Verdict.UNSURE, 0.97, "untested", "untested")
                        .visible())
                .isEqualTo("possible");
    }

    @Test
    void untestedAnatomyKeepsItsNumber() {
        assertThat(line("left-lung", Verdict.FOUND, 0.97, "untested", null).visible())
                .isEqualTo("visible 0.97");
    }

    @Test
    void fewPhrasesScoredLikeThisGiveNoNumber() {
        when(grounding.scoreWords(any())).thenReturn(Optional.of(new ScoreWords("likely", null)));

        FindingLine line = line("left-lung", Verdict.FOUND, 0.97, "tested", null);

        assertThat(line.visible()).isEqualTo("likely");
        assertThat(line.visibleMeans())
                .isEqualTo("Fewer than 30 test phrases were scored like this, so there is no number.");
    }

    @Test
    void aDiagnosisIsComparedAndHasNoScoreOfItsOwn() {
        FindingLine line = line("melanoma", Verdict.UNSURE, 0.97, "little tested", "diagnosis");

        assertThat(line.visible()).isNull();
        assertThat(line.visibleMeans()).isNull();
        assertThat(line.sentences()).containsExactly("A message.");
    }

    @Test
    void aConflictIsSaidAndTheModelsRegionKeptBackUntilAskedFor() {
        BitSet bits = new BitSet();
        bits.set(0, 4);
        SegmentationMask mask = SegmentationMask.fromBits(8, 6, bits);
        Region region = new Region(0.9, new BoundingBox(0, 0, 4, 1), 4, mask);
        Conflict conflict = new Conflict(Conflict.Kind.TEXT_ABSENT_MODEL_FOUND, 0.99, List.of(region));
        FindingLine line = line("polyp", Verdict.NEGATED, 0.99, "tested", null, conflict);

        assertThat(line.isConflict()).isTrue();
        assertThat(line.sentences()).noneMatch(sentence -> sentence.contains("read as"));
        assertThat(line.sentences()).contains("Text and model disagree. Neither is taken as right.");
        assertThat(line.overlay()).isNull();
        assertThat(line.disputed()).isNotNull();
    }

    private FindingLine line(String concept, Verdict verdict, double score, String tier, @Nullable String reason) {
        return line(concept, verdict, score, tier, reason, null);
    }

    private FindingLine line(
            String concept,
            Verdict verdict,
            double score,
            String tier,
            @Nullable String reason,
            @Nullable Conflict conflict) {
        Provenance from =
                new Provenance("00", "x", null, "p", "1", "00", null, "x-ray", 0.7, 0.4, "CPU", Instant.EPOCH, "local");
        String name =
                Reading.vocabulary().concept(concept).map(known -> known.name()).orElse(concept);
        Revision revision = new Revision(
                name,
                0,
                name.length(),
                concept,
                null,
                verdict,
                score,
                tier,
                reason,
                "A message.",
                List.of(),
                StoredHints.NONE,
                from,
                null,
                conflict,
                null);
        Finding finding = new Finding(UUID.randomUUID(), UUID.randomUUID(), 1, 1, 1, revision);
        return lines.of(List.of(finding), Modality.X_RAY).getFirst();
    }
}

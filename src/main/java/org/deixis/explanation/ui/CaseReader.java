package org.deixis.explanation.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.deixis.explanation.AnswerRecord;
import org.deixis.explanation.ChatHistory;
import org.deixis.explanation.Conversations;
import org.deixis.explanation.Evidence;
import org.deixis.explanation.EvidenceSet;
import org.deixis.explanation.EvidenceWords;
import org.deixis.study.Chat;
import org.deixis.study.Finding;
import org.deixis.study.Findings;
import org.deixis.study.Images;
import org.deixis.study.Region;
import org.deixis.study.Review;
import org.deixis.study.StoredImage;
import org.deixis.study.Verdict;
import org.deixis.viewer.MaskOverlay;
import org.deixis.viewer.StructurePalette;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Reads what is stored of an image as the Explain screen shows it. Measures regions, so not for the UI thread. */
@Component
@Profile("!cli")
class CaseReader {
    private static final int MOST_OTHERS = 12;

    private final Conversations conversations;
    private final ChatHistory history;
    private final Images images;
    private final Findings findings;

    CaseReader(Conversations conversations, ChatHistory history, Images images, Findings findings) {
        this.conversations = conversations;
        this.history = history;
        this.images = images;
        this.findings = findings;
    }

    /**
     * @param before what was open; its image is read anew
     * @param chat the conversation to open; null for a new one
     */
    OpenCase read(OpenCase before, @Nullable UUID chat) {
        StoredImage image = images.get(before.image().id());
        StoredImage compared = Optional.ofNullable(before.comparedId())
                .filter(id -> !id.equals(image.id()))
                .flatMap(images::find)
                .orElse(null);
        EvidenceSet evidence = evidence(image, compared);
        List<ChatHistory.Kept> answers = chat == null ? List.of() : history.answers(chat);
        List<StoredImage> others = images.list().stream()
                .filter(each -> !each.id().equals(image.id()))
                .limit(MOST_OTHERS)
                .toList();
        return new OpenCase(
                image,
                seen(image, compared, evidence),
                compared,
                others,
                history.of(image.id()),
                chat,
                answers,
                conversations.suggestions(
                        evidence, answers.stream().map(ChatHistory.Kept::answer).toList()),
                before.selected());
    }

    /** The conversation to open: the wanted one if it is about this image, else the newest. */
    Optional<UUID> conversation(UUID imageId, @Nullable UUID wanted) {
        List<UUID> all = history.of(imageId).stream().map(Chat::id).toList();
        return wanted != null && all.contains(wanted)
                ? Optional.of(wanted)
                : all.stream().findFirst();
    }

    OpenCase.Seen seen(StoredImage image, @Nullable StoredImage compared) {
        return seen(image, compared, evidence(image, compared));
    }

    private EvidenceSet evidence(StoredImage image, @Nullable StoredImage compared) {
        return conversations.evidence(image.id(), compared == null ? null : compared.id());
    }

    private OpenCase.Seen seen(StoredImage image, @Nullable StoredImage compared, EvidenceSet evidence) {
        Map<String, AnswerRecord.Cited> meanings = new HashMap<>();
        for (Evidence each : evidence.all()) {
            meanings.put(
                    each.id(),
                    new AnswerRecord.Cited(each.id(), EvidenceWords.label(each), EvidenceWords.statement(each)));
        }
        List<Mark> comparedMarks = compared == null
                ? List.of()
                : evidence.other().map(other -> marks(compared.id(), other)).orElse(List.of());
        return new OpenCase.Seen(marks(image.id(), evidence), comparedMarks, meanings);
    }

    private List<Mark> marks(UUID imageId, EvidenceSet evidence) {
        Map<Integer, Finding> stored = new HashMap<>();
        findings.of(imageId).forEach(finding -> stored.put(finding.seq(), finding));
        List<String> taken = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        for (Evidence.Finding finding : evidence.findings()) {
            String key = finding.concept() == null ? finding.phrase() : finding.concept();
            String colour = StructurePalette.colourFor(key, taken);
            taken.add(colour);
            Finding kept = stored.get(finding.number());
            if (kept != null) { // else removed between the two readings
                Review review = kept.current().review();
                List<Region> denied = evidence.find("conflict:" + finding.number())
                        .map(Evidence.Disagreement.class::cast)
                        .map(d -> d.conflict().regions())
                        .orElse(List.of());
                marks.add(new Mark(
                        finding,
                        kept.id(),
                        review,
                        colour,
                        overlay(finding, finding.regions(), colour),
                        overlay(finding, denied, colour)));
            }
        }
        return marks;
    }

    private static @Nullable MaskOverlay overlay(Evidence.Finding finding, List<Region> regions, String colour) {
        if (regions.isEmpty()) {
            return null;
        }
        return MaskOverlay.around(
                regions.stream().map(Region::mask).toList(),
                finding.number(),
                colour,
                finding.verdict() != Verdict.FOUND,
                finding.name());
    }
}

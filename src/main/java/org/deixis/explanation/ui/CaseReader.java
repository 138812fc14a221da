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
import org.deixis.imaging.SegmentationMask;
import org.deixis.study.Chat;
import org.deixis.study.Finding;
import org.deixis.study.Findings;
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
    private final Conversations conversations;
    private final ChatHistory history;
    private final Findings findings;

    CaseReader(Conversations conversations, ChatHistory history, Findings findings) {
        this.conversations = conversations;
        this.history = history;
        this.findings = findings;
    }

    /** What is drawn, and what its ids mean. */
    record Seen(List<Mark> marks, Map<String, AnswerRecord.Cited> meanings) {}

    /**
     * @param chat the conversation to open; null for a new one
     * @param selected number of the chosen finding, or null
     */
    OpenCase read(StoredImage image, @Nullable UUID chat, @Nullable Integer selected) {
        Seen seen = seen(image.id());
        List<Chat> chats = history.of(image.id());
        List<ChatHistory.Kept> answers = chat == null ? List.of() : history.answers(chat);
        List<String> suggestions = conversations.suggestions(
                image.id(), answers.stream().map(ChatHistory.Kept::answer).toList());
        return new OpenCase(image, seen.marks(), seen.meanings(), chats, chat, answers, suggestions, selected);
    }

    /** The conversation to open: the wanted one if it is about this image, else the newest. */
    Optional<UUID> conversation(UUID imageId, @Nullable UUID wanted) {
        List<UUID> all = history.of(imageId).stream().map(Chat::id).toList();
        return wanted != null && all.contains(wanted)
                ? Optional.of(wanted)
                : all.stream().findFirst();
    }

    Seen seen(UUID imageId) {
        EvidenceSet evidence = conversations.evidence(imageId, Map.of());
        Map<String, AnswerRecord.Cited> meanings = new HashMap<>();
        for (Evidence each : evidence.all()) {
            meanings.put(
                    each.id(),
                    new AnswerRecord.Cited(each.id(), EvidenceWords.label(each), EvidenceWords.statement(each)));
        }
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
                marks.add(new Mark(finding, kept.id(), review, colour, overlay(finding, review, colour)));
            }
        }
        return new Seen(marks, meanings);
    }

    private static @Nullable MaskOverlay overlay(Evidence.Finding finding, @Nullable Review review, String colour) {
        if (finding.regions().isEmpty() || review == Review.REJECTED) {
            return null;
        }
        SegmentationMask largest = finding.regions().getFirst().mask();
        SegmentationMask all = finding.regions().stream()
                .map(Region::mask)
                .reduce(SegmentationMask::union)
                .orElse(largest);
        SegmentationMask.Point centre = largest.centre().orElseThrow();
        return new MaskOverlay(
                finding.number(),
                colour,
                all.toCoco(),
                all.width(),
                all.height(),
                finding.verdict() != Verdict.FOUND,
                finding.name(),
                centre.x() + 0.5,
                centre.y() + 0.5);
    }
}

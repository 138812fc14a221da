package org.deixis.grounding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.deixis.language.Phrase;
import org.deixis.language.Report;
import org.deixis.study.Finding;
import org.deixis.study.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * A report that was read on an image, and what became of its phrases.
 *
 * @param report as it is read now
 * @param places its phrases in order of appearance
 */
public record GroundedReport(Report report, List<Place> places) {
    public GroundedReport {
        places = List.copyOf(places);
    }

    /**
     * A phrase where it stands. What a report says twice is one finding at two places.
     *
     * @param finding its answer, or null where it has none, or none any more
     */
    public record Place(Phrase phrase, @Nullable UUID finding) {}

    /** @param findings of the image the report was read on */
    static GroundedReport of(Report report, List<Finding> findings) {
        Map<Object, UUID> bySense = new HashMap<>();
        Map<Object, UUID> byPlace = new HashMap<>();
        for (Finding finding : findings) {
            Sentence said = finding.current().sentence();
            if (said != null) {
                String words = finding.current().phrase();
                bySense.putIfAbsent(key(words, said.sense()), finding.id());
                byPlace.putIfAbsent(key(words, finding.current().spanStart()), finding.id());
            }
        }
        return new GroundedReport(
                report,
                report.phrases().stream()
                        .map(phrase -> new Place(
                                phrase,
                                // a later vocabulary may read the same words in another sense
                                bySense.getOrDefault(sense(phrase), byPlace.get(key(phrase.text(), phrase.start())))))
                        .toList());
    }

    /** The phrases that differ in words or sense, each where it stands first. */
    static List<Phrase> differing(Report report) {
        Map<Object, Boolean> said = new HashMap<>();
        List<Phrase> differing = new ArrayList<>();
        for (Phrase phrase : report.phrases()) {
            if (said.putIfAbsent(sense(phrase), true) == null) {
                differing.add(phrase);
            }
        }
        return differing;
    }

    private static Object sense(Phrase phrase) {
        Sentence said = SentenceRecord.of(phrase);
        return key(phrase.text(), said == null ? null : said.sense());
    }

    private static Object key(String words, @Nullable Object further) {
        return Arrays.asList(words.strip().toLowerCase(Locale.ROOT), further);
    }
}

package org.deixis.explanation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deixis.grounding.GroundingResult;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Evidence for a language model: one JSON object a line. Whatever strangers wrote in it can neither end the block that it
 * stands in nor be taken for a variable.
 */
final class EvidenceText {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LONGEST_WORDS = 300;

    private final EvidenceSet evidence;
    private final Telling telling;
    private final VerdictSentences verdicts;
    private final PlaceSentences places;
    private final MeasureSentences measures;

    EvidenceText(EvidenceSet evidence, ReadingLevel level) {
        this.evidence = evidence;
        this.telling = new Telling(level);
        this.verdicts = new VerdictSentences(evidence, telling);
        this.places = new PlaceSentences(evidence, telling);
        this.measures = new MeasureSentences(evidence, telling);
    }

    /** Of this image; what is known of another one is the narrator's to tell. */
    String all() {
        return of(evidence.all().stream()
                .filter(e -> !(e instanceof Evidence.OfOtherImage))
                .toList());
    }

    String of(List<? extends Evidence> some) {
        return String.join("\n", some.stream().map(this::line).toList());
    }

    /** As the result of a tool. */
    static String fenced(String lines) {
        return "<evidence>\n" + lines + "\n</evidence>";
    }

    /** One line in which nothing opens or closes a block. */
    static String harmless(String words) {
        String cut = words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS) + "…";
        return escaped(cut.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip());
    }

    private static String escaped(String text) {
        return text.replace("<", "‹").replace(">", "›").replace("{{", "{ {").replace("}}", "} }");
    }

    private String line(Evidence one) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("id", one.id());
        switch (one) {
            case Evidence.Finding finding -> finding(finding, object);
            case Evidence.Pair pair -> {
                object.put("similar_case", harmless(pair.caption()));
                object.put("note", "another case; it says nothing about this image");
            }
            case Evidence.Disagreement d -> object.put("say", harmless(d.statement(telling.level())));
            case Evidence.OfOtherImage of -> object.put("other_image", EvidenceWords.statement(of.evidence()));
            case Evidence.CardFact fact -> object.put("say", fact.statement());
            case Evidence.StudyFact fact -> object.put("say", fact.statement());
            case Evidence.Policy policy -> object.put("say", policy.statement());
        }
        return escaped(MAPPER.writeValueAsString(object));
    }

    private void finding(Evidence.Finding f, Map<String, @Nullable Object> object) {
        object.put("name", telling.names(f) ? harmless(f.name()) : "number " + f.number());
        object.put("verdict", f.verdict().words());
        object.put("score", f.scoreShown());
        object.put("tier", f.tier() == null ? null : f.tier().slug());
        object.put("side", f.side());
        object.put("accepted", f.accepted());
        List<Sentence> say = new ArrayList<>(verdicts.of(f));
        Evidence.Measures measured = f.measures();
        if (measured != null) {
            object.put("regions", f.regions().size());
            Evidence.Millimetres mm = measured.millimetres();
            if (mm != null) {
                object.put("area", Lengths.area(mm.area()));
                object.put("longest_axis", Lengths.length(mm.longestAxis()));
            }
            object.put("area_px", measured.area());
            object.put("percent_of_picture", String.format(Locale.ROOT, "%.1f", 100 * measured.share()));
            object.put("longest_axis_px", Math.round(measured.longestAxis()));
            object.put("place", measured.place().words());
            say.addAll(places.where(f));
            say.add(measures.size(f));
        }
        object.put(
                "say",
                say.stream()
                        .map(s -> s.text() + " [" + String.join(", ", s.evidence()) + "]")
                        .toList());
    }

    /** What the results were numbered, as evidence. */
    static List<Evidence.Finding> among(EvidenceSet evidence, List<GroundingResult> results) {
        List<Integer> numbers = results.stream().map(GroundingResult::number).toList();
        return evidence.findings().stream()
                .filter(f -> numbers.contains(f.number()))
                .toList();
    }
}

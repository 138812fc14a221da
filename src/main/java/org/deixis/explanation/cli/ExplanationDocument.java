package org.deixis.explanation.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deixis.explanation.AnswerRecord;
import org.deixis.explanation.Evidence;
import org.deixis.explanation.EvidenceWords;
import org.deixis.grounding.ResultDocument;
import org.deixis.imaging.BoundingBox;
import org.deixis.inference.EvidenceTier;
import org.deixis.inference.GroundingModel;
import org.deixis.study.Region;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An answer as JSON. Names and shapes are relied on by scripts: change none of them, only add. */
final class ExplanationDocument {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ExplanationDocument() {}

    static String write(String version, GroundingModel model, ImageExplanation.Explained explained) {
        AnswerRecord answer = explained.answer();
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("deixis", version);
        document.put("notice", ResultDocument.NOTICE);
        document.put("pack", ResultDocument.Pack.of(model.pack()));
        document.put("device", model.device().name());
        document.putAll(looked(explained.image()));
        ImageExplanation.Looked other = explained.other();
        if (other != null) {
            document.put("other", looked(other));
        }
        document.put(
                "answer",
                answer.sentences().stream().map(ExplanationDocument::sentence).toList());
        document.put(
                "contradictions",
                answer.withheld().stream()
                        .map(w -> Map.of("sentence", w.text(), "evidence", w.evidence(), "why", w.why()))
                        .toList());
        document.put("uncited", answer.uncited());
        document.put("author", answer.author());
        Map<String, Object> evidence = new LinkedHashMap<>();
        explained.evidence().all().forEach(e -> evidence.put(e.id(), evidence(e)));
        document.put("evidence", evidence);
        return MAPPER.writeValueAsString(document);
    }

    private static Map<String, @Nullable Object> looked(ImageExplanation.Looked image) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("image", image.file().name());
        object.put("sha256", image.file().sha256());
        object.put("width", image.facts().width());
        object.put("height", image.facts().height());
        object.put("modality", image.facts().recognition().modality().slug());
        return object;
    }

    private static Map<String, @Nullable Object> sentence(AnswerRecord.Said sentence) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("sentence", sentence.text());
        object.put("evidence", sentence.evidence());
        if (sentence.section() != null) {
            object.put("section", sentence.section());
        }
        return object;
    }

    private static Map<String, @Nullable Object> evidence(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Finding finding -> finding(finding);
            case Evidence.Disagreement disagreement -> disagreement(disagreement);
            case Evidence.OfOtherImage of -> evidence(of.evidence());
            case Evidence.CardFact fact -> statement("card", fact.statement());
            case Evidence.StudyFact fact -> statement("study", fact.statement());
            case Evidence.Policy policy -> statement("policy", policy.statement());
            case Evidence.Pair pair -> statement("pair", pair.caption());
        };
    }

    private static Map<String, @Nullable Object> statement(String kind, String words) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("kind", kind);
        object.put(kind.equals("pair") ? "caption" : "statement", words);
        return object;
    }

    private static Map<String, @Nullable Object> disagreement(Evidence.Disagreement disagreement) {
        Map<String, @Nullable Object> object = statement("conflict", EvidenceWords.statement(disagreement));
        object.put("finding", disagreement.finding().id());
        object.put("conflict", disagreement.conflict().kind().slug());
        object.put("score", rounded(disagreement.conflict().score()));
        object.put("regions", regions(disagreement.conflict().regions()));
        return object;
    }

    private static List<Map<String, @Nullable Object>> regions(List<Region> regions) {
        return regions.stream()
                .map(region -> {
                    Map<String, @Nullable Object> one = new LinkedHashMap<>();
                    one.put("score", rounded(region.score()));
                    one.put("box", box(region.box()));
                    one.put("area_px", region.area());
                    return one;
                })
                .toList();
    }

    private static Map<String, @Nullable Object> finding(Evidence.Finding finding) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        EvidenceTier tier = finding.tier();
        object.put("kind", "finding");
        object.put("number", finding.number());
        object.put("text", finding.phrase());
        object.put("concept", finding.concept());
        object.put("name", finding.name());
        object.put("verdict", finding.verdict().slug());
        object.put("score", rounded(finding.score()));
        object.put("shown", finding.scoreShown());
        object.put("tier", tier == null ? null : tier.slug());
        object.put("reason", finding.reason());
        object.put("message", finding.message());
        object.put("side", finding.side());
        object.put("accepted", finding.accepted());
        object.put("regions", regions(finding.regions()));
        Evidence.Measures measures = finding.measures();
        if (measures != null) {
            object.put("area_px", measures.area());
            Evidence.Millimetres mm = measures.millimetres();
            object.put("area_mm2", mm == null ? null : rounded(mm.area()));
            object.put("longest_axis_mm", mm == null ? null : rounded(mm.longestAxis()));
            object.put("share", rounded(measures.share()));
            object.put("box", box(measures.box()));
            object.put("longest_axis_px", rounded(measures.longestAxis()));
            object.put("place", measures.place().words());
            Map<String, @Nullable Object> within = new LinkedHashMap<>();
            measures.overlaps().forEach(o -> within.put(o.other(), rounded(o.share())));
            object.put("within", within);
        }
        return object;
    }

    private static List<Integer> box(BoundingBox box) {
        return List.of(box.x(), box.y(), box.width(), box.height());
    }

    private static @Nullable Double rounded(@Nullable Double value) {
        return value == null ? null : Math.round(value * 1e4) / 1e4;
    }
}

package org.deixis.retrieval.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deixis.retrieval.Hit;
import org.deixis.retrieval.ImageTextPair;
import org.deixis.retrieval.SearchResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A search's answer for scripts, and as lines for a terminal. */
final class HitDocument {
    private static final String NOTICE = "Research use. Not a medical device.";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private HitDocument() {}

    static String write(String version, SearchResult result) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("deixis", version);
        root.put("notice", NOTICE);
        root.put("query", result.query());
        root.put("mode", result.mode().slug());
        root.put("relevant", result.relevant());
        root.put("total", result.total());
        ArrayNode hits = root.putArray("hits");
        result.hits().forEach(hit -> hit(hits.addObject(), hit));
        ArrayNode hints = root.putArray("hints");
        result.hints().forEach(hints::add);
        root.put("ms", Math.round(result.milliseconds() * 100) / 100.0);
        return MAPPER.writeValueAsString(root);
    }

    private static void hit(ObjectNode node, Hit hit) {
        ImageTextPair pair = hit.pair();
        node.put("id", pair.id());
        node.put("score", Math.round(hit.score() * 1e4) / 1e4);
        node.put("caption", pair.caption());
        node.put("image", pair.image());
        node.put("organ", orNull(pair, "organ"));
        node.put("diagnosis", orNull(pair, "diagnosis"));
        node.put("source", pair.source());
        node.put("license", pair.license());
        ArrayNode highlights = node.putArray("highlights");
        hit.highlights().forEach(highlights::add);
        node.put("below_floor", hit.belowFloor());
        node.put("group", pair.group());
        ObjectNode fields = node.putObject("fields");
        pair.fields().forEach(fields::put);
    }

    private static @org.jspecify.annotations.Nullable String orNull(ImageTextPair pair, String field) {
        String value = pair.field(field);
        return value.isEmpty() ? null : value;
    }

    static List<String> table(SearchResult result) {
        List<String> lines = new ArrayList<>();
        if (!result.relevant()) {
            lines.add("Nothing relevant." + (result.hits().isEmpty() ? " --weak shows what comes nearest." : ""));
        }
        for (Hit hit : result.hits()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%.2f %s %s  %s  [%s, %s]",
                    hit.score(),
                    hit.belowFloor() ? "weak" : "    ",
                    plain(hit.pair().id()),
                    plain(hit.pair().caption()),
                    plain(hit.pair().source()),
                    plain(hit.pair().license())));
        }
        lines.add("Research use. Not a medical device.");
        return lines;
    }

    /** Text that cannot steer a terminal. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "\uFFFD");
    }
}

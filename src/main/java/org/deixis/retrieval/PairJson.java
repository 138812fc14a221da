package org.deixis.retrieval;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A pair as it is kept in the database and in the index: one JSON object. */
final class PairJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PairJson() {}

    static String write(ImageTextPair pair) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("id", pair.id());
        root.put("caption", pair.caption());
        if (pair.image() != null) {
            root.put("image", pair.image());
        }
        root.put("source", pair.source());
        root.put("license", pair.license());
        ObjectNode fields = root.putObject("fields");
        pair.fields().forEach(fields::put);
        return MAPPER.writeValueAsString(root);
    }

    static ImageTextPair read(String json) {
        JsonNode root = MAPPER.readTree(json);
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        root.path("fields")
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString("")));
        JsonNode image = root.get("image");
        return new ImageTextPair(
                root.path("id").asString(""),
                root.path("caption").asString(""),
                image == null ? null : image.asString(""),
                root.path("source").asString(""),
                root.path("license").asString(""),
                fields);
    }
}

package org.deixis.retrieval.ui;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.deixis.imaging.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * The picture a query is by, as the address names it: {@code picture=HASH}, {@code of=PAIR} or {@code image=IMAGE}, and
 * {@code region=x,y,width,height} for a part of it.
 *
 * @param id the hash of a picture that was given, a pair's id, or the id of an image of Ground
 * @param region in pixels of the picture; null for the whole of it
 */
record PictureAddress(Kind kind, String id, @Nullable BoundingBox region) {
    static final String REGION = "region";

    enum Kind {
        GIVEN("picture"),
        PAIR("of"),
        IMAGE("image");

        private final String parameter;

        Kind(String parameter) {
            this.parameter = parameter;
        }

        String parameter() {
            return parameter;
        }
    }

    /** The first that is named; null where none is. */
    static @Nullable PictureAddress of(Map<String, List<String>> parameters) {
        for (Kind kind : Kind.values()) {
            String id = one(parameters, kind.parameter);
            if (!id.isBlank() && (kind != Kind.IMAGE || isUuid(id))) {
                return new PictureAddress(
                        kind, id, BoundingBox.parse(one(parameters, REGION)).orElse(null));
            }
        }
        return null;
    }

    private static String one(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static PictureAddress given(String hash) {
        return new PictureAddress(Kind.GIVEN, hash, null);
    }

    static PictureAddress ofPair(String id, @Nullable BoundingBox region) {
        return new PictureAddress(Kind.PAIR, id, region);
    }

    PictureAddress with(@Nullable BoundingBox other) {
        return new PictureAddress(kind, id, other);
    }

    boolean isOf(String pair) {
        return kind == Kind.PAIR && id.equals(pair);
    }

    /** What it is, in one word. */
    String word() {
        return region == null ? "picture" : "region";
    }
}

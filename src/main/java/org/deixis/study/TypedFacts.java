package org.deixis.study;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What a person typed about the study of an image, e.g. the age. Thread-safe. */
@Service
@Profile("!cli")
public class TypedFacts {
    /** In UTF-16 characters; what is longer is cut. */
    public static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final StoreAccess store;

    TypedFacts(JdbcClient jdbc, StoreAccess store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** Words by name, in the order of the names. */
    public Map<String, String> of(UUID imageId) {
        Map<String, String> facts = new TreeMap<>();
        store.read(() -> jdbc.sql("select name, words from typed_fact where image_id = ?")
                        .param(imageId)
                        .query((r, n) -> Map.entry(r.getString("name"), r.getString("words")))
                        .list())
                .forEach(fact -> facts.put(fact.getKey(), fact.getValue()));
        return facts;
    }

    /**
     * Keeps these in place of all that was typed before; blank words are none.
     *
     * @param facts by name, of at most 40 letters
     * @throws StudyStoreException when the image is gone or nothing could be saved
     */
    public void put(UUID imageId, Map<String, String> facts) {
        store.save(() -> {
            jdbc.sql("delete from typed_fact where image_id = ?").param(imageId).update();
            facts.forEach((name, words) -> {
                String line = words.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
                if (!line.isEmpty() && add(imageId, name.toLowerCase(Locale.ROOT), line) == 0) {
                    throw StudyStoreException.noSuchImage(imageId);
                }
            });
        });
    }

    private int add(UUID imageId, String name, String line) {
        return jdbc.sql("insert into typed_fact (image_id, name, words)"
                        + " select id, ?, ? from image where id = ? and deleted_at is null")
                .params(name, line.substring(0, Math.min(LONGEST, line.length())), imageId)
                .update();
    }
}

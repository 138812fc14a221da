package org.deixis.retrieval;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of collections and pairs. */
final class PairRows {
    private final JdbcClient jdbc;

    PairRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A pair as it is kept; {@code change} grows with every write. */
    record Kept(String id, String content, long change, String body) {}

    List<PairCollection> collections() {
        return jdbc.sql("select c.id, c.name, c.created_at, count(p.pair_id) pairs from pair_collection c"
                        + " left join image_text_pair p on p.collection_id = c.id group by c.id, c.name, c.created_at"
                        + " order by c.name")
                .query((r, n) -> new PairCollection(
                        r.getLong("id"),
                        r.getString("name"),
                        r.getInt("pairs"),
                        r.getTimestamp("created_at").toInstant()))
                .list();
    }

    Optional<Long> collection(String name) {
        return jdbc.sql("select id from pair_collection where name = ?")
                .param(name)
                .query(Long.class)
                .optional();
    }

    long addCollection(String name) {
        jdbc.sql("insert into pair_collection (name, created_at) values (?, ?)")
                .params(name, new Timestamp(System.currentTimeMillis()))
                .update();
        return collection(name).orElseThrow();
    }

    void rename(long collection, String name) {
        jdbc.sql("update pair_collection set name = ? where id = ?")
                .params(name, collection)
                .update();
    }

    /** With its pairs. */
    void delete(long collection) {
        jdbc.sql("delete from pair_collection where id = ?").param(collection).update();
    }

    /** Those that have one of these ids or one of these contents; one that has both is given twice. */
    List<Kept> like(long collection, Collection<String> ids, Collection<String> contents) {
        // "in" would look at every pair of the collection
        return jdbc.sql("select p.pair_id, p.content, p.change, p.body from unnest(:ids) given(id)"
                        + " join image_text_pair p on p.collection_id = :collection and p.pair_id = given.id"
                        + " union all select p.pair_id, p.content, p.change, p.body from unnest(:contents) given(content)"
                        + " join image_text_pair p on p.collection_id = :collection and p.content = given.content")
                .param("collection", collection)
                .param("ids", ids.toArray())
                .param("contents", contents.toArray())
                .query((r, n) -> new Kept(r.getString(1), r.getString(2), r.getLong(3), r.getString(4)))
                .list();
    }

    /** Ascending by change. */
    List<Kept> after(long collection, long change, int most) {
        return jdbc.sql(
                        "select pair_id, content, change, body from image_text_pair where collection_id = ? and change > ?"
                                + " order by change limit ?")
                .params(collection, change, most)
                .query((r, n) -> new Kept(r.getString(1), r.getString(2), r.getLong(3), r.getString(4)))
                .list();
    }

    /** Every pair of a collection, one after the other, as they are at one moment. */
    void each(long collection, Consumer<ImageTextPair> pairs) {
        jdbc.sql("select body from image_text_pair where collection_id = ?")
                .param(collection)
                .query((RowCallbackHandler) row -> pairs.accept(PairJson.read(row.getString(1))));
    }

    /** The hashes of a collection's images. */
    Set<String> images(long collection) {
        return jdbc.sql("select distinct image from image_text_pair where collection_id = ? and image is not null")
                .param(collection)
                .query((row, n) -> row.getString(1))
                .set();
    }

    /** The hashes of all collections' images that begin with these characters. */
    Set<String> imagesBeginning(String characters) {
        return jdbc.sql("select distinct image from image_text_pair where image between ? and ?")
                .params(characters, characters + "g") // after every hexadecimal digit
                .query((row, n) -> row.getString(1))
                .set();
    }

    long lastChange(long collection) {
        return jdbc.sql("select coalesce(max(change), 0) from image_text_pair where collection_id = ?")
                .param(collection)
                .query(Long.class)
                .single();
    }

    /** Writes the pairs, each replacing the one with its id; in a transaction of the caller's. Gives the last change. */
    long write(long collection, Map<ImageTextPair, String> contents) {
        for (Map.Entry<ImageTextPair, String> pair : contents.entrySet()) {
            jdbc.sql("merge into image_text_pair (collection_id, pair_id, content, change, body, image)"
                            + " key (collection_id, pair_id) values (?, ?, ?, next value for pair_change, ?, ?)")
                    .param(collection)
                    .param(pair.getKey().id())
                    .param(pair.getValue())
                    .param(PairJson.write(pair.getKey()))
                    .param(PairPictures.hash(pair.getKey()).orElse(null))
                    .update();
        }
        return lastChange(collection);
    }

    static Map<String, Kept> byId(List<Kept> rows) {
        Map<String, Kept> map = new HashMap<>();
        rows.forEach(row -> map.put(row.id(), row));
        return map;
    }

    static Map<String, Kept> byContent(List<Kept> rows) {
        Map<String, Kept> map = new HashMap<>();
        rows.forEach(row -> map.put(row.content(), row));
        return map;
    }

    static List<ImageTextPair> pairs(List<Kept> rows) {
        List<ImageTextPair> pairs = new ArrayList<>();
        rows.forEach(row -> pairs.add(PairJson.read(row.body())));
        return pairs;
    }
}

package org.deixis.study;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of findings and their revisions. */
@Repository
@Profile("!cli")
class FindingRows {
    private static final String SELECT = """
            select f.id, f.image_id, f.seq, f.current_revision,
                   (select max(revision) from finding_revision x where x.finding_id = f.id) as revisions, r.*
            from finding f join finding_revision r on r.finding_id = f.id and r.revision = f.current_revision
            """;

    private final JdbcClient jdbc;
    private final RevisionJson json = new RevisionJson();

    FindingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets one writer at a time number the findings of an image. */
    void lockImage(UUID imageId) {
        UUID _ = jdbc.sql("select id from image where id = ? and deleted_at is null for update")
                .param(imageId)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> StudyStoreException.noSuchImage(imageId));
    }

    List<Finding> of(UUID imageId) {
        return jdbc.sql(SELECT + "where f.image_id = ? order by f.seq")
                .param(imageId)
                .query(this::finding)
                .list();
    }

    /** Those of an image whose current words are these, in any case, by number tag. */
    List<Finding> withPhrase(UUID imageId, String phrase) {
        return jdbc.sql(SELECT + "where f.image_id = ? and lower(trim(r.phrase)) = lower(?) order by f.seq")
                .params(imageId, phrase)
                .query(this::finding)
                .list();
    }

    Optional<Finding> find(UUID id) {
        return jdbc.sql(SELECT + "where f.id = ?")
                .param(id)
                .query(this::finding)
                .optional();
    }

    int count(UUID imageId) {
        return jdbc.sql("select count(*) from finding where image_id = ?")
                .param(imageId)
                .query(Integer.class)
                .single();
    }

    List<String> recentPhrases(int most) {
        return List.copyOf(jdbc.sql("select phrase from finding_revision where sentence is null"
                        + " group by phrase order by max(created_at) desc fetch first " + most + " rows only")
                .query(String.class)
                .list());
    }

    /** With the next number of its image, whose row the caller has locked; numbers of removed findings do not come back. */
    UUID addFinding(UUID imageId) {
        UUID id = UUID.randomUUID();
        jdbc.sql("update image set last_finding = last_finding + 1 where id = ?")
                .param(imageId)
                .update();
        jdbc.sql("insert into finding (id, image_id, seq, current_revision, created_at)"
                        + " select ?, id, last_finding, 0, ? from image where id = ?")
                .params(id, Timestamp.from(Instant.now()), imageId)
                .update();
        return id;
    }

    void addRevision(UUID findingId, Revision r) {
        int current = jdbc.sql("select current_revision from finding where id = ? for update")
                .param(findingId)
                .query(Integer.class)
                .single();
        jdbc.sql("delete from finding_revision where finding_id = ? and revision > ?")
                .params(findingId, current)
                .update();
        jdbc.sql("insert into finding_revision (finding_id, revision, phrase, span_start, span_end, concept, read_as,"
                        + " verdict, score, tier, reason, message, regions, hints, provenance, sentence,"
                        + " conflict, review, created_at)"
                        + " values (:id, :revision, :phrase, :start, :end, :concept, :readAs, :verdict, :score, :tier,"
                        + " :reason, :message, :regions, :hints, :provenance, :sentence, :conflict,"
                        + " :review, :at)")
                .param("id", findingId)
                .param("revision", current + 1)
                .param("phrase", r.phrase())
                .param("start", r.spanStart())
                .param("end", r.spanEnd())
                .param("concept", r.concept())
                .param("readAs", r.readAs())
                .param("verdict", r.verdict().slug())
                .param("score", r.score())
                .param("tier", r.tier())
                .param("reason", r.reason())
                .param("message", r.message())
                .param("regions", json.regions(r.regions()))
                .param("hints", json.hints(r.hints()))
                .param("provenance", json.provenance(r.provenance()))
                .param("sentence", r.sentence() == null ? null : json.sentence(r.sentence()))
                .param("conflict", r.conflict() == null ? null : json.conflict(r.conflict()))
                .param("review", r.review() == null ? null : r.review().slug())
                .param("at", Timestamp.from(Instant.now()))
                .update();
        point(findingId, current + 1);
    }

    void point(UUID findingId, int revision) {
        jdbc.sql("update finding set current_revision = ? where id = ?")
                .params(revision, findingId)
                .update();
    }

    void remove(UUID findingId) {
        jdbc.sql("delete from finding where id = ?").param(findingId).update();
    }

    void clear(UUID imageId) {
        jdbc.sql("delete from finding where image_id = ?").param(imageId).update();
    }

    private Finding finding(ResultSet r, int row) throws SQLException {
        Revision revision = new Revision(
                r.getString("phrase"),
                r.getInt("span_start"),
                r.getInt("span_end"),
                r.getString("concept"),
                r.getString("read_as"),
                Verdict.fromSlug(r.getString("verdict")),
                number(r, "score"),
                r.getString("tier"),
                r.getString("reason"),
                r.getString("message"),
                json.regions(r.getString("regions")),
                json.hints(r.getString("hints")),
                json.provenance(r.getString("provenance")),
                json.optionalSentence(r.getString("sentence")),
                json.optionalConflict(r.getString("conflict")),
                review(r.getString("review")));
        return new Finding(
                r.getObject("id", UUID.class),
                r.getObject("image_id", UUID.class),
                r.getInt("seq"),
                r.getInt("current_revision"),
                r.getInt("revisions"),
                revision);
    }

    private static @Nullable Review review(@Nullable String slug) {
        return slug == null ? null : Review.fromSlug(slug);
    }

    private static @Nullable Double number(ResultSet r, String column) throws SQLException {
        double value = r.getDouble(column);
        return r.wasNull() ? null : value;
    }
}

package org.deixis.retrieval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The table of ingests that were asked for on screen. */
final class IngestJobRows {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LONGEST_MESSAGE = 2_000;

    private final JdbcClient jdbc;

    IngestJobRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    List<IngestJob> list() {
        return jdbc.sql("select * from ingest_job order by id desc")
                .query((row, n) -> job(row))
                .list();
    }

    private static IngestJob job(ResultSet row) throws SQLException {
        String report = row.getString("report");
        return new IngestJob(
                row.getLong("id"),
                row.getString("collection"),
                row.getString("source"),
                row.getBoolean("uploaded"),
                IngestJob.State.valueOf(row.getString("state")),
                report == null ? null : read(report),
                row.getString("message"),
                row.getTimestamp("created_at").toInstant());
    }

    long add(String collection, String source, boolean uploaded) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into ingest_job (collection, source, uploaded, state, created_at) values (?, ?, ?, ?, ?)")
                .params(
                        collection,
                        source,
                        uploaded,
                        IngestJob.State.WAITING.name(),
                        new Timestamp(System.currentTimeMillis()))
                .update(key, "id");
        Number id = key.getKey();
        if (id == null) {
            throw new IllegalStateException("The database gave the new row no number");
        }
        return id.longValue();
    }

    void update(IngestJob job) {
        String message = job.message();
        jdbc.sql("update ingest_job set state = ?, report = ?, message = ? where id = ?")
                .param(job.state().name())
                .param(job.report() == null ? null : write(job.report()))
                .param(
                        message == null || message.length() <= LONGEST_MESSAGE
                                ? message
                                : message.substring(0, LONGEST_MESSAGE))
                .param(job.id())
                .update();
    }

    void remove(long id) {
        jdbc.sql("delete from ingest_job where id = ?").param(id).update();
    }

    private static String write(IngestReport report) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("rows", report.rows());
        root.put("added", report.added());
        root.put("updated", report.updated());
        root.put("unchanged", report.unchanged());
        root.put("duplicates", report.duplicates());
        root.put("bad", report.bad());
        root.put("unseen", report.unseen());
        ObjectNode reasons = root.putObject("reasons");
        report.reasons().forEach(reasons::put);
        return MAPPER.writeValueAsString(root);
    }

    private static @Nullable IngestReport read(String json) {
        JsonNode root = MAPPER.readTree(json);
        SequencedMap<String, Integer> reasons = new LinkedHashMap<>();
        root.path("reasons")
                .properties()
                .forEach(
                        reason -> reasons.put(reason.getKey(), reason.getValue().asInt(0)));
        return new IngestReport(
                root.path("rows").asInt(0),
                root.path("added").asInt(0),
                root.path("updated").asInt(0),
                root.path("unchanged").asInt(0),
                root.path("duplicates").asInt(0),
                root.path("bad").asInt(0),
                root.path("unseen").asInt(0),
                reasons,
                false);
    }
}

package org.deixis.study;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.deixis.imaging.ImageHeader;
import org.deixis.imaging.Modality;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table of images. */
@Repository
@Profile("!cli")
class ImageRows {
    private static final String COLUMNS =
            "select id, sha256, title, format, width, height, modality, modality_corrected, orientation, created_at from image ";

    private final JdbcClient jdbc;

    ImageRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    StoredImage add(String sha256, String title, ImageHeader header) {
        StoredImage image = new StoredImage(
                UUID.randomUUID(),
                sha256,
                title,
                header.format(),
                header.width(),
                header.height(),
                null,
                false,
                "unknown",
                now());
        jdbc.sql("insert into image (id, sha256, title, format, width, height, orientation, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(image.id(), sha256, title, image.format(), image.width(), image.height(), image.orientation())
                .param(Timestamp.from(image.createdAt()))
                .update();
        return image;
    }

    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    Optional<StoredImage> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ? and deleted_at is null")
                .param(id)
                .query(ImageRows::image)
                .optional();
    }

    Optional<StoredImage> living(String sha256) {
        return jdbc
                .sql(COLUMNS + "where sha256 = ? and deleted_at is null")
                .param(sha256)
                .query(ImageRows::image)
                .list() // a stream would keep its connection
                .stream()
                .findFirst();
    }

    List<StoredImage> list() {
        return jdbc.sql(COLUMNS + "where deleted_at is null order by created_at desc, id")
                .query(ImageRows::image)
                .list();
    }

    Set<String> livingHashes() {
        return Set.copyOf(jdbc.sql("select distinct sha256 from image where deleted_at is null")
                .query(String.class)
                .list());
    }

    Optional<Instant> deletedAt(UUID id) {
        return jdbc.sql("select deleted_at from image where id = ? and deleted_at is not null")
                .param(id)
                .query((r, n) -> r.getTimestamp(1).toInstant())
                .optional();
    }

    void recognised(UUID id, Modality modality) {
        jdbc.sql("update image set modality = ? where id = ? and not modality_corrected")
                .params(modality.slug(), id)
                .update();
    }

    void correct(UUID id, Modality modality) {
        jdbc.sql("update image set modality = ?, modality_corrected = true where id = ?")
                .params(modality.slug(), id)
                .update();
    }

    void rename(UUID id, String title) {
        jdbc.sql("update image set title = ? where id = ?").params(title, id).update();
    }

    @Transactional
    public void delete(UUID id) {
        jdbc.sql("delete from finding where image_id = ?").param(id).update();
        jdbc.sql("delete from chat where image_id = ?").param(id).update();
        jdbc.sql("delete from typed_fact where image_id = ?").param(id).update();
        jdbc.sql("delete from impression where image_id = ?").param(id).update();
        jdbc.sql("update image set deleted_at = ?, title = '' where id = ?")
                .params(Timestamp.from(now()), id)
                .update();
    }

    private static StoredImage image(ResultSet r, int row) throws SQLException {
        String modality = r.getString("modality");
        return new StoredImage(
                r.getObject("id", UUID.class),
                r.getString("sha256"),
                r.getString("title"),
                r.getString("format"),
                r.getInt("width"),
                r.getInt("height"),
                modality == null ? null : Modality.fromSlug(modality).orElse(null),
                r.getBoolean("modality_corrected"),
                r.getString("orientation"),
                r.getTimestamp("created_at").toInstant());
    }
}

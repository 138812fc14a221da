package org.deixis.study;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The conversations about each image, and the impression a person typed of it. Thread-safe. */
@Service
@Profile("!cli")
public class Chats {
    private static final String SELECT = """
            select c.id, c.image_id, c.title, c.started_at,
                   (select count(*) from chat_turn t where t.chat_id = c.id) as turns
            from chat c
            """;

    private final JdbcClient jdbc;
    private final StoreAccess store;

    Chats(JdbcClient jdbc, StoreAccess store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** Newest first; those without an answer are left out. */
    public List<Chat> of(UUID imageId) {
        return store
                .read(() -> jdbc.sql(SELECT + "where c.image_id = ? order by c.started_at desc, c.id")
                        .param(imageId)
                        .query(Chats::chat)
                        .list())
                .stream()
                .filter(chat -> chat.turns() > 0)
                .toList();
    }

    public Optional<Chat> find(UUID chatId) {
        return store.read(() -> jdbc.sql(SELECT + "where c.id = ?")
                .param(chatId)
                .query(Chats::chat)
                .optional());
    }

    /** By position. */
    public List<ChatTurn> turns(UUID chatId) {
        return store.read(() -> jdbc.sql(
                        "select position, question, answer, asked_at from chat_turn where chat_id = ? order by position")
                .param(chatId)
                .query((r, n) -> new ChatTurn(
                        r.getInt("position"),
                        r.getString("question"),
                        r.getString("answer"),
                        r.getTimestamp("asked_at").toInstant()))
                .list());
    }

    /**
     * Begins a conversation.
     *
     * @param question what is asked first; its first line becomes the title
     * @throws StudyStoreException when the image is gone or nothing could be saved
     */
    public Chat start(UUID imageId, String question) {
        String line = question.strip().lines().findFirst().orElse("");
        Chat chat = new Chat(UUID.randomUUID(), imageId, Titles.clean(line), 0, now());
        return store.save(() -> {
            int added = jdbc.sql("insert into chat (id, image_id, title, started_at)"
                            + " select ?, id, ?, ? from image where id = ? and deleted_at is null")
                    .params(chat.id(), chat.title(), Timestamp.from(chat.startedAt()), imageId)
                    .update();
            if (added == 0) {
                throw StudyStoreException.noSuchImage(imageId);
            }
            return chat;
        });
    }

    /** H2 keeps microseconds; what is handed out equals what is read again. */
    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    /**
     * Keeps a turn behind those that are there.
     *
     * @return its position
     * @throws StudyStoreException when the chat is gone or nothing could be saved
     */
    public int append(UUID chatId, String question, String answer, Instant askedAt) {
        return store.save(() -> {
            hold(chatId);
            int position = jdbc.sql("select coalesce(max(position), 0) + 1 from chat_turn where chat_id = ?")
                    .param(chatId)
                    .query(Integer.class)
                    .single();
            add(chatId, new ChatTurn(position, question, answer, askedAt));
            return position;
        });
    }

    /**
     * Keeps a turn; what stood at its position and after it is dropped, for it followed from another question.
     *
     * @throws StudyStoreException when the chat is gone or nothing could be saved
     */
    public void put(UUID chatId, ChatTurn turn) {
        store.save(() -> {
            hold(chatId);
            drop(chatId, turn.position());
            add(chatId, turn);
        });
    }

    private void hold(UUID chatId) {
        UUID _ = jdbc.sql("select id from chat where id = ? for update")
                .param(chatId)
                .query(UUID.class)
                .optional()
                .orElseThrow(StudyStoreException::noSuchChat);
    }

    private void add(UUID chatId, ChatTurn turn) {
        jdbc.sql("insert into chat_turn (chat_id, position, question, answer, asked_at) values (?, ?, ?, ?, ?)")
                .params(chatId, turn.position(), turn.question(), turn.answer(), Timestamp.from(turn.askedAt()))
                .update();
    }

    private void drop(UUID chatId, int from) {
        jdbc.sql("delete from chat_turn where chat_id = ? and position >= ?")
                .params(chatId, from)
                .update();
    }

    public void delete(UUID chatId) {
        store.save(() -> {
            jdbc.sql("delete from chat where id = ?").param(chatId).update();
        });
    }

    /** What a person typed as the impression of an image; empty where nothing was. */
    public String impression(UUID imageId) {
        return store.read(() -> jdbc.sql("select words from impression where image_id = ?")
                .param(imageId)
                .query(String.class)
                .optional()
                .orElse(""));
    }

    /** @param words as typed by a person; blank removes what was there */
    public void impression(UUID imageId, String words) {
        store.save(() -> {
            jdbc.sql("delete from impression where image_id = ?").param(imageId).update();
            if (!words.isBlank()) {
                int added = jdbc.sql("insert into impression (image_id, words, typed_at)"
                                + " select id, ?, ? from image where id = ? and deleted_at is null")
                        .params(words, Timestamp.from(now()), imageId)
                        .update();
                if (added == 0) {
                    throw StudyStoreException.noSuchImage(imageId);
                }
            }
        });
    }

    private static Chat chat(ResultSet r, int row) throws SQLException {
        return new Chat(
                r.getObject("id", UUID.class),
                r.getObject("image_id", UUID.class),
                r.getString("title"),
                r.getInt("turns"),
                r.getTimestamp("started_at").toInstant());
    }
}

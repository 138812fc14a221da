package org.deixis.explanation;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.deixis.study.Chat;
import org.deixis.study.ChatTurn;
import org.deixis.study.Chats;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The answers of earlier conversations about each image. Thread-safe. */
@Service
@Profile("!cli")
public class ChatHistory {
    private static final Logger log = LoggerFactory.getLogger(ChatHistory.class);

    private final Chats chats;
    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    ChatHistory(Chats chats) {
        this.chats = chats;
    }

    /**
     * An answer that is kept.
     *
     * @param position in its chat, from 1
     */
    public record Kept(UUID chat, int position, AnswerRecord answer) {}

    /** Newest first. */
    public List<Chat> of(UUID imageId) {
        return chats.of(imageId);
    }

    /** By position; an answer that cannot be read any more is left out. */
    public List<Kept> answers(UUID chat) {
        return chats.turns(chat).stream().flatMap(turn -> read(chat, turn)).toList();
    }

    private Stream<Kept> read(UUID chat, ChatTurn turn) {
        try {
            return Stream.of(new Kept(chat, turn.position(), mapper.readValue(turn.answer(), AnswerRecord.class)));
        } catch (JacksonException e) {
            log.warn("Answer {} of chat {} cannot be read: {}", turn.position(), chat, e.getOriginalMessage());
            return Stream.empty();
        }
    }

    /**
     * Keeps an answer behind the others.
     *
     * @param chat the conversation, or null to begin one
     * @throws org.deixis.study.StudyStoreException when the image or the chat is gone, or nothing could be saved
     */
    public Kept keep(UUID imageId, @Nullable UUID chat, AnswerRecord answer) {
        UUID id = chat == null ? chats.start(imageId, answer.question()).id() : chat;
        int position = chats.append(id, answer.question(), mapper.writeValueAsString(answer), answer.time());
        return new Kept(id, position, answer);
    }

    /** Keeps an answer in place of the one at a position; those after it are dropped, for they followed from that one. */
    public Kept replace(UUID chat, int position, AnswerRecord answer) {
        chats.put(chat, new ChatTurn(position, answer.question(), mapper.writeValueAsString(answer), answer.time()));
        return new Kept(chat, position, answer);
    }

    public void delete(UUID chat) {
        chats.delete(chat);
    }
}

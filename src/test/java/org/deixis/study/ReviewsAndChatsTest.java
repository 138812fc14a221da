package org.deixis.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class ReviewsAndChatsTest {

    @TempDir
    Path home;

    private ConfigurableApplicationContext app;
    private Images images;
    private Findings findings;
    private Chats chats;
    private StoredImage image;

    @BeforeEach
    void start() {
        open();
        image = images.store(new ByteArrayInputStream(StudyStore.picture(1)), "a.png");
    }

    private void open() {
        app = StudyStore.open(home);
        images = app.getBean(Images.class);
        findings = app.getBean(Findings.class);
        chats = app.getBean(Chats.class);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    private UUID finding(Verdict verdict) {
        return findings.record(image.id(), List.of(StudyStore.answer("left lung", verdict)))
                .getFirst()
                .id();
    }

    @Test
    void aReviewSurvivesARestartAndCanBeUndone() {
        UUID id = finding(Verdict.FOUND);
        assertThat(findings.review(id, Review.ACCEPTED).current().review()).isEqualTo(Review.ACCEPTED);
        app.close();
        open();
        assertThat(findings.find(id).orElseThrow().current().review()).isEqualTo(Review.ACCEPTED);
        assertThat(findings.undo(id).current().review()).isNull();
        assertThat(findings.redo(id).current().review()).isEqualTo(Review.ACCEPTED);
    }

    @Test
    void whatAPersonTypedOfTheStudyIsOneLineAndGoesWithItsImage() {
        TypedFacts facts = app.getBean(TypedFacts.class);
        facts.put(image.id(), Map.of("age", "57", "sex", " ", "View", "AP\n\u202Esupine", "note", "x".repeat(900)));
        app.close();
        open();
        facts = app.getBean(TypedFacts.class);
        assertThat(facts.of(image.id()))
                .containsEntry("age", "57")
                .containsEntry("view", "AP supine")
                .containsEntry("note", "x".repeat(TypedFacts.LONGEST))
                .hasSize(3);
        facts.put(image.id(), Map.of("age", "58"));
        assertThat(facts.of(image.id())).containsExactlyEntriesOf(Map.of("age", "58"));
        images.delete(image.id());
        assertThat(facts.of(image.id())).isEmpty();
        TypedFacts last = facts;
        assertThatThrownBy(() -> last.put(image.id(), Map.of("age", "59"))).isInstanceOf(StudyStoreException.class);
    }

    @Test
    void sayingTheSameTwiceAddsNoRevision() {
        UUID id = finding(Verdict.FOUND);
        findings.review(id, Review.REJECTED);
        assertThat(findings.review(id, Review.REJECTED).revisions()).isEqualTo(2);
        assertThat(findings.review(id, null).current().review()).isNull();
    }

    @Test
    void theSameAnswerKeepsItsReviewAndAnotherOneLosesIt() {
        UUID id = finding(Verdict.FOUND);
        findings.review(id, Review.ACCEPTED);
        finding(Verdict.FOUND);
        assertThat(findings.find(id).orElseThrow().current().review()).isEqualTo(Review.ACCEPTED);
        finding(Verdict.UNSURE);
        assertThat(findings.find(id).orElseThrow().current().review()).isNull();
    }

    @Test
    void aReviewOfARemovedFindingIsRefusedInASentence() {
        UUID id = finding(Verdict.FOUND);
        findings.remove(id);
        assertThatThrownBy(() -> findings.review(id, Review.ACCEPTED))
                .isInstanceOf(StudyStoreException.class)
                .hasMessage("This finding was removed in the meantime.");
    }

    private ChatTurn turn(int position, String question) {
        return new ChatTurn(
                position, question, "{\"of\":\"" + question + "\"}", Instant.ofEpochMilli(1_000 + position));
    }

    @Test
    void aChatIsReadAgainAfterARestart() {
        Chat chat = chats.start(image.id(), "What do you see?\nAnd how sure are you?");
        assertThat(chats.of(image.id())).isEmpty();
        String long10000 = "\uD83D\uDC41".repeat(10_000);
        chats.put(chat.id(), turn(1, "What do you see?"));
        chats.put(chat.id(), turn(2, long10000));
        app.close();
        open();
        Chat again = chats.of(image.id()).getFirst();
        assertThat(again).isEqualTo(new Chat(chat.id(), image.id(), "What do you see?", 2, chat.startedAt()));
        assertThat(chats.turns(again.id())).containsExactly(turn(1, "What do you see?"), turn(2, long10000));
    }

    @Test
    void anEditedQuestionDropsWhatFollowed() {
        Chat chat = chats.start(image.id(), "one");
        chats.put(chat.id(), turn(1, "one"));
        chats.put(chat.id(), turn(2, "two"));
        chats.put(chat.id(), turn(3, "three"));
        chats.put(chat.id(), turn(2, "another two"));
        assertThat(chats.turns(chat.id())).extracting(ChatTurn::question).containsExactly("one", "another two");
    }

    @Test
    void aDeletedChatTakesNoFurtherTurn() {
        Chat chat = chats.start(image.id(), "one");
        chats.put(chat.id(), turn(1, "one"));
        chats.delete(chat.id());
        assertThat(chats.of(image.id())).isEmpty();
        assertThat(chats.turns(chat.id())).isEmpty();
        assertThatThrownBy(() -> chats.put(chat.id(), turn(2, "two")))
                .hasMessage("This chat was deleted in the meantime.");
    }

    @Test
    void chatsAndImpressionGoWithTheirImage() {
        Chat chat = chats.start(image.id(), "one");
        chats.put(chat.id(), turn(1, "one"));
        chats.impression(image.id(), "Typed by a person.");
        assertThat(chats.impression(image.id())).isEqualTo("Typed by a person.");
        images.delete(image.id());
        assertThat(chats.find(chat.id())).isEmpty();
        assertThat(chats.impression(image.id())).isEmpty();
        assertThatThrownBy(() -> chats.start(image.id(), "late")).isInstanceOf(StudyStoreException.class);
        assertThatThrownBy(() -> chats.impression(image.id(), "late")).isInstanceOf(StudyStoreException.class);
    }

    @Test
    void aBlankImpressionRemovesWhatWasThere() {
        chats.impression(image.id(), "Typed.");
        chats.impression(image.id(), "Typed again.");
        assertThat(chats.impression(image.id())).isEqualTo("Typed again.");
        chats.impression(image.id(), " ");
        assertThat(chats.impression(image.id())).isEmpty();
    }
}

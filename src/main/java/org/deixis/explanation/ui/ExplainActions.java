package org.deixis.explanation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.deixis.explanation.AnswerRecord;
import org.deixis.explanation.Ask;
import org.deixis.explanation.ChatHistory;
import org.deixis.explanation.ReadingLevel;
import org.deixis.grounding.GroundingService;
import org.deixis.grounding.ModelState;
import org.deixis.language.Concept;
import org.deixis.study.Review;
import org.jspecify.annotations.Nullable;

/** What a person can do on the Explain screen with the open image. Called on the UI thread. */
final class ExplainActions {
    private static final String DRAFT = "Draft a report";

    private final ExplainWork work;
    private final PageState page;
    private final GroundingService grounding;
    private final ChatHistory history;
    private final CaseNotes notes;
    private final Supplier<ReadingLevel> level;
    private final BooleanSupplier narratorAlone;

    ExplainActions(
            ExplainWork work,
            PageState page,
            GroundingService grounding,
            ChatHistory history,
            CaseNotes notes,
            Supplier<ReadingLevel> level,
            BooleanSupplier narratorAlone) {
        this.work = work;
        this.page = page;
        this.grounding = grounding;
        this.history = history;
        this.notes = notes;
        this.level = level;
        this.narratorAlone = narratorAlone;
    }

    /**
     * @param instead position of the answer to replace, with all that followed; null for none
     * @return whether it is being answered
     */
    boolean ask(String question, @Nullable Integer instead) {
        Optional<OpenCase> open = page.opened();
        if (open.isEmpty() || page.now() instanceof ExplainState.Answering) {
            return false;
        }
        work.ask(
                question,
                instead,
                earlier ->
                        new Ask(question, level.get(), earlier, open.get().comparedId(), narratorAlone.getAsBoolean()));
        return true;
    }

    /** Shows what a chip means: the finding in the image, the pair in Search, the card in Models. */
    void open(Citation citation) {
        Mark mark = citation.mark();
        switch (citation.kind()) {
            case FINDING, CONFLICT -> {
                if (mark != null) {
                    select(mark.number());
                }
            }
            case PAIR ->
                UI.getCurrent()
                        .navigate(
                                "search",
                                QueryParameters.of("pair", citation.id().substring("pair:".length())));
            case CARD -> UI.getCurrent().navigate("models");
            case STUDY, POLICY, OTHER -> {} // their sentence is the tooltip
        }
    }

    /** @param number of the finding; null gives the choice up */
    void select(@Nullable Integer number) {
        work.select(shown -> shown.withSelected(number));
    }

    /** @param review taken back where it was said already */
    void review(UUID finding, Review review) {
        page.opened()
                .flatMap(shown -> shown.marks().stream()
                        .filter(m -> m.id().equals(finding))
                        .findFirst())
                .ifPresent(mark -> work.change(
                        "Saving…", id -> grounding.review(finding, mark.review() == review ? null : review)));
    }

    /** The same of the finding that was chosen, where something of it is drawn. */
    void reviewChosen(Review review) {
        page.opened()
                .flatMap(OpenCase::chosen)
                .filter(mark -> mark.overlay() != null)
                .ifPresent(mark -> review(mark.id(), review));
    }

    void acceptAll() {
        List<UUID> located = page.opened().map(OpenCase::marks).orElse(List.of()).stream()
                .filter(ReportPanel::isAcceptable)
                .map(Mark::id)
                .toList();
        work.change("Saving…", id -> located.forEach(finding -> grounding.review(finding, Review.ACCEPTED)));
    }

    /** Whether there is a model to look with. */
    boolean canFind() {
        return grounding.state() instanceof ModelState.Ready;
    }

    void findEverything() {
        work.change("Looking for everything that the model knows here…", id -> {
            var _ = grounding.recognise(id).join();
            String names = grounding.known(id).stream().map(Concept::name).collect(Collectors.joining("\n"));
            var _ = grounding.ground(id, names, progress -> {}, () -> false);
        });
    }

    /** @param chat the conversation to show; null begins a new one */
    void reopen(@Nullable UUID chat) {
        page.opened().ifPresent(shown -> work.open(shown, chat, chat == null));
    }

    void delete(UUID chat) {
        work.change("Deleting…", id -> history.delete(chat));
    }

    /** Lets the narrator write the draft of a report. */
    void draft(Drafted drafted, Consumer<String> failed) {
        page.opened().ifPresent(shown -> {
            UUID id = shown.image().id();
            work.aside(
                    id,
                    new Ask(DRAFT, level.get(), List.of(), null, true),
                    answer -> page.opened()
                            .filter(now -> now.image().id().equals(id))
                            .ifPresent(now -> drafted.show(now, answer, notes.impression(id))),
                    failed);
        });
    }

    /** A draft that is written. */
    interface Drafted {
        /** @param impression as a person typed it */
        void show(OpenCase now, AnswerRecord draft, String impression);
    }

    /** @return what became of it */
    String keepImpression(UUID imageId, String words) {
        return notes.keepImpression(imageId, words);
    }

    /** @param other image to compare with; null for none */
    void compare(@Nullable UUID other) {
        page.opened().ifPresent(shown -> CaseAddress.compare(shown, other));
    }

    /** Lets a person type what only a person can say of the image. */
    void about() {
        page.opened()
                .ifPresent(shown -> new StudyFactsDialog(
                                notes.facts(shown.image().id()),
                                facts -> work.change("Saving…", id -> notes.keepFacts(id, facts)))
                        .open());
    }
}

package org.deixis.grounding.ui;

import com.vaadin.flow.signals.local.ValueSignal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.deixis.grounding.Grounded;
import org.deixis.grounding.GroundingService;
import org.deixis.grounding.PhraseHelp;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.Modality;
import org.deixis.inference.ClickHint;
import org.deixis.language.Concept;
import org.deixis.language.Suggestion;
import org.deixis.study.Images;
import org.deixis.study.Review;
import org.deixis.study.Verdict;
import org.jspecify.annotations.Nullable;

/** What a person can do on the Ground screen with the open image. Called on the UI thread. */
final class GroundActions {
    private final GroundingService grounding;
    private final PhraseHelp help;
    private final Images images;
    private final ValueSignal<GroundState> state;
    private final GroundWork work;

    GroundActions(
            GroundingService grounding,
            PhraseHelp help,
            Images images,
            ValueSignal<GroundState> state,
            GroundWork work) {
        this.grounding = grounding;
        this.help = help;
        this.images = images;
        this.state = state;
        this.work = work;
    }

    /** @param text as typed; blank only says what can be typed */
    void ground(String text) {
        switch (state.peek()) {
            case GroundState.FirstScreen _ -> state.set(new GroundState.FirstScreen("Choose an image first."));
            case GroundState.Gone _ -> state.set(new GroundState.FirstScreen("Choose an image first."));
            case GroundState.Opened opened
            when text.isBlank() ->
                state.set(new GroundState.Idle(opened.sheet(), "Type a phrase, or choose one below."));
            case GroundState.Opened _ ->
                work.submit("Reading image…", true, (id, progress, stop) -> {
                    Grounded grounded = grounding.ground(id, text, progress, stop::get);
                    return grounded.stopped() == null ? "" : grounded.stopped();
                });
        }
    }

    /** What could stand in place of a phrase that is being typed. */
    List<Suggestion> suggest(String phrase) {
        return help.complete(phrase, sheet().map(Sheet::modality).orElse(null));
    }

    void ask(Concept concept) {
        ground(concept.name());
    }

    void askAll() {
        sheet().ifPresent(sheet ->
                ground(sheet.known().stream().map(Concept::name).collect(Collectors.joining("\n"))));
    }

    void correct(Modality modality) {
        work.submit("Locating…", true, (id, progress, stop) -> {
            images.correct(id, modality);
            if (grounding.findings(id).isEmpty()) {
                work.recognised(id, grounding.recognise(id).join());
                return "";
            }
            Grounded again = grounding.regroundAll(id, progress, stop::get);
            if (again.recognition() != null) {
                work.recognised(id, again.recognition());
            }
            return again.stopped() == null ? "" : again.stopped();
        });
    }

    void click(ClickHint click) {
        refine("Choose a finding first.", id -> grounding.refine(id, click));
    }

    void box(BoundingBox box) {
        refine("Choose a finding first; “Find similar” takes a box of none.", id -> grounding.refine(id, box));
    }

    /** @param without said where there is no finding to refine */
    private void refine(String without, Consumer<UUID> refinement) {
        sheet().ifPresent(sheet -> {
            Optional<FindingLine> target = sheet.target();
            if (target.isEmpty()) {
                state.set(new GroundState.Idle(sheet, without));
                return;
            }
            UUID id = target.get().id();
            select(id);
            work.submit("Locating…", false, (image, progress, stop) -> {
                refinement.accept(id);
                return "";
            });
        });
    }

    void undo() {
        sheet().flatMap(Sheet::target)
                .filter(line -> line.finding().canUndo())
                .ifPresent(line -> change(() -> grounding.undo(line.id())));
    }

    void redo() {
        sheet().flatMap(Sheet::target)
                .filter(line -> line.finding().canRedo())
                .ifPresent(line -> change(() -> grounding.redo(line.id())));
    }

    /** Says of the target what a key says; the same key again takes it back. */
    void review(Review review) {
        sheet().flatMap(Sheet::target).ifPresent(line -> review(line.id(), review));
    }

    /** @param review taken back where it was said already */
    void review(UUID finding, Review review) {
        sheet().flatMap(sheet -> sheet.line(finding))
                .map(line -> line.finding().current())
                .filter(current -> !current.regions().isEmpty())
                .ifPresent(current -> {
                    select(finding);
                    change(() -> grounding.review(finding, current.review() == review ? null : review));
                });
    }

    /** Accepts what is located, unless it was reviewed already. */
    void acceptAll() {
        List<UUID> located = sheet().map(Sheet::lines).orElse(List.of()).stream()
                .filter(line -> line.finding().current().verdict() == Verdict.FOUND)
                .filter(line -> line.finding().current().review() == null)
                .map(FindingLine::id)
                .toList();
        if (!located.isEmpty()) {
            change(() -> located.forEach(id -> grounding.review(id, Review.ACCEPTED)));
        }
    }

    void remove(UUID finding) {
        change(() -> grounding.remove(finding));
    }

    void clear() {
        sheet().ifPresent(sheet -> change(() -> grounding.clear(sheet.image().id())));
    }

    private void change(Runnable stored) {
        work.submit("Saving…", false, (id, progress, stop) -> {
            stored.run();
            return "";
        });
    }

    /** @param finding the one that clicks refine from now on; null for none */
    void select(@Nullable UUID finding) {
        if (state.peek() instanceof GroundState.Opened opened) {
            state.set(opened.with(opened.sheet().withSelected(finding)));
        }
    }

    /** Selects, or gives the selection up where it is selected already. */
    void toggle(UUID finding) {
        sheet().ifPresent(sheet -> select(finding.equals(sheet.selected()) ? null : finding));
    }

    /** @param by −1 for the finding before the selected one, 1 for the next */
    void step(int by) {
        sheet().ifPresent(sheet -> select(sheet.step(by)));
    }

    private Optional<Sheet> sheet() {
        return state.peek() instanceof GroundState.Opened opened ? Optional.of(opened.sheet()) : Optional.empty();
    }
}

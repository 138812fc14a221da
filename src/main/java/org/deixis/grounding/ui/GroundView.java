package org.deixis.grounding.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import java.util.stream.Collectors;
import org.deixis.grounding.GroundingExports;
import org.deixis.grounding.GroundingService;
import org.deixis.grounding.ModelState;
import org.deixis.grounding.PhraseHelp;
import org.deixis.inference.ModelPacks;
import org.deixis.language.Vocabulary;
import org.deixis.study.Findings;
import org.deixis.study.Images;
import org.deixis.study.Review;
import org.deixis.study.Sample;
import org.deixis.study.SampleCatalogue;
import org.deixis.study.SampleDownload;
import org.deixis.study.StoredImage;
import org.deixis.viewer.ReviewKeys;

/** The Ground screen: one image, many phrases, a verdict for each. Its address names the image, and words for the prompt. */
@Route("ground")
@RouteAlias("ground/:" + GroundView.IMAGE)
@RouteAlias("")
@Menu(title = "Ground", order = 1)
final class GroundView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    static final String IMAGE = "image";
    static final String TEXT = "text";

    private final transient GroundingService grounding;
    private final transient Images images;
    private final transient ModelPacks packs;
    private final transient SampleCards samples;
    private final transient GroundWork work;
    private final transient GroundActions actions;
    private final ValueSignal<GroundState> state = new ValueSignal<>(new GroundState.FirstScreen(""));

    private final transient GroundPanels panels;

    GroundView(
            GroundingService grounding,
            GroundingExports exports,
            PhraseHelp help,
            Images images,
            Findings findings,
            ModelPacks packs,
            Vocabulary vocabulary,
            SampleCatalogue catalogue,
            SampleDownload downloads) {
        this.grounding = grounding;
        this.images = images;
        this.packs = packs;
        work = new GroundWork(grounding, images, new FindingLines(grounding, vocabulary), state, UI.getCurrent());
        actions = new GroundActions(grounding, help, images, state, work);
        samples = new SampleCards(catalogue.samples().stream()
                .map(sample -> new SampleFetch(sample, downloads, image -> openSample(sample, image)))
                .toList());
        panels = new GroundPanels(
                new Rail(images, findings, samples, this::go, this::changed),
                actions,
                samples,
                exports,
                this::clear,
                work::cancel);
        addClassName("ground");
        add(panels.columns());
        Signal.effect(this, () -> render(state.get()));
        Shortcuts.addShortcutListener(this, work::cancel, Key.ESCAPE).setBrowserDefaultAllowed(true);
        ReviewKeys.listen(this, () -> actions.review(Review.ACCEPTED), () -> actions.review(Review.REJECTED));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (event.getLocation().getPath().isEmpty()) {
            event.forwardTo(GroundView.class);
            return;
        }
        panels.rail().forget();
        event.getLocation().getQueryParameters().getSingleParameter(TEXT).ifPresent(panels.prompt()::setPhrases);
        event.getRouteParameters()
                .get(IMAGE)
                .ifPresentOrElse(this::open, () -> state.set(new GroundState.FirstScreen("")));
    }

    private void open(String address) {
        switch (ImageAddress.of(address, images)) {
            case ImageAddress.Living(StoredImage image) -> {
                work.open(image);
                VaadinSession.getCurrent().setAttribute("deixis.image", image.id()); // where Explain begins
            }
            case ImageAddress.Nowhere(String sentence) -> state.set(new GroundState.Gone(sentence));
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        panels.results().show(grounding.state());
        UI ui = event.getUI();
        var _ = packs.load().whenComplete((model, failure) -> {
            try {
                var _ = ui.access(() -> render(state.peek()));
            } catch (UIDetachedException e) {
                // the page has gone
            }
        });
    }

    @Override
    protected void onDetach(DetachEvent event) {
        work.close();
        samples.stopAll();
    }

    private void render(GroundState now) {
        ModelState model = grounding.state();
        PromptPanel prompt = panels.prompt();
        panels.results().show(model);
        prompt.setUsable(!(model instanceof ModelState.NoModel));
        prompt.refuse("");
        switch (now) {
            case GroundState.FirstScreen(String remark) -> {
                prompt.idle(remark);
                showNothing(
                        samples.isEmpty() ? "Drop an image" : "Drop an image, or try one of these",
                        "PNG, JPEG or TIFF. It stays on this machine.");
            }
            case GroundState.Gone(String sentence) -> {
                prompt.idle("");
                showNothing(sentence, "Choose another one at the left, or drop one.");
            }
            case GroundState.Idle(Sheet sheet, String remark) -> {
                prompt.idle(remark);
                show(sheet, false);
            }
            case GroundState.Running(Sheet sheet, String doing, boolean replacing) -> {
                prompt.busy(doing);
                show(sheet, replacing);
            }
            case GroundState.TextRefused(Sheet sheet, String sentence) -> {
                prompt.idle("");
                prompt.refuse(sentence);
                show(sheet, false);
            }
            case GroundState.Failed failed -> {
                prompt.idle("");
                show(failed.sheet(), false);
                panels.results().fail(failed);
            }
        }
    }

    private void show(Sheet sheet, boolean replacing) {
        panels.show(sheet, replacing);
        getElement().setProperty("summary", sheet.summary());
    }

    private void showNothing(String head, String sentence) {
        panels.showNothing(head, sentence);
        getElement().setProperty("summary", "");
    }

    private void openSample(Sample sample, StoredImage image) {
        if (panels.prompt().isBlank()) {
            panels.prompt()
                    .setPhrases(
                            sample.phrases().stream().map(Sample.Phrase::text).collect(Collectors.joining("\n")));
        }
        go(image);
    }

    /** Shows what has become of an image; the page stays as it is when it shows another one. */
    private void changed(StoredImage image) {
        if (state.peek() instanceof GroundState.Opened opened
                && opened.sheet().image().id().equals(image.id())) {
            open(image.id().toString());
        } else {
            render(state.peek());
        }
    }

    private void go(StoredImage image) {
        getUI().ifPresent(ui -> ui.navigate("ground/" + image.id()));
    }

    private void clear() {
        int lines = state.peek() instanceof GroundState.Opened opened
                ? opened.sheet().lines().size()
                : 0;
        RemoveAllDialog.confirm(lines, () -> {
            panels.prompt().setPhrases("");
            actions.clear();
        });
    }

    GroundActions actions() {
        return actions;
    }

    @Override
    public String getPageTitle() {
        return state.peek() instanceof GroundState.Opened opened
                ? opened.sheet().image().title() + " · Deixis"
                : "Ground · Deixis";
    }
}

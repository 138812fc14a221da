package org.deixis.grounding.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.upload.UploadDropZone;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.deixis.grounding.GroundingExports;
import org.deixis.grounding.GroundingService;
import org.deixis.grounding.ModelState;
import org.deixis.inference.ModelPacks;
import org.deixis.language.Vocabulary;
import org.deixis.study.Findings;
import org.deixis.study.Images;
import org.deixis.study.Review;
import org.deixis.study.Sample;
import org.deixis.study.SampleCatalogue;
import org.deixis.study.SampleDownload;
import org.deixis.study.StoredImage;
import org.jspecify.annotations.Nullable;

/** The Ground screen: one image, many phrases, a verdict for each. Its address names the image. */
@Route("ground")
@RouteAlias("ground/:" + GroundView.IMAGE)
@RouteAlias("")
@Menu(title = "Ground", order = 1)
final class GroundView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    static final String IMAGE = "image";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(Locale.UK)
            .withZone(ZoneId.systemDefault());

    private final transient GroundingService grounding;
    private final transient Images images;
    private final transient ModelPacks packs;
    private final transient SampleCards samples;
    private final transient GroundWork work;
    private final transient GroundActions actions;
    private final ValueSignal<GroundState> state = new ValueSignal<>(new GroundState.FirstScreen(""));

    private final Rail rail;
    private final Stage stage;
    private final PromptPanel prompt;
    private final ModalityChip modality;
    private final ResultsPanel results;
    private final ExportBar export;

    GroundView(
            GroundingService grounding,
            GroundingExports exports,
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
        actions = new GroundActions(grounding, images, state, work);
        samples = new SampleCards(catalogue.samples().stream()
                .map(sample -> new SampleFetch(sample, downloads, image -> openSample(sample, image)))
                .toList());
        stage = new Stage(actions, this::hoverRegion, samples);
        results = new ResultsPanel(actions, this::hoverRow);
        modality = new ModalityChip(actions::correct);
        export = new ExportBar(exports, actions::acceptAll);
        Div chips = new Div(modality, results.knowsChip());
        chips.addClassName("chips");
        prompt = new PromptPanel(actions::ground, this::clear, work::cancel, chips);

        rail = new Rail(images, findings, samples, this::go, this::changed);
        UploadDropZone view = rail.dropZone(stage);
        view.getElement().getClassList().add("view");
        Section right = new Section(prompt, results, export);
        right.addClassName("right");
        addClassName("ground");
        add(rail, view, right);
        Signal.effect(this, () -> render(state.get()));
        Shortcuts.addShortcutListener(this, work::cancel, Key.ESCAPE).setBrowserDefaultAllowed(true);
        reviewKey("a", Review.ACCEPTED);
        reviewKey("x", Review.REJECTED);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (event.getLocation().getPath().isEmpty()) {
            event.forwardTo(GroundView.class);
            return;
        }
        rail.forget();
        event.getRouteParameters()
                .get(IMAGE)
                .ifPresentOrElse(this::open, () -> state.set(new GroundState.FirstScreen("")));
    }

    /** Works wherever the focus is, unless it is in a text box or over the page. */
    private void reviewKey(String key, Review review) {
        Registration pressed = UI.getCurrent()
                .getElement()
                .addEventListener("keydown", press -> actions.review(review))
                .setFilter("event.key === '%s' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat"
                                .formatted(key)
                        + " && !event.composedPath()[0].closest?.('input, textarea, select, [contenteditable]')"
                        + " && !document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened]')");
        addDetachListener(left -> pressed.remove());
    }

    private void open(String address) {
        UUID id = uuid(address);
        Optional<StoredImage> image = id == null ? Optional.empty() : images.find(id);
        if (image.isPresent()) {
            work.open(image.get());
        } else {
            state.set(new GroundState.Gone(Optional.ofNullable(id)
                    .flatMap(images::deletedAt)
                    .map(at -> "This image was deleted on %s.".formatted(DAY.format(at)))
                    .orElse("There is no image at this address.")));
        }
    }

    private static @Nullable UUID uuid(String address) {
        try {
            return UUID.fromString(address);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        results.show(grounding.state());
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
        results.show(model);
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
                results.fail(failed);
            }
        }
    }

    private void show(Sheet sheet, boolean replacing) {
        stage.show(sheet, replacing);
        results.show(sheet, replacing);
        export.show(sheet);
        modality.show(sheet.recognition(), sheet.image().modality());
        getElement().setProperty("summary", sheet.summary());
        rail.show(sheet);
    }

    private void showNothing(String head, String sentence) {
        stage.showNothing(head, sentence);
        results.clear();
        export.show(null);
        modality.setVisible(false);
        getElement().setProperty("summary", "");
        rail.show(null);
    }

    private void openSample(Sample sample, StoredImage image) {
        if (prompt.isBlank()) {
            prompt.setPhrases(sample.phrases().stream().map(Sample.Phrase::text).collect(Collectors.joining("\n")));
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
        if (!(state.peek() instanceof GroundState.Opened opened)
                || opened.sheet().lines().isEmpty()) {
            prompt.setPhrases("");
            return;
        }
        new RemoveAllDialog(opened.sheet().lines().size(), () -> {
                    prompt.setPhrases("");
                    actions.clear();
                })
                .open();
    }

    private void hoverRow(@Nullable UUID finding) {
        stage.hover(finding);
    }

    private void hoverRegion(@Nullable UUID finding) {
        results.hover(finding);
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

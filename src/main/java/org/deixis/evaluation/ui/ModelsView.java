package org.deixis.evaluation.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.markdown.Markdown;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import java.nio.file.Path;
import java.util.List;
import org.deixis.inference.ImageTextPack;
import org.deixis.inference.InstalledPack;
import org.deixis.inference.ModelPacks;
import org.deixis.inference.PackProblem;
import org.deixis.language.Vocabulary;

/** The Models screen: which packs are here, what each label is worth, their cards and timings. */
@Route("models")
@PageTitle("Models · Deixis")
@Menu(title = "Models", order = 4)
final class ModelsView extends Main {
    private static final long serialVersionUID = 1L;

    private final transient ModelPacks packs;
    private final transient Vocabulary vocabulary;
    private final ValueSignal<ModelsState> state = new ValueSignal<>(new ModelsState.Reading());

    private final PackList list = new PackList(this::choose);
    private final H1 head = new H1();
    private final Tab labelsTab = new Tab("Labels");
    private final Tab cardTab = new Tab("Card");
    private final Tabs tabs = new Tabs(labelsTab, cardTab);
    private final LabelTable labels = new LabelTable();
    private final Div card = new Div();
    private final Div message = new Div();
    private final PackFacts facts = new PackFacts();

    ModelsView(ModelPacks packs, Vocabulary vocabulary) {
        this.packs = packs;
        this.vocabulary = vocabulary;
        addClassName("models");
        card.addClassName("card");
        card.getElement().setAttribute("tabindex", "0");
        message.addClassName("about");
        tabs.addSelectedChangeListener(change -> showTab());
        Div bar = new Div(head, tabs);
        bar.addClassName("headline");
        Section middle = new Section(bar, message, labels, card);
        middle.addClassName("middle");
        add(list, middle, facts);
        Signal.effect(this, () -> render(state.get()));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        var _ = packs.load().whenCompleteAsync((model, failure) -> read(ui), Thread::startVirtualThread);
        if (packs.isLoading()) {
            Thread.startVirtualThread(() -> read(ui));
        }
    }

    /** Reads what lies in the folder; not on the page's thread. */
    private void read(UI ui) {
        List<InstalledPack> installed = packs.installed();
        try {
            var _ = ui.access(() -> {
                ModelsState now = ModelsState.of(
                        installed, packs.problems(), packs.grounding().orElse(null), packs.isLoading());
                state.set(
                        now instanceof ModelsState.Shown shown && state.peek() instanceof ModelsState.Shown before
                                ? shown.choosing(before.chosen().directory())
                                : now);
            });
        } catch (UIDetachedException e) {
            // the page has gone
        }
    }

    private void choose(Path directory) {
        if (state.peek() instanceof ModelsState.Shown shown) {
            state.set(shown.choosing(directory));
        }
    }

    private void render(ModelsState now) {
        list.show(now, packs.folder());
        switch (now) {
            case ModelsState.Reading _ -> tell("Models", "Reading the packs…");
            case ModelsState.NoPack(List<PackProblem> problems) -> {
                tell("No model is installed", "Nothing can be located. Viewing works.");
                problems.forEach(problem -> message.add(trouble(problem)));
                message.add(new Paragraph("Put a pack’s folder among the packs and start again."
                        + " What a pack is made of stands in docs/model-packs.md."));
            }
            case ModelsState.Shown shown -> {
                switch (shown.chosen()) {
                    case InstalledPack.Refused refused -> {
                        tell(ModelsState.nameOf(refused), "This pack is left out. Deixis goes on without it.");
                        message.add(
                                trouble(refused.problem()),
                                new Paragraph("Put the file right, or take the folder away, and start again."));
                    }
                    case InstalledPack.Complete complete -> show(complete, shown);
                    case InstalledPack.ForSearch search -> show(search.pack());
                }
            }
        }
        getElement().setProperty("summary", summary(now));
    }

    private void show(InstalledPack.Complete complete, ModelsState.Shown shown) {
        List<LabelLine> lines = LabelLine.of(complete.pack(), vocabulary);
        head.setText(complete.pack().name() + " " + complete.pack().version());
        labels.show(lines);
        card.removeAll();
        card.add(card(complete.pack().card()));
        facts.show(
                complete,
                lines,
                shown.modelOf(complete).orElse(null),
                packs.loadTime(complete.pack()).orElse(null));
        facts.setVisible(true);
        message.setVisible(false);
        tabs.setVisible(true);
        showTab();
    }

    /** It has no labels, so its card stands alone. */
    private void show(ImageTextPack pack) {
        tell(
                pack.name() + " " + pack.version(),
                "Puts pictures and words side by side for search. It locates nothing.");
        message.add(card(pack.card()));
    }

    private static Component card(String text) {
        return text.isBlank()
                ? new Paragraph("This pack brings no card (CARD.md).")
                : new Markdown(CardText.safe(text));
    }

    private void tell(String title, String sentence) {
        head.setText(title);
        message.removeAll();
        message.add(new Paragraph(sentence));
        message.setVisible(true);
        tabs.setVisible(false);
        labels.setVisible(false);
        card.setVisible(false);
        facts.setVisible(false);
    }

    private void showTab() {
        boolean shown = tabs.isVisible();
        labels.setVisible(shown && tabs.getSelectedTab() == labelsTab);
        card.setVisible(shown && tabs.getSelectedTab() == cardTab);
    }

    private static Div trouble(PackProblem problem) {
        Div trouble = new Div(new Paragraph(problem.sentence()));
        trouble.addClassName("warn");
        trouble.getElement()
                .appendChild(new Element("code").setText(problem.file().toString()));
        return trouble;
    }

    private static String summary(ModelsState now) {
        return switch (now) {
            case ModelsState.Reading _ -> "";
            case ModelsState.NoPack _ -> "no pack";
            case ModelsState.Shown shown -> {
                long refused = shown.packs().stream()
                        .filter(InstalledPack.Refused.class::isInstance)
                        .count();
                int all = shown.packs().size();
                yield all + (all == 1 ? " pack" : " packs") + (refused == 0 ? "" : " · " + refused + " cannot be used");
            }
        };
    }
}

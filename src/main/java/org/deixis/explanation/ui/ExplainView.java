package org.deixis.explanation.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import java.util.UUID;
import org.deixis.explanation.ChatExports;
import org.deixis.explanation.ChatHistory;
import org.deixis.explanation.Conversations;
import org.deixis.explanation.LanguageModels;
import org.deixis.explanation.Prompts;
import org.deixis.grounding.GroundingService;
import org.deixis.study.Images;
import org.deixis.study.Review;
import org.deixis.viewer.ReviewKeys;
import org.jspecify.annotations.Nullable;

/** The Explain screen: the image at the left, a conversation about it at the right. Its address names the image. */
@Route("explain")
@RouteAlias("explain/:" + CaseAddress.IMAGE)
@Menu(title = "Explain", order = 3)
final class ExplainView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient ExplainWork work;
    private final transient ExplainActions actions;
    private final transient CaseAddress address;
    private final ValueSignal<ExplainState> state = new ValueSignal<>(new ExplainState.NoImage("", ""));

    private final ExplainStage stage;
    private final CaseBar bar;
    private final ConversationPanel conversation;
    private final ReportPanel report;
    private final CompareChip compare;
    private final Composer composer;
    private boolean reporting;

    ExplainView(
            CaseReader reader,
            Conversations conversations,
            ChatHistory history,
            ChatExports exports,
            CaseNotes notes,
            GroundingService grounding,
            LanguageModels models,
            Prompts prompts,
            Images images) {
        PageState page = new PageState(state, UI.getCurrent());
        work = new ExplainWork(reader, conversations, history, page);
        address = new CaseAddress(images, work, page);
        LevelChip level = new LevelChip(this::levelChanged);
        AuthorChip author = new AuthorChip(models, prompts);
        actions = new ExplainActions(work, page, grounding, history, notes, level::level, author::narratorAlone);
        EvidenceChip.Actions chips = new EvidenceChip.Actions(this::point, actions::open);
        stage = new ExplainStage(actions::select, this::light, actions::review);
        bar = new CaseBar(exports, new BarActions());
        conversation = new ConversationPanel(chips, new ConversationActions());
        report = new ReportPanel(chips, actions::keepImpression, actions::acceptAll);
        compare = new CompareChip(actions::compare);
        Div choices = new Div(author, level, compare);
        choices.addClassName("chips");
        composer = new Composer(this::ask, work::stop, choices);
        Div view = new Div(stage);
        view.addClassName("view");
        Section chat = new Section(bar, conversation, report, composer);
        chat.addClassName("chat");
        chat.getElement().setAttribute("aria-label", "Explanation");
        addClassName("explain");
        add(view, chat);
        getElement().setProperty("summary", "every claim cites its evidence");
        Signal.effect(this, () -> render(state.get()));
        Shortcuts.addShortcutListener(this, work::stop, Key.ESCAPE).setBrowserDefaultAllowed(true);
        ReviewKeys.listen(
                this, () -> actions.reviewChosen(Review.ACCEPTED), () -> actions.reviewChosen(Review.REJECTED));
    }

    /** The bar above the conversation. */
    private final class BarActions implements CaseBar.Actions {
        @Override
        public void tab(boolean isReport) {
            reporting = isReport;
            render(state.peek());
        }

        @Override
        public void open(@Nullable UUID chat) {
            reporting = false;
            actions.reopen(chat);
        }

        @Override
        public void about() {
            actions.about();
        }

        @Override
        public void delete(UUID chat) {
            actions.delete(chat);
        }
    }

    /** What was asked already. */
    private final class ConversationActions implements ConversationPanel.Actions {
        @Override
        public void edit(int position, String question) {
            composer.edit(position, question);
        }

        @Override
        public void again(int position, String question) {
            actions.ask(question, position);
        }

        @Override
        public void findEverything() {
            actions.findEverything();
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address.enter(event);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        work.close();
    }

    private void render(ExplainState now) {
        conversation.fine();
        switch (now) {
            case ExplainState.NoImage(String headline, String sentence) -> {
                stage.showNothing(headline, sentence);
                bar.show(null);
                conversation.clear();
                conversation.setVisible(true);
                report.setVisible(false);
                composer.setUsable(false);
                composer.idle("");
            }
            case ExplainState.Idle(OpenCase shown, String remark) -> {
                composer.idle(remark);
                show(shown, null);
            }
            case ExplainState.Busy(OpenCase shown, String doing) -> {
                composer.idle(doing);
                show(shown, null);
                composer.setUsable(false);
            }
            case ExplainState.Answering(OpenCase shown, AnswerDraft draft) -> {
                composer.busy();
                show(shown, draft);
            }
            case ExplainState.Failed(OpenCase shown, String sentence, String question) -> {
                composer.idle("");
                show(shown, null);
                conversation.fail(sentence, question == null ? null : () -> actions.ask(question, null));
            }
        }
    }

    private void show(OpenCase shown, @Nullable AnswerDraft draft) {
        stage.show(shown);
        bar.show(shown);
        bar.tab(reporting);
        conversation.setVisible(!reporting);
        composer.setVisible(!reporting);
        report.setVisible(reporting);
        composer.setUsable(true);
        composer.offer(shown.suggestions());
        compare.show(shown);
        boolean idle = state.peek() instanceof ExplainState.Idle;
        conversation.show(shown, draft, idle && actions.canFind());
        if (reporting && idle && !report.isOf(shown)) {
            report.busy();
            actions.draft(report::show, report::fail);
        }
        report.mark(null, shown.chosenId());
    }

    private void ask(String question, @Nullable Integer instead) {
        if (actions.ask(question, instead)) {
            composer.clear();
        }
    }

    private void levelChanged() {
        report.forget();
        render(state.peek());
    }

    /** A chip is under the pointer or has the focus. */
    private void point(@Nullable UUID finding) {
        stage.point(finding);
    }

    /** A region is under the pointer. */
    private void light(@Nullable UUID finding) {
        conversation.mark(finding);
        if (state.peek() instanceof ExplainState.Opened opened) {
            report.mark(finding, opened.shown().chosenId());
        }
    }

    ExplainActions actions() {
        return actions;
    }

    @Override
    public String getPageTitle() {
        return state.peek() instanceof ExplainState.Opened opened
                ? opened.shown().image().title() + " · Explain · Deixis"
                : "Explain · Deixis";
    }
}

package org.deixis.explanation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.deixis.explanation.AnswerRecord;
import org.deixis.explanation.ChatHistory;
import org.jspecify.annotations.Nullable;

/** The questions and answers so far. What is there stays in place while further sentences arrive. */
final class ConversationPanel extends Div {
    private static final long serialVersionUID = 1L;

    /** Brings the beginning of an answer to the top and keeps it there, unless a person scrolls elsewhere. */
    private static final String TO_ITS_BEGINNING = """
            const answer = $0, fresh = $1;
            requestAnimationFrame(() => {
              if (fresh || Math.abs(this.scrollTop - this.broughtTo) < 4) {
                this.scrollTop = answer.offsetTop - 8;
                this.broughtTo = this.scrollTop;
              }
            })""";

    private final Div opening = new Div();
    private final Paragraph openingWords = new Paragraph();
    private final NativeButton everything;
    private final Div trouble = new Div();
    private final transient List<AnswerBlock> blocks = new ArrayList<>();
    private final transient EvidenceChip.Actions chips;
    private final transient Actions actions;
    private @Nullable UUID selected;
    private int shownAnswers;

    /** What can be done with questions that were asked; positions count from 1. */
    interface Actions {
        void edit(int position, String question);

        void again(int position, String question);

        void findEverything();
    }

    ConversationPanel(EvidenceChip.Actions chips, Actions actions) {
        this.chips = chips;
        this.actions = actions;
        everything = new NativeButton("Find everything it knows here", press -> actions.findEverything());
        everything.addClassName("btn");
        opening.add(openingWords, everything);
        opening.addClassName("opening");
        trouble.addClassName("warn");
        trouble.getElement().setAttribute("role", "alert");
        trouble.setVisible(false);
        addClassName("msgs");
        getElement()
                .setAttribute("role", "log")
                .setAttribute("aria-live", "polite")
                .setAttribute("aria-label", "Conversation")
                .setAttribute("tabindex", "0");
        add(opening, trouble);
    }

    /** @param draft the answer in the making, or null */
    void show(OpenCase now, @Nullable AnswerDraft draft, boolean findable) {
        selected = now.chosenId();
        int count = now.answers().size() + (draft == null ? 0 : 1);
        while (blocks.size() > count) {
            remove(blocks.removeLast());
        }
        for (int i = 0; i < now.answers().size(); i++) {
            ChatHistory.Kept kept = now.answers().get(i);
            AnswerRecord answer = kept.answer();
            Map<String, AnswerRecord.Cited> then = new HashMap<>();
            answer.cited().forEach(cited -> then.put(cited.id(), cited));
            block(i, kept.position()).show(AnswerDraft.of(answer), answer, id -> now.citation(id, then.get(id)));
        }
        if (draft != null) {
            block(now.answers().size(), 0).show(draft, null, id -> now.citation(id, null));
        }
        opening.setVisible(count == 0);
        openingWords.setText(opening(now));
        everything.setVisible(findable && now.marks().isEmpty());
        mark(null);
        if (!blocks.isEmpty() && (draft != null || count != shownAnswers)) {
            getElement().executeJs(TO_ITS_BEGINNING, blocks.getLast().getElement(), count != shownAnswers);
        }
        shownAnswers = count;
    }

    private static String opening(OpenCase now) {
        return now.marks().isEmpty()
                ? "Nothing was looked for in this image yet. Ask, and what the question names is looked for first."
                : "Ask what was located, where, how sure it is, and what was not assessed. Every sentence of an answer"
                        + " points at its evidence.";
    }

    private AnswerBlock block(int index, int position) {
        if (index == blocks.size()) {
            AnswerBlock[] made = new AnswerBlock[1];
            made[0] = new AnswerBlock(new AnswerBlock.Actions(
                    chips,
                    answer -> actions.edit(positionOf(made[0]), answer),
                    answer -> actions.again(positionOf(made[0]), answer)));
            blocks.add(made[0]);
            addComponentAtIndex(indexOf(trouble), made[0]);
        }
        AnswerBlock block = blocks.get(index);
        block.getElement().setAttribute("data-position", "" + position);
        return block;
    }

    private static int positionOf(AnswerBlock block) {
        return Integer.parseInt(block.getElement().getAttribute("data-position"));
    }

    /** Says what went wrong, below what is there. @param again tries once more; null where there is nothing to try */
    void fail(String sentence, @Nullable Runnable again) {
        trouble.removeAll();
        trouble.add(new Paragraph(sentence));
        if (again != null) {
            NativeButton retry = new NativeButton("Retry", press -> again.run());
            retry.addClassName("ghost");
            trouble.add(retry);
        }
        trouble.setVisible(true);
        getElement().executeJs(TO_ITS_BEGINNING, trouble.getElement(), true);
    }

    void fine() {
        trouble.setVisible(false);
    }

    void clear() {
        blocks.forEach(this::remove);
        blocks.clear();
        shownAnswers = 0;
        opening.setVisible(false);
        fine();
    }

    /** Lights the chips of the finding under the pointer. */
    void mark(@Nullable UUID pointed) {
        blocks.forEach(block -> block.mark(pointed, selected));
    }
}

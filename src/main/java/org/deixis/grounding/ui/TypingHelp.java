package org.deixis.grounding.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.deixis.language.Concept;
import org.deixis.language.Suggestion;

/**
 * Suggestions below the prompt for the phrase at the caret. Arrows go through them, Enter takes the one gone to, Tab
 * that one or the first, Esc closes. Enter without having gone to one is left to the prompt. While the answer to what was
 * typed last is awaited, Tab takes nothing.
 */
final class TypingHelp extends Div {
    private static final long serialVersionUID = 1L;

    private static final String ATTEND = """
            const box = $0, list = $1;
            if (box.helped) return;
            box.helped = true;
            const area = () => box.inputElement ?? box.querySelector('textarea');
            const options = () => [...list.querySelectorAll('[role=option]')];
            const isOpen = () => !list.hidden && options().length > 0;
            const isAnswered = () => list.dataset.phrase === sought();
            let active = -1, timer = 0, taking = false, wanted = false;
            const phrase = () => {
              const { value, selectionStart: caret } = area();
              const before = value.slice(0, caret);
              const from = Math.max(before.lastIndexOf(';'), before.lastIndexOf('\\n')) + 1;
              const start = from + before.slice(from).match(/^\\s*/)[0].length;
              const after = value.slice(caret).search(/[;\\n]/);
              return { start, end: after < 0 ? value.length : caret + after, typed: before.slice(start) };
            };
            const sought = () => {
              const { typed, end } = phrase();
              const { value, selectionStart: caret } = area();
              return /\\S/.test(value.slice(caret, end)) ? '' : typed;
            };
            const mark = at => {
              active = at;
              options().forEach((option, i) => option.setAttribute('aria-selected', i === at));
              const chosen = options()[at];
              chosen?.scrollIntoView({ block: 'nearest' });
              if (chosen) area().setAttribute('aria-activedescendant', chosen.id);
              else area().removeAttribute('aria-activedescendant');
            };
            const close = () => { clearTimeout(timer); wanted = false; list.hidden = true; mark(-1); };
            const ask = () => {
              clearTimeout(timer);
              wanted = true;
              const before = list.dataset.phrase;
              if (!before || !sought().startsWith(before)) list.hidden = true;
              timer = setTimeout(() => {
                mark(-1);
                if (isAnswered()) list.hidden = false;
                box.dispatchEvent(new CustomEvent('phrase-typed', { detail: { phrase: sought() } }));
              }, 120);
            };
            new MutationObserver(() => { if (wanted && isAnswered()) list.hidden = false; })
              .observe(list, { attributeFilter: ['data-phrase'] });
            const take = option => {
              const { start, end } = phrase(), text = option.dataset.text, input = area();
              input.value = input.value.slice(0, start) + text + input.value.slice(end);
              input.setSelectionRange(start + text.length, start + text.length);
              taking = true;
              input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
              taking = false;
              close();
            };
            box.addEventListener('input', () => { if (!taking) ask(); });
            box.addEventListener('focusout', () => setTimeout(close, 150));
            box.addEventListener('keydown', event => {
              if (event.isComposing) return;
              const all = options();
              const mine = () => { event.preventDefault(); event.stopImmediatePropagation(); };
              if (!isOpen()) {
                if (event.key === 'Enter') close();
              } else if (event.key === 'Tab' && !event.shiftKey && !isAnswered()) {
                mine();
              } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                mine();
                const step = event.key === 'ArrowDown' ? 1 : -1;
                mark(active < 0 ? (step > 0 ? 0 : all.length - 1) : (active + step + all.length) % all.length);
              } else if (event.key === 'Tab' && !event.shiftKey) {
                mine();
                take(all[Math.max(0, active)]);
              } else if (event.key === 'Enter' && !event.shiftKey && active >= 0) {
                mine();
                take(all[active]);
              } else if (event.key === 'Enter') {
                close();
              } else if (event.key === 'Escape') {
                mine();
                close();
              }
            }, true);
            list.addEventListener('mousedown', event => event.preventDefault());
            list.addEventListener('click', event => {
              const option = event.target.closest('[role=option]');
              if (option) take(option);
            });
            list.id ||= 'phrase-suggestions';
            const input = area();
            input?.setAttribute('aria-autocomplete', 'list');
            input?.setAttribute('aria-controls', list.id);""";

    private final TextArea box;
    private final Div list = new Div();

    /** @param suggest given the phrase up to the caret, perhaps empty */
    TypingHelp(TextArea box, Function<String, List<Suggestion>> suggest) {
        this.box = box;
        list.getElement().setAttribute("role", "listbox");
        list.getElement().setAttribute("aria-label", "Suggestions");
        addClassName("help");
        add(list);
        box.getElement()
                .addEventListener("phrase-typed", typed -> {
                    String phrase =
                            typed.getEventData().path("event.detail.phrase").asString("");
                    show(phrase, phrase.isBlank() ? List.of() : suggest.apply(phrase));
                })
                .addEventData("event.detail.phrase");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs(ATTEND, box.getElement(), list.getElement());
    }

    private void show(String phrase, List<Suggestion> suggestions) {
        list.removeAll();
        list.getElement().setAttribute("data-phrase", phrase);
        for (int i = 0; i < suggestions.size(); i++) {
            Suggestion suggestion = suggestions.get(i);
            Div option = new Div(new Span(suggestion.text()));
            option.getElement()
                    .setAttribute("role", "option")
                    .setAttribute("data-text", suggestion.text())
                    .setAttribute("aria-selected", "false")
                    .appendChild(new Element("small").setText(remark(suggestion)));
            option.setId("phrase-suggestion-" + i);
            list.add(option);
        }
    }

    private static String remark(Suggestion suggestion) {
        Concept concept = suggestion.concept();
        return switch (suggestion.why()) {
            case ASKED_BEFORE -> "asked before";
            case DID_YOU_MEAN -> "did you mean";
            case BEGINS ->
                concept == null || suggestion.text().toLowerCase(Locale.ROOT).endsWith(concept.name())
                        ? ""
                        : concept.name();
        };
    }
}

package org.deixis.retrieval.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.deixis.retrieval.Hit;
import org.deixis.retrieval.HitGroup;
import org.deixis.retrieval.SearchAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The hits as cards, more of them as the end comes into view. Arrows move between the cards, Enter opens one, f unfolds its
 * fields, space selects it, and a card can be dragged into the query; that happens in the browser, so that it does not wait.
 */
final class HitGrid extends Div {
    private static final long serialVersionUID = 1L;
    private static final int PORTION = 24;

    /** With so few slides every field is a card of its own. */
    private static final int FEW_GROUPS = 3;

    private static final String KEYS = """
            const grid = this;
            const cards = () => [...grid.querySelectorAll('.card')];
            grid.addEventListener('keydown', press => {
              const all = cards();
              const at = all.indexOf(document.activeElement);
              if (at < 0 || press.ctrlKey || press.metaKey || press.altKey) return;
              const top = all[0].offsetTop;
              const columns = Math.max(1, all.filter(card => card.offsetTop === top).length);
              const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[press.key];
              const to = press.key === 'Home' ? 0 : press.key === 'End' ? all.length - 1
                : step === undefined ? -1 : at + step;
              if (to >= 0 && to < all.length) {
                all[to].focus();
                all[to].scrollIntoView({ block: 'nearest' });
                press.preventDefault();
              } else if (step !== undefined) {
                press.preventDefault();
                if (press.key === 'ArrowUp') document.querySelector('.search .q input')?.focus();
              } else if (press.key === 'Enter') {
                all[at].click();
                press.preventDefault();
              } else if (press.key === 'f') {
                all[at].querySelector('.fields')?.click();
              } else if (press.key === ' ') {
                all[at].querySelector('.pick')?.click();
                press.preventDefault();
              }
            });
            grid.addEventListener('focusin', () => {
              const all = cards();
              const now = all.indexOf(document.activeElement);
              if (now >= 0) all.forEach((card, i) => card.setAttribute('tabindex', i === now ? 0 : -1));
            });
            grid.addEventListener('dragstart', drag => {
              const card = drag.target.closest?.('.card[data-pair]');
              if (card) {
                drag.dataTransfer.setData('application/x-deixis-pair', card.dataset.pair);
                drag.dataTransfer.effectAllowed = 'copy';
                const image = card.querySelector('img');
                if (image) drag.dataTransfer.setDragImage(image, 24, 24);
              }
            });
            grid.addEventListener('error', lost => lost.target.closest?.('.card')?.classList.add('imageless'), true);
            new IntersectionObserver(seen => {
              if (seen.some(one => one.isIntersecting)) grid.dispatchEvent(new CustomEvent('more'));
            }, { rootMargin: '600px' }).observe(grid.querySelector('.end'));
            """;

    private final transient HitCard.Acts acts;
    private final transient Predicate<Hit> picked;
    private final NativeButton weak;
    private final Div cards = new Div();
    private final Div end = new Div();
    private final transient List<Object> waiting = new ArrayList<>();
    private @Nullable transient SearchAnswer shown;
    private String openId = "";
    private String openIn = "";

    /**
     * @param picked whether a hit is selected
     * @param weaker asks for the hits below the floor too
     */
    HitGrid(HitCard.Acts acts, Predicate<Hit> picked, Runnable weaker) {
        this.acts = acts;
        this.picked = picked;
        cards.addClassName("grid");
        cards.getElement()
                .setAttribute("role", "listbox")
                .setAttribute("aria-label", "Hits")
                .setAttribute("aria-multiselectable", "true");
        end.addClassName("end");
        weak = new NativeButton("Show weak matches", press -> weaker.run());
        weak.addClassName("ghost");
        addClassName("hits");
        add(cards, end, weak);
        getElement().addEventListener("more", event -> addPortion()).debounce(50);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs(KEYS);
    }

    void show(SearchAnswer answer) {
        if (answer != shown) {
            shown = answer;
            waiting.clear();
            cards.removeAll();
            fill(answer);
            addPortion();
            getElement().executeJs("this.scrollTop = 0");
        }
    }

    private void fill(SearchAnswer answer) {
        List<HitGroup> relevant =
                answer.groups().stream().filter(group -> !group.belowFloor()).toList();
        List<HitGroup> weak =
                answer.groups().stream().filter(HitGroup::belowFloor).toList();
        boolean few = relevant.size() <= FEW_GROUPS;
        relevant.forEach(group -> fill(group, few));
        if (!weak.isEmpty()) {
            waiting.add(floor(relevant));
        }
        weak.forEach(group -> fill(group, false));
    }

    private void fill(HitGroup group, boolean apart) {
        if (apart) {
            group.hits().forEach(hit -> waiting.add(new HitGroup(group.key(), List.of(hit))));
        } else {
            waiting.add(group);
        }
    }

    private static String floor(List<HitGroup> relevant) {
        String below = "weak matches below, shown because you asked";
        if (relevant.isEmpty()) {
            return "Nothing relevant; " + below;
        }
        int fields = relevant.stream().mapToInt(group -> group.hits().size()).sum();
        return "%s, %s above · %s"
                .formatted(
                        relevant.size() == 1 ? "one slide or case" : "%,d slides or cases".formatted(relevant.size()),
                        HitCard.fields(fields),
                        below);
    }

    private void addPortion() {
        SearchAnswer answer = shown;
        for (int i = 0; i < PORTION && answer != null && !waiting.isEmpty(); i++) {
            switch (waiting.removeFirst()) {
                case HitGroup group -> cards.add(card(group, answer));
                case Object line -> {
                    Div floor = new Div(line.toString());
                    floor.addClassName("floor");
                    cards.add(floor);
                }
            }
        }
        boolean more = !waiting.isEmpty();
        end.setText(more ? "More…" : "");
        weak.setVisible(
                !more && answer != null && answer.ranked() && !answer.request().weak());
        cards.getChildren().findFirst().ifPresent(first -> first.getElement().setAttribute("tabindex", "0"));
    }

    private HitCard card(HitGroup group, SearchAnswer answer) {
        HitCard card = new HitCard(group, answer.highlights(), acts);
        card.setOpen(!openId.isEmpty() && card.shows(openId, openIn));
        card.setPicked(picked);
        return card;
    }

    /** Puts a card for every hit of the group where the group's card is. */
    void unfold(HitCard card, HitGroup group) {
        SearchAnswer answer = shown;
        int at = cards.indexOf(card);
        if (answer != null && at >= 0) {
            int first = at;
            cards.remove(card);
            for (Hit hit : group.hits()) {
                cards.addComponentAtIndex(at++, card(new HitGroup(group.key(), List.of(hit)), answer));
            }
            cards.getElement().executeJs("this.children[$0]?.focus()", first);
        }
    }

    /** Marks the card of the pair that is open. */
    void setOpen(String id, String collection) {
        openId = id;
        openIn = collection;
        all().forEach(card -> card.setOpen(!id.isEmpty() && card.shows(id, collection)));
    }

    void refreshPicks() {
        all().forEach(card -> card.setPicked(picked));
    }

    private List<HitCard> all() {
        return cards.getChildren()
                .filter(HitCard.class::isInstance)
                .map(HitCard.class::cast)
                .toList();
    }

    /** Puts the keys back on the card that was open. */
    void focusOpen() {
        List<HitCard> all = all();
        all.stream()
                .filter(card -> card.hasClassName("on"))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .ifPresent(card -> card.getElement().executeJs("this.focus()"));
    }
}

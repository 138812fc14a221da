package org.deixis.grounding.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deixis.grounding.GroundedReport;
import org.jspecify.annotations.Nullable;

/**
 * The text of a report, each phrase underlined in the way of its verdict and the colour of its structure. A phrase under the
 * pointer or with the focus lights its region; pressing it selects the finding.
 */
final class ReportText extends Div {
    private static final long serialVersionUID = 1L;

    /** One listener for all phrases: a report may have hundreds. */
    private static final String TELL = """
            if (this.tells) return;
            this.tells = true;
            const at = event => event.target.closest?.('u')?.dataset.finding ?? '';
            const tell = (name, finding) => this.dispatchEvent(new CustomEvent(name, { detail: { finding } }));
            let over = '';
            const pass = finding => { if (finding !== over) { over = finding; tell('phrase-over', finding); } };
            this.addEventListener('mouseover', event => pass(at(event)));
            this.addEventListener('mouseleave', () => pass(''));
            this.addEventListener('focusin', event => pass(at(event)));
            this.addEventListener('focusout', () => pass(''));
            this.addEventListener('click', event => { if (at(event)) tell('phrase-chosen', at(event)); });
            this.addEventListener('keydown', event => {
              if ((event.key === 'Enter' || event.key === ' ') && at(event)) {
                event.preventDefault();
                tell('phrase-chosen', at(event));
              }
            });""";

    private static final String FINDING = "event.detail.finding";

    private final transient Map<UUID, List<Element>> phrases = new HashMap<>();
    private transient @Nullable GroundedReport shown;
    private transient List<FindingLine> styled = List.of();
    private @Nullable UUID hovered;
    private @Nullable UUID selected;

    ReportText(Consumer<@Nullable UUID> hover, Consumer<UUID> select) {
        addClassNames("box", "report");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", "The report");
        getElement()
                .addEventListener("phrase-over", over -> hover.accept(finding(over)))
                .addEventData(FINDING);
        getElement()
                .addEventListener("phrase-chosen", press -> {
                    UUID finding = finding(press);
                    if (finding != null) {
                        select.accept(finding);
                    }
                })
                .addEventData(FINDING);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs(TELL);
    }

    private @Nullable UUID finding(DomEvent event) {
        String id = event.getEventData().path(FINDING).asString("");
        return phrases.keySet().stream()
                .filter(known -> known.toString().equals(id))
                .findFirst()
                .orElse(null);
    }

    void show(GroundedReport report, List<FindingLine> lines, @Nullable UUID chosen) {
        boolean other = shown == null
                || !shown.report().text().equals(report.report().text())
                || !shown.places().equals(report.places());
        if (other) {
            shown = report;
            write(report);
        }
        if (other || !styled.equals(lines)) {
            styled = lines;
            Map<UUID, FindingLine> byId = lines.stream().collect(Collectors.toMap(FindingLine::id, line -> line));
            phrases.forEach((id, places) -> places.forEach(place -> style(place, byId.get(id))));
        }
        boolean moved = !Objects.equals(selected, chosen);
        selected = chosen;
        mark();
        if (moved && chosen != null && phrases.containsKey(chosen)) {
            phrases.get(chosen).getFirst().executeJs("this.scrollIntoView({ block: 'nearest' })");
        }
    }

    /** Lights the phrases of this finding; null for none. */
    void hover(@Nullable UUID finding) {
        hovered = finding;
        mark();
    }

    private void write(GroundedReport report) {
        getElement().removeAllChildren();
        phrases.clear();
        List<Element> written = new ArrayList<>();
        Set<Element> innermost = new HashSet<>();
        for (ReportPieces.Piece piece : ReportPieces.of(report)) {
            written.add(
                    switch (piece) {
                        case ReportPieces.Plain(String text) -> Element.createText(text);
                        case ReportPieces.Heading(String text) -> new Element("b").setText(text);
                        case ReportPieces.Said(String text, List<UUID> findings) -> phrase(text, findings, innermost);
                    });
        }
        getElement().appendChild(written.toArray(Element[]::new));
        phrases.values()
                .forEach(places -> places.stream()
                        .filter(innermost::contains)
                        .findFirst()
                        .orElse(places.getFirst())
                        .setAttribute("tabindex", "0")
                        .setAttribute("role", "button"));
    }

    /** The longest phrase is outermost; the innermost one answers to the pointer. */
    private Element phrase(String text, List<UUID> findings, Set<Element> innermost) {
        List<Element> nested = new ArrayList<>();
        for (UUID finding : findings) {
            Element phrase = new Element("u").setAttribute("data-finding", finding.toString());
            phrases.computeIfAbsent(finding, id -> new ArrayList<>()).add(phrase);
            if (!nested.isEmpty()) {
                nested.getLast().appendChild(phrase);
            }
            nested.add(phrase);
        }
        innermost.add(nested.getLast().setText(text));
        return nested.getFirst();
    }

    private static void style(Element phrase, @Nullable FindingLine line) {
        phrase.getClassList().clear();
        if (line == null) {
            phrase.removeAttribute("title");
            return;
        }
        phrase.getClassList().add(line.verdictClass());
        phrase.getClassList().set("contra", line.isConflict());
        phrase.getStyle().set("--hue", line.isDrawn() ? line.colour() : null);
        phrase.setAttribute(
                "title",
                Stream.of(
                                line.name(),
                                line.finding().current().verdict().words().toLowerCase(Locale.ROOT),
                                line.visible())
                        .flatMap(Stream::ofNullable)
                        .collect(Collectors.joining(" · ")));
    }

    private void mark() {
        phrases.forEach((id, places) -> places.forEach(place -> {
            place.getClassList().set("on", id.equals(hovered));
            place.getClassList().set("selected", id.equals(selected));
            if (place.hasAttribute("role")) {
                place.setAttribute("aria-pressed", id.equals(selected) ? "true" : "false");
            }
        }));
    }
}

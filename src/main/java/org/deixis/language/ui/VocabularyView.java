package org.deixis.language.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deixis.language.Concept;
import org.deixis.language.TaughtConcepts;
import org.deixis.language.Vocabulary;
import org.jspecify.annotations.Nullable;

/** The Vocabulary screen: what words can mean, and what the model was taught of it. Its address holds search and concept. */
@Route("vocabulary")
@PageTitle("Vocabulary · Deixis")
@Menu(title = "Vocabulary", order = 5)
final class VocabularyView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    static final String QUERY = "q";
    static final String CONCEPT = "concept";
    static final String KNOWN = "known";

    /** More than anybody reads; the rest is a longer word away. */
    private static final int MOST_SHOWN = 200;

    private final transient Vocabulary vocabulary;
    private final transient TaughtConcepts taught;
    private final transient VocabularySearch search;
    private final TextField query = new TextField();
    private final Checkbox known = new Checkbox("Only what the model knows");
    private final Span count = new Span();
    private final Div terms = new Div();
    private final ConceptDetail detail;
    private transient @Nullable Concept chosen;

    VocabularyView(Vocabulary vocabulary, TaughtConcepts taught) {
        this.vocabulary = vocabulary;
        this.taught = taught;
        search = new VocabularySearch(vocabulary);
        detail = new ConceptDetail(vocabulary, this::choose);
        query.setPlaceholder("A name, a synonym, a kind, x-ray, a code …");
        query.setAriaLabel("Search the vocabulary");
        query.setClearButtonVisible(true);
        query.setValueChangeMode(ValueChangeMode.LAZY);
        query.setValueChangeTimeout(200);
        query.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                chosen = null; // another search, another first hit
                changed();
            }
        });
        known.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed();
            }
        });
        count.addClassName("count");
        count.getElement().setAttribute("role", "status");
        Div bar = new Div(query, known, count);
        bar.addClassName("row");
        terms.addClassName("terms");
        Section middle = new Section(bar, terms);
        middle.addClassName("middle");
        addClassName("vocabulary");
        add(middle, detail);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        chosen = asked.getSingleParameter(CONCEPT).flatMap(vocabulary::concept).orElse(null);
        query.setValue(asked.getSingleParameter(QUERY).orElse(""));
        known.setValue(asked.getSingleParameter(KNOWN).isPresent());
        show();
    }

    private void choose(Concept concept) {
        chosen = concept;
        changed();
    }

    /** The address follows, so that it can be kept and sent. */
    private void changed() {
        Map<String, List<String>> asked = new HashMap<>();
        if (!query.getValue().isBlank()) {
            asked.put(QUERY, List.of(query.getValue().strip()));
        }
        if (known.getValue()) {
            asked.put(KNOWN, List.of("1"));
        }
        if (chosen != null) {
            asked.put(CONCEPT, List.of(chosen.id()));
        }
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(null, new Location("vocabulary", new QueryParameters(asked)));
        show();
    }

    private void show() {
        Optional<TaughtConcepts.Knowledge> knowledge = taught.now();
        known.setVisible(knowledge.isPresent());
        List<Concept> found = search.find(query.getValue()).stream()
                .filter(concept -> !known.getValue()
                        || knowledge.isEmpty()
                        || !knowledge.get().of(concept).isEmpty())
                .toList();
        count.setText(
                found.size() > MOST_SHOWN
                        ? "the first %d of %,d".formatted(MOST_SHOWN, found.size())
                        : found.size() == 1 ? "1 thing" : "%,d things".formatted(found.size()));
        Concept shown = chosen == null && !found.isEmpty() ? found.getFirst() : chosen;
        terms.removeAll();
        found.stream().limit(MOST_SHOWN).forEach(concept -> terms.add(term(concept, concept.equals(shown), knowledge)));
        if (found.isEmpty()) {
            Paragraph nothing = new Paragraph(
                    "Nothing is called “%s” here. Words that the vocabulary does not know are answered “not taught”."
                            .formatted(query.getValue().strip()));
            nothing.addClassName("hint");
            terms.add(nothing);
        }
        detail.show(shown, knowledge);
        getElement().setProperty("summary", summary(knowledge));
    }

    private NativeButton term(Concept concept, boolean isShown, Optional<TaughtConcepts.Knowledge> knowledge) {
        NativeButton term = new NativeButton("", press -> choose(concept));
        boolean isTaught = knowledge.map(all -> !all.of(concept).isEmpty()).orElse(false);
        term.getElement()
                .appendChild(
                        new Element("b").setText(concept.name()),
                        new Element("small").setText(concept.kind().slug()),
                        new Element("small")
                                .setText(String.join(
                                        " · ",
                                        concept.synonyms().stream().limit(4).toList())),
                        new Element("small").setText(isTaught ? "● known" : ""));
        term.addClassName("term");
        term.setClassName("on", isShown);
        return term;
    }

    private String summary(Optional<TaughtConcepts.Knowledge> knowledge) {
        long words = vocabulary.concepts().stream()
                .mapToLong(concept -> 1 + concept.synonyms().size())
                .sum();
        String all = "%,d things in %,d words".formatted(vocabulary.concepts().size(), words);
        return knowledge
                .map(model -> all
                        + " · %s knows %,d"
                                .formatted(model.model(), model.byConcept().size()))
                .orElse(all);
    }
}

package org.deixis.language.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deixis.language.Components;
import org.deixis.language.Concept;
import org.deixis.language.ConceptKind;
import org.deixis.language.TaughtConcepts;
import org.deixis.language.Vocabulary;
import org.jspecify.annotations.Nullable;

/** One concept: its words, what it is, what the model was taught of it, and phrases to try. */
final class ConceptDetail extends Aside {
    private static final long serialVersionUID = 1L;

    private final transient Vocabulary vocabulary;
    private final transient Consumer<Concept> open;

    /** @param open shows another concept */
    ConceptDetail(Vocabulary vocabulary, Consumer<Concept> open) {
        this.vocabulary = vocabulary;
        this.open = open;
        addClassName("concept");
        getElement().setAttribute("aria-live", "polite");
    }

    /** @param knowledge empty while no model is there */
    void show(@Nullable Concept concept, Optional<TaughtConcepts.Knowledge> knowledge) {
        removeAll();
        setVisible(concept != null);
        if (concept == null) {
            return;
        }
        add(new H1(concept.name()), facts(concept));
        if (!concept.synonyms().isEmpty()) {
            add(new H2("Also called"), new Paragraph(String.join(" · ", concept.synonyms())));
        }
        add(new H2("What the model knows"));
        addKnowledge(concept, knowledge);
        List<Concept> near = vocabulary.near(concept);
        if (!near.isEmpty()) {
            add(new H2("Not the same thing, but near"), chips(near));
        }
        List<Concept> parts = vocabulary.concepts().stream()
                .filter(other -> concept.id().equals(other.parent()))
                .toList();
        if (!parts.isEmpty()) {
            add(new H2("Parts and special cases"), chips(parts));
        }
        add(new H2("Phrases to try"), examples(concept));
    }

    private Element facts(Concept concept) {
        Element facts = new Element("dl");
        facts.getClassList().add("kv");
        fact(facts, "Kind", concept.kind().slug());
        if (concept.laterality() != null) {
            fact(facts, "Side", "the patient’s " + concept.laterality());
        }
        Optional.ofNullable(concept.parent())
                .flatMap(vocabulary::concept)
                .ifPresent(parent -> fact(facts, "Part of", parent.name()));
        fact(facts, "Seen in", concept.modalities().isEmpty() ? "not stated" : modalities(concept.modalities()));
        Components components = concept.components();
        if (components != null) {
            fact(facts, "In one image", atMost(components));
        }
        if (!concept.codes().isEmpty()) {
            fact(facts, "Codes", String.join(", ", concept.codes()));
        }
        fact(facts, "Id", concept.id());
        return facts;
    }

    private static String atMost(Components components) {
        String regions = components.most() == 1 ? "one region" : "at most %d regions".formatted(components.most());
        return components.in().isEmpty()
                ? regions
                : "%s (%s)"
                        .formatted(
                                regions,
                                modalities(components.in().stream().sorted().toList()));
    }

    private static String modalities(List<String> slugs) {
        return slugs.stream().map(ConceptDetail::modality).collect(Collectors.joining(", "));
    }

    private static String modality(String slug) {
        return switch (slug) {
            case "ct", "mri", "oct" -> slug.toUpperCase(Locale.ROOT);
            default -> slug;
        };
    }

    private void add(H1 head, Element facts) {
        add(head);
        getElement().appendChild(facts);
    }

    private static void fact(Element facts, String term, String value) {
        facts.appendChild(new Element("dt").setText(term), new Element("dd").setText(value));
    }

    private void addKnowledge(Concept concept, Optional<TaughtConcepts.Knowledge> knowledge) {
        if (knowledge.isEmpty()) {
            add(new Paragraph("No model is installed, so nothing can be located."));
            return;
        }
        List<TaughtConcepts.Taught> taught = knowledge.get().of(concept);
        if (taught.isEmpty()) {
            add(new Paragraph("Not taught to %s. This does not mean absent."
                    .formatted(knowledge.get().model())));
            return;
        }
        Div lines = new Div();
        lines.addClassName("taught");
        for (TaughtConcepts.Taught one : taught) {
            Span tier = new Span(one.evidence());
            tier.addClassNames("tier", one.evidence().replace(' ', '-'));
            lines.add(new Div(new Span(one.modality()), tier));
        }
        add(lines);
    }

    private Div chips(List<Concept> concepts) {
        Div chips = new Div();
        chips.addClassName("chips");
        for (Concept concept : concepts) {
            NativeButton chip = new NativeButton(concept.name(), press -> open.accept(concept));
            chip.addClassName("chip");
            chips.add(chip);
        }
        return chips;
    }

    private static Div examples(Concept concept) {
        Stream<String> denied = concept.kind().isFinding() && concept.kind() != ConceptKind.DIAGNOSIS
                ? Stream.of("no " + concept.name())
                : Stream.empty();
        Div examples = new Div();
        examples.addClassName("examples");
        Stream.concat(
                        Stream.concat(
                                Stream.of(concept.name()),
                                concept.synonyms().stream().limit(2)),
                        denied)
                .forEach(phrase -> {
                    Anchor link = new Anchor(
                            "ground?text="
                                    + URLEncoder.encode(phrase, StandardCharsets.UTF_8)
                                            .replace("+", "%20"),
                            "“%s”".formatted(phrase));
                    link.setRouterIgnore(false);
                    link.setTitle("Put these words into the prompt of Ground");
                    examples.add(link);
                });
        return examples;
    }
}

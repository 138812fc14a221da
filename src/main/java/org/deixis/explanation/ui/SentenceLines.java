package org.deixis.explanation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.deixis.explanation.AnswerRecord;
import org.jspecify.annotations.Nullable;

/** Sentences in paragraphs, each followed by chips of what it rests on. Further sentences are added without moving the rest. */
final class SentenceLines extends Div {
    private static final long serialVersionUID = 1L;

    private final transient EvidenceChip.Actions actions;
    private transient List<AnswerRecord.Said> said = List.of();
    private transient Map<String, Citation> meanings = Map.of();
    private final transient List<EvidenceChip> chips = new ArrayList<>();
    private @Nullable Paragraph last;

    SentenceLines(EvidenceChip.Actions actions) {
        this.actions = actions;
        addClassName("said");
    }

    /** @param meaning what an id means */
    void show(List<AnswerRecord.Said> sentences, Function<String, Citation> meaning) {
        Map<String, Citation> meant = new LinkedHashMap<>();
        sentences.stream().flatMap(s -> s.evidence().stream()).forEach(id -> meant.computeIfAbsent(id, meaning));
        boolean further = sentences.size() >= said.size()
                && sentences.subList(0, said.size()).equals(said)
                && meanings.entrySet().stream().allMatch(e -> e.getValue().looksAs(meant.get(e.getKey())));
        if (!further) {
            removeAll();
            chips.clear();
            last = null;
            said = List.of();
        }
        for (int i = said.size(); i < sentences.size(); i++) {
            add(sentences.get(i), i == 0 ? null : sentences.get(i - 1), meant);
        }
        said = List.copyOf(sentences);
        meanings = meant;
    }

    private void add(AnswerRecord.Said sentence, AnswerRecord.@Nullable Said before, Map<String, Citation> meant) {
        String section = sentence.section();
        boolean heading = section != null && (before == null || !section.equals(before.section()));
        if (heading) {
            add(new H3(section));
        }
        Paragraph paragraph = last;
        if (paragraph == null
                || heading
                || before == null
                || !subject(sentence, meant).equals(subject(before, meant))) {
            paragraph = new Paragraph();
            add(paragraph);
            last = paragraph;
        }
        paragraph.add(sentence(sentence, meant));
    }

    /** What a paragraph is about: sentences on the same kind of evidence, or on findings of one verdict, stand together. */
    private static String subject(AnswerRecord.Said sentence, Map<String, Citation> meant) {
        return sentence.evidence().stream()
                .findFirst()
                .flatMap(id -> Optional.ofNullable(meant.get(id)))
                .map(first -> first.kind()
                        + (first.mark() == null
                                ? ""
                                : first.mark().finding().verdict().name()))
                .orElse("");
    }

    private Span sentence(AnswerRecord.Said sentence, Map<String, Citation> meant) {
        String text = sentence.text();
        List<Citation> citations = sentence.evidence().stream()
                .map(meant::get)
                .flatMap(Stream::ofNullable)
                .toList();
        List<EvidenceChip> cited = Citation.merged(citations).stream()
                .map(citation -> new EvidenceChip(citation, actions))
                .toList();
        Span span = new Span();
        span.addClassName("sentence");
        if (cited.isEmpty()) {
            span.add(new Span(text + " "));
            Span mark = new Span("no evidence");
            mark.addClassName("uncited");
            mark.setTitle("This sentence rests on nothing; the settings let it stand marked.");
            span.add(mark, new Span(" "));
            return span;
        }
        chips.addAll(cited);
        boolean stop = text.endsWith(".");
        span.add(new Span((stop ? text.substring(0, text.length() - 1) : text) + " "));
        cited.subList(0, cited.size() - 1).forEach(chip -> span.add(chip, new Span(" ")));
        Span end = new Span(cited.getLast(), new Span(stop ? "." : ""));
        end.addClassName("end"); // the full stop stays with the last chip
        span.add(end, new Span(" "));
        return span;
    }

    /** Lights the chips of these findings. */
    void mark(@Nullable UUID pointed, @Nullable UUID selected) {
        chips.forEach(chip -> chip.mark(pointed, selected));
    }
}

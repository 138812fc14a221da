package org.deixis.language;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text of sentences as it was read.
 *
 * @param text as given
 * @param sections in order; a text without headings is one section without a name
 * @param sentences in order, without the headings
 * @param phrases in order of appearance; spans are code points of {@code text}
 * @param notes sentences for the person who gave the text, e.g. that it is not English; mostly none
 */
public record Report(
        String text, List<Section> sections, List<Sentence> sentences, List<Phrase> phrases, List<String> notes) {
    public Report {
        sections = List.copyOf(sections);
        sentences = List.copyOf(sentences);
        phrases = List.copyOf(phrases);
        notes = List.copyOf(notes);
    }

    /**
     * @param name e.g. {@code findings}; empty before the first heading
     * @param start first code point after the heading
     * @param end one past its last code point
     * @param refusal why nothing is looked for in it, or null
     */
    public record Section(String name, int start, int end, Mention.@Nullable Refusal refusal) {}

    /**
     * @param start its first code point
     * @param end one past its last code point; no white space stands at either end
     */
    public record Sentence(int start, int end) {}

    /** The section that a code point of the text lies in; empty within a heading. */
    public Optional<Section> sectionAt(int codePoint) {
        return sections.stream()
                .filter(section -> section.start() <= codePoint && codePoint < section.end())
                .findFirst();
    }
}

package org.deixis.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/** Marks the words of a query in captions. Safe for use by several threads, also after the index has changed. */
public final class Highlights {
    private final Query words;
    private final Analyzer analyzer;

    Highlights(Query words, Analyzer analyzer) {
        this.words = words;
        this.analyzer = analyzer;
    }

    /** The two passages that match best; empty where none does. */
    String passages(String caption) {
        return mark(UnifiedHighlighter.builderWithoutSearcher(analyzer), caption, 2);
    }

    /** The whole caption, escaped for HTML, the words between {@code <b>} and {@code </b>}; empty where none matches. */
    public String whole(String caption) {
        return mark(
                UnifiedHighlighter.builderWithoutSearcher(analyzer).withBreakIterator(WholeBreakIterator::new),
                caption,
                1);
    }

    private String mark(UnifiedHighlighter.Builder builder, String caption, int passages) {
        UnifiedHighlighter highlighter = builder.withMaxNoHighlightPassages(0)
                .withMaxLength(RowReading.LONGEST_VALUE + 1)
                .withFormatter(new DefaultPassageFormatter("<b>", "</b>", " … ", true))
                .build();
        try {
            Object marked = highlighter.highlightWithoutSearcher("caption", words, caption, passages);
            return marked == null ? "" : marked.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is nothing to read from but the caption
        }
    }
}

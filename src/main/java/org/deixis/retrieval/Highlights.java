package org.deixis.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
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

    /** A part of a caption; the parts in their order are the caption. */
    public record Piece(String text, boolean marked) {}

    /** The two passages that match best, escaped for HTML, the words between {@code <b>} and {@code </b>}; may be empty. */
    String passages(String caption) {
        Object marked = mark(
                UnifiedHighlighter.builderWithoutSearcher(analyzer)
                        .withFormatter(new DefaultPassageFormatter("<b>", "</b>", " … ", true)),
                caption,
                2);
        return marked instanceof String text ? text : "";
    }

    /** The whole caption in pieces; one unmarked piece where nothing in it matches. */
    public List<Piece> pieces(String caption) {
        Object marked = mark(
                UnifiedHighlighter.builderWithoutSearcher(analyzer)
                        .withBreakIterator(WholeBreakIterator::new)
                        .withFormatter(new Pieces()),
                caption,
                1);
        return marked instanceof Cut cut ? cut.pieces() : List.of(new Piece(caption, false));
    }

    private @org.jspecify.annotations.Nullable Object mark(
            UnifiedHighlighter.Builder builder, String caption, int passages) {
        UnifiedHighlighter highlighter = builder.withMaxNoHighlightPassages(0)
                .withMaxLength(RowReading.LONGEST_VALUE + 1)
                .build();
        try {
            return highlighter.highlightWithoutSearcher("caption", words, caption, passages);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is nothing to read from but the caption
        }
    }

    private record Cut(List<Piece> pieces) {}

    private static final class Pieces extends PassageFormatter {
        @Override
        public Object format(Passage[] passages, String content) {
            List<Piece> pieces = new ArrayList<>();
            int at = 0;
            for (Passage passage : passages) {
                for (int i = 0; i < passage.getNumMatches(); i++) {
                    int start = passage.getMatchStarts()[i];
                    int end = passage.getMatchEnds()[i];
                    if (start >= at && end > start) {
                        add(pieces, content.substring(at, start), false);
                        add(pieces, content.substring(start, end), true);
                        at = end;
                    }
                }
            }
            add(pieces, content.substring(at), false);
            return new Cut(pieces);
        }

        private static void add(List<Piece> pieces, String text, boolean marked) {
            if (!text.isEmpty()) {
                pieces.add(new Piece(text, marked));
            }
        }
    }
}

package org.deixis.retrieval;

import java.util.Locale;

/** What a query is compared with. */
public enum SearchMode {
    /** Words and meaning together. */
    HYBRID,
    /** The words of caption, organ, diagnosis, stain and findings alone, by BM25. */
    BM25,
    /** The text vectors alone. */
    TEXT,
    /** The pictures alone: with the words, by a pack that puts both into one space, or with another picture. */
    IMAGE;

    /** As scripts name it. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}

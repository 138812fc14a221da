package org.deixis.retrieval;

import java.util.List;
import org.deixis.inference.text.TextEncoder;

/** {@link WordsAsVectors}, and a say before each portion: to count, to wait, to fail. */
abstract class WatchedEncoder implements TextEncoder {
    private final TextEncoder words;

    WatchedEncoder() {
        this(new WordsAsVectors());
    }

    WatchedEncoder(TextEncoder words) {
        this.words = words;
    }

    /** Called on whatever thread embeds; what it throws is what {@link #embed} throws. */
    abstract void before(List<String> texts);

    @Override
    public final String id() {
        return words.id();
    }

    @Override
    public final int dimension() {
        return words.dimension();
    }

    @Override
    public final List<float[]> embed(List<String> texts) {
        before(texts);
        return words.embed(texts);
    }
}

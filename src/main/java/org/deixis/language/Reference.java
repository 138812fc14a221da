package org.deixis.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way to read words that choose among several of a thing.
 *
 * @param thing the words that name it, at the place of the whole phrase; null where they only point back, as in "the
 *     upper one", and nothing was named before
 * @param choices what the other words choose; empty where a side became part of the name
 * @param leftOut words that were understood and choose nothing here, e.g. {@code dark}
 */
public record Reference(@Nullable Phrase thing, List<Choice> choices, List<String> leftOut) {
    public Reference {
        choices = List.copyOf(choices);
        leftOut = List.copyOf(leftOut);
    }
}

package org.deixis.retrieval;

import java.util.List;

/**
 * A field by which what was found can be narrowed.
 *
 * @param field as a filter names it
 * @param values most frequent first; those that are filtered for are always among them
 */
public record Facet(String field, List<Value> values) {
    public Facet {
        values = List.copyOf(values);
    }

    /**
     * @param value as the pairs write it
     * @param count pairs found with it, were the field not filtered by
     * @param on whether it is filtered for
     */
    public record Value(String value, int count, boolean on) {}
}

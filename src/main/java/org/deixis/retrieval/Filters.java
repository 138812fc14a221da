package org.deixis.retrieval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What pairs must have. Immutable.
 *
 * @param wanted field → values, one of which the pair's whole value must be, in any case; every field must hold.
 *     {@code collection} is a field
 * @param unwanted field → values, none of which it may be
 */
public record Filters(SequencedMap<String, List<String>> wanted, SequencedMap<String, List<String>> unwanted) {
    /** The field that names a pair's collection. */
    public static final String COLLECTION = "collection";

    public static final Filters NONE = new Filters(new LinkedHashMap<>(), new LinkedHashMap<>());

    public Filters {
        wanted = copy(wanted);
        unwanted = copy(unwanted);
    }

    private static SequencedMap<String, List<String>> copy(Map<String, List<String>> given) {
        SequencedMap<String, List<String>> copy = new LinkedHashMap<>();
        given.forEach((field, values) -> {
            if (!values.isEmpty()) {
                copy.put(field.toLowerCase(Locale.ROOT), List.copyOf(values));
            }
        });
        return Collections.unmodifiableSequencedMap(copy);
    }

    /** One value a field. */
    public static Filters of(Map<String, String> values) {
        Filters filters = NONE;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filters = filters.with(value.getKey(), value.getValue());
        }
        return filters;
    }

    public boolean isEmpty() {
        return wanted.isEmpty() && unwanted.isEmpty();
    }

    /** The values wanted of a field; empty where all are welcome. */
    public List<String> values(String field) {
        return wanted.getOrDefault(field, List.of());
    }

    /** Whether the value is one of those wanted of the field. */
    public boolean has(String field, String value) {
        return values(field).stream().anyMatch(value::equalsIgnoreCase);
    }

    /** Whether the value is one of those that will not do. */
    public boolean excludes(String field, String value) {
        return unwanted.getOrDefault(field, List.of()).stream().anyMatch(value::equalsIgnoreCase);
    }

    /** One more value that will do. */
    public Filters with(String field, String value) {
        return has(field, value) ? this : new Filters(changed(wanted, field, value, true), unwanted);
    }

    public Filters without(String field, String value) {
        return new Filters(changed(wanted, field, value, false), unwanted);
    }

    /** All values of the field are welcome. */
    public Filters without(String field) {
        SequencedMap<String, List<String>> rest = new LinkedHashMap<>(wanted);
        rest.remove(field);
        return new Filters(rest, unwanted);
    }

    /** One more value that will not do. */
    public Filters excluding(String field, String value) {
        return new Filters(wanted, changed(unwanted, field, value, true));
    }

    public Filters notExcluding(String field, String value) {
        return new Filters(wanted, changed(unwanted, field, value, false));
    }

    private static SequencedMap<String, List<String>> changed(
            SequencedMap<String, List<String>> before, String field, String value, boolean add) {
        SequencedMap<String, List<String>> after = new LinkedHashMap<>(before);
        List<String> values = new ArrayList<>(after.getOrDefault(field, List.of()));
        values.removeIf(value::equalsIgnoreCase);
        if (add) {
            values.add(value);
        }
        after.put(field, values);
        return after;
    }
}

package org.deixis.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deixis.language.Expression;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Figures of the reading of referring expressions; ratios from 0 to 1, intervals of 95 %, null over nothing. */
public final class ExpressionMeasures {
    private final Share whole = new Share();
    private final Share things = new Share();
    private final Share qualifiers = new Share();
    private final Share parts = new Share();
    private final Map<Expression.Kind, Share> byKind = new EnumMap<>(Expression.Kind.class);
    private final List<String> errors = new ArrayList<>();

    ExpressionMeasures() {}

    private static final class Share {
        private int part;
        private int all;

        void add(boolean counts) {
            all++;
            part += counts ? 1 : 0;
        }

        Map<String, @Nullable Object> document() {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("n", all);
            document.put("share", all == 0 ? null : (double) part / all);
            document.put("ci95", all == 0 ? null : OutlineMeasures.wilson(part, all));
            return document;
        }

        String line(String name) {
            double[] interval = OutlineMeasures.wilson(part, all);
            return all == 0
                    ? name + ": none"
                    : String.format(
                            Locale.ROOT,
                            "%s %.3f (%d of %d; 95 %% %.3f to %.3f)",
                            name,
                            (double) part / all,
                            part,
                            all,
                            interval[0],
                            interval[1]);
        }
    }

    void addThing(boolean found) {
        things.add(found);
    }

    void addQualifier(Expression.Kind kind, boolean found) {
        qualifiers.add(found);
        byKind.computeIfAbsent(kind, k -> new Share()).add(found);
    }

    void addPart(boolean right) {
        parts.add(right);
    }

    void addExpression(String id, boolean all) {
        whole.add(all);
        if (!all) {
            errors.add(id);
        }
    }

    /** Things and qualifiers found, of all that are annotated. */
    public double found() {
        return (double) (things.part + qualifiers.part) / (things.all + qualifiers.all);
    }

    /** Expressions of which everything was found. */
    public double whole() {
        return (double) whole.part / whole.all;
    }

    /** The document of {@code evaluate language --expressions --json}. */
    public String json(String version) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("deixis", version);
        document.put("notice", "Research use. Not a medical device.");
        document.put("expressions", whole.document());
        document.put("things", things.document());
        document.put("qualifiers", qualifiers.document());
        document.put("precision", parts.document());
        byKind.forEach((kind, share) -> document.put(kind.name().toLowerCase(Locale.ROOT), share.document()));
        document.put("errors", errors);
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    /** For people, a line each. */
    public List<String> summary() {
        List<String> lines = new ArrayList<>();
        lines.add(whole.line("everything found"));
        lines.add(things.line("thing"));
        lines.add(qualifiers.line("qualifiers"));
        byKind.forEach((kind, share) -> lines.add(share.line("  " + kind.name().toLowerCase(Locale.ROOT))));
        lines.add(parts.line("parts that are right"));
        return lines;
    }
}

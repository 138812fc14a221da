package org.deixis.retrieval;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes a table as {@link CsvRows} reads it, so that spreadsheets show it and run nothing: a byte-order mark tells them that it
 * is UTF-8, and what they would take for a formula has an apostrophe before it.
 */
final class CsvLines {
    private static final char MARK = '\uFEFF';
    private static final Pattern FORMULA = Pattern.compile("(?s)\\s*[=+@|\\-\uFF1D\uFF0B\uFF20\uFF0D].*|[\\t\\r\\n].*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
    private static final Pattern QUOTED = Pattern.compile("(?s).*[\",\\n\\r].*|\\s.*|.*\\s");

    private final Writer out;

    /** @param names of the columns */
    CsvLines(Writer out, List<String> names) throws IOException {
        this.out = out;
        out.write(MARK);
        add(names);
    }

    void add(List<String> cells) throws IOException {
        String between = "";
        for (String cell : cells) {
            boolean formula =
                    FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches();
            String inert = formula ? "'" + cell : cell;
            out.write(between);
            out.write(QUOTED.matcher(inert).matches() ? "\"" + inert.replace("\"", "\"\"") + "\"" : inert);
            between = ",";
        }
        out.write("\r\n");
    }
}

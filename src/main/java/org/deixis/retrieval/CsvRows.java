package org.deixis.retrieval;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A table as RFC 4180 describes it: UTF-8, commas, names in the first row, quotes doubled inside quotes. */
final class CsvRows {
    private final PushbackReader in;
    private boolean tooLong;

    private CsvRows(Reader in) {
        this.in = new PushbackReader(in, 1);
    }

    static void read(InputStream stream, String origin, Consumer<SourceRow> rows) throws IOException {
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8.newDecoder())) {
            CsvRows csv = new CsvRows(reader);
            List<String> names = csv.next();
            int number = 1;
            for (List<String> values = csv.next(); names != null && values != null; values = csv.next()) {
                number++;
                rows.accept(csv.row("row " + number, names, values, origin));
            }
        } catch (CharacterCodingException e) {
            rows.accept(new SourceRow.Bad("the rest of the table", "it is not UTF-8 text"));
        }
    }

    private SourceRow row(String place, List<String> names, List<String> values, String origin) {
        if (tooLong) {
            return new SourceRow.Bad(place, "it is longer than 1 MB");
        }
        if (values.size() != names.size()) {
            return new SourceRow.Bad(place, "it has another number of values than the first row has names");
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            row.put(names.get(i).replace("\uFEFF", ""), values.get(i));
        }
        return RowReading.read(place, row, origin);
    }

    /** The next row's values; null at the end. Blank lines are passed over. */
    private @Nullable List<String> next() throws IOException {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        tooLong = false;
        boolean quoted = false;
        int length = 0;
        for (int c = in.read(); ; c = in.read()) {
            if (++length > PairSource.LONGEST_LINE) {
                tooLong = true;
                value.setLength(0);
            }
            if (c < 0 || (!quoted && c == '\n')) {
                boolean blank = values.isEmpty() && value.toString().isBlank();
                if (!blank || tooLong) {
                    values.add(value.toString());
                    return values;
                }
                if (c < 0) {
                    return null;
                }
                value.setLength(0);
            } else if (c == '"') {
                int after = quoted ? in.read() : -1;
                if (after == '"') {
                    value.append('"');
                } else {
                    quoted = !quoted;
                    if (after >= 0) {
                        in.unread(after);
                    }
                }
            } else if (c == ',' && !quoted) {
                values.add(value.toString());
                value.setLength(0);
            } else if (c != '\r' || quoted) {
                value.append((char) c);
            }
        }
    }
}

package org.deixis.evaluation;

import java.util.List;

/** A table of a report; every cell is text, but for {@link Markup}. */
final class HtmlTable {
    private final StringBuilder html = new StringBuilder("<table><thead><tr>");

    HtmlTable(String... heads) {
        for (String head : heads) {
            html.append("<th>").append(ReportText.escaped(head)).append("</th>");
        }
        html.append("</tr></thead><tbody>");
    }

    /** A cell that is HTML already. */
    record Markup(String html) {}

    HtmlTable row(Object... cells) {
        html.append("<tr>");
        for (Object cell : List.of(cells)) {
            html.append("<td>")
                    .append(cell instanceof Markup markup ? markup.html() : ReportText.escaped(cell.toString()))
                    .append("</td>");
        }
        html.append("</tr>");
        return this;
    }

    String html() {
        return html + "</tbody></table>";
    }
}

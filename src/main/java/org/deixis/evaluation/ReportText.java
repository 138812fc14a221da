package org.deixis.evaluation;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Text of a report. */
final class ReportText {
    /** Follows the reader's colour scheme. */
    static final String STYLE = """
            :root { color-scheme: light dark; --ground: #fbfbfa; --text: #1c2226; --muted: #59656d; --line: #d5dadd;
              --s0: #0b6e99; --s1: #b4501e; --s2: #5b7f1d; --s3: #7a4fa3; }
            @media (prefers-color-scheme: dark) { :root { --ground: #12171a; --text: #e4e9ec; --muted: #9aa7af;
              --line: #313a40; --s0: #59b7e0; --s1: #eb9463; --s2: #a5c964; --s3: #c39ce6; } }
            body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
            main { max-width: 62rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
            h1 { margin: 0; font-size: 1.6rem; } h2 { margin: 2.2rem 0 .6rem; font-size: 1.15rem; }
            .muted, figcaption { color: var(--muted); margin: .2rem 0; }
            table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
            th { text-align: left; font-weight: 600; color: var(--muted); }
            th, td { padding: .2rem .8rem .2rem 0; border-bottom: 1px solid var(--line); }
            .plots { display: flex; flex-wrap: wrap; gap: 2rem; } figure { margin: 0; max-width: 100%; }
            svg { max-width: 100%; height: auto; } svg text { fill: var(--muted); font-size: 12px; }
            footer { position: sticky; bottom: 0; padding: .5rem 1rem; text-align: center; color: var(--muted);
              background: var(--ground); border-top: 1px solid var(--line); }
            """;

    private ReportText() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Three decimals; a dash for what was not measured. */
    static String number(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.3f", value.asDouble()) : "–";
    }

    /** "0.61 to 0.68", or nothing. */
    static String interval(JsonNode of, String key) {
        JsonNode interval = of.path(key + "_ci95");
        return interval.isArray()
                ? String.format(
                        Locale.ROOT,
                        "%.3f to %.3f",
                        interval.path(0).asDouble(),
                        interval.path(1).asDouble())
                : "";
    }
}

package org.deixis.language;

import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;

/**
 * The words of an RTF document, after Microsoft's RTF 1.9.1: paragraphs become lines, cells are divided by tabs;
 * formatting, pictures, embedded objects, and what stands above and below a page are left out. A document that is cut short or
 * malformed gives what can be read of it.
 */
final class RtfText {
    /** Groups nested deeper than this are left out. */
    private static final int DEEPEST = 500;

    private static final Set<String> WITHOUT_WORDS = Set.of(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "object",
            "objdata",
            "themedata",
            "datastore",
            "colorschememapping",
            "latentstyles",
            "listtable",
            "listoverridetable",
            "rsidtbl",
            "generator",
            "xmlnstbl",
            "fldinst",
            "filetbl",
            "revtbl",
            "template",
            "nonshppict",
            "bkmkstart",
            "bkmkend",
            "header",
            "headerl",
            "headerr",
            "headerf",
            "footer",
            "footerl",
            "footerr",
            "footerf");

    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("par", "\n"),
            Map.entry("line", "\n"),
            Map.entry("sect", "\n\n"),
            Map.entry("page", "\n"),
            Map.entry("row", "\n"),
            Map.entry("cell", "\t"),
            Map.entry("tab", "\t"),
            Map.entry("emdash", "\u2014"),
            Map.entry("endash", "\u2013"),
            Map.entry("bullet", "\u2022"),
            Map.entry("lquote", "\u2018"),
            Map.entry("rquote", "\u2019"),
            Map.entry("ldblquote", "\u201C"),
            Map.entry("rdblquote", "\u201D"),
            Map.entry("emspace", " "),
            Map.entry("enspace", " "));

    private final String source;
    private final StringBuilder text = new StringBuilder();
    private final Deque<Group> outer = new ArrayDeque<>();
    private Group group = new Group(false, 1);
    private Charset codePage = Charset.forName("windows-1252");
    private int at;
    private int beyond;
    private int skip;

    /**
     * @param silent whether its words are left out
     * @param replaced how many characters stand in for one that is given by its number, to be left out
     */
    private record Group(boolean silent, int replaced) {}

    private RtfText(String source) {
        this.source = source;
    }

    static String of(String source) {
        RtfText reader = new RtfText(source);
        reader.read();
        return PlainText.tidy(reader.text.toString());
    }

    private void read() {
        while (at < source.length()) {
            char next = source.charAt(at++);
            switch (next) {
                case '{' -> open();
                case '}' -> close();
                case '\\' -> control();
                case '\r', '\n' -> {}
                default -> put(String.valueOf(next));
            }
        }
    }

    private void open() {
        skip = 0;
        if (outer.size() < DEEPEST) {
            outer.push(group);
        } else {
            beyond++;
        }
    }

    private void close() {
        skip = 0;
        if (beyond > 0) {
            beyond--;
        } else if (!outer.isEmpty()) {
            group = outer.pop();
        }
    }

    private void put(String words) {
        if (skip > 0) {
            skip--;
        } else if (!group.silent() && beyond == 0) {
            text.append(words);
        }
    }

    private void control() {
        if (at >= source.length()) {
            return;
        }
        char sign = source.charAt(at);
        if (isLetter(sign)) {
            word();
            return;
        }
        at++;
        switch (sign) {
            case '\'' -> codePageCharacter();
            case '*' -> group = new Group(true, group.replaced());
            case '~' -> put(" ");
            case '_' -> put("-");
            case '-' -> {}
            case '\r', '\n' -> put("\n");
            default -> put(String.valueOf(sign));
        }
    }

    private void codePageCharacter() {
        int end = Math.min(at + 2, source.length());
        String digits = source.substring(at, end);
        at = end;
        if (digits.matches("[0-9a-fA-F]{2}")) {
            put(new String(new byte[] {(byte) Integer.parseInt(digits, 16)}, codePage));
        }
    }

    private void word() {
        int from = at;
        while (at < source.length() && isLetter(source.charAt(at))) {
            at++;
        }
        String word = source.substring(from, at);
        int number = number();
        if (at < source.length() && source.charAt(at) == ' ') {
            at++;
        }
        switch (word) {
            case "u" -> {
                put(String.valueOf((char) number));
                skip = group.replaced();
            }
            case "uc" -> group = new Group(group.silent(), Math.clamp(number, 0, 16));
            case "bin" -> at = (int) Math.min(source.length(), (long) at + Math.max(0, number));
            case "ansicpg" -> useCodePage(number);
            default -> {
                if (WITHOUT_WORDS.contains(word)) {
                    group = new Group(true, group.replaced());
                } else if (SIGNS.containsKey(word)) {
                    put(SIGNS.get(word));
                }
            }
        }
    }

    /** What stands after a control word, cut to the range of its type; 0 for nothing. */
    private int number() {
        int from = at;
        if (at < source.length() && source.charAt(at) == '-') {
            at++;
        }
        while (at < source.length() && Character.digit(source.charAt(at), 10) >= 0) {
            at++;
        }
        String digits = source.substring(from, Math.min(at, from + 10));
        return digits.isEmpty() || digits.equals("-")
                ? 0
                : (int) Math.clamp(Long.parseLong(digits), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private void useCodePage(int number) {
        String name = "windows-" + number;
        if (number > 0 && Charset.isSupported(name)) {
            codePage = Charset.forName(name);
        }
    }

    private static boolean isLetter(char character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
    }
}

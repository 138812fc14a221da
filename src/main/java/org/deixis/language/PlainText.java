package org.deixis.language;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Reports as other programs hand them over, as plain text: what is the source of an HTML or RTF document loses its
 * markup, anything else stays as it is. The time grows with the length; nothing is loaded from anywhere.
 */
public final class PlainText {
    /** The text as it may be shown: nothing in it changes the order of its words on the screen or moves a cursor. */
    public static String shown(String text) {
        return text.codePoints()
                .map(character -> Character.isWhitespace(character) ? character : PhraseParser.readable(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** In characters, or in bytes of a file: markup is far longer than the text in it. */
    public static final int LONGEST_SOURCE = 2_000_000;

    private static final int ENOUGH_TO_TELL = 2_000;
    private static final String RTF = "{\\rtf";
    private static final Pattern HTML =
            Pattern.compile("(?is)\\A[\\s\\uFEFF]*(?:<!--.{0,400}?-->\\s*|<\\?xml[^>]{0,200}>\\s*)*"
                    + "<(?:!doctype\\s+html|(?:html|head|body|meta|title|style|div|p|span|table|h[1-6]|ul|ol|li|b|i|u|strong|em"
                    + "|font|br|pre|article|section|center)(?:\\s[^<>]*)?/?>)");

    /** What Windows puts before HTML on its clipboard. */
    private static final Pattern CLIPBOARD = Pattern.compile("(?s)\\AVersion:[\\d.]+\\s.{0,400}?(?=<)");

    private static final Charset ONE_BYTE_A_CHARACTER = Charset.forName("windows-1252");

    private PlainText() {}

    /** Whether the text is the source of an HTML or RTF document. */
    public static boolean isMarkup(String text) {
        String beginning = text.substring(0, Math.min(ENOUGH_TO_TELL, text.length()));
        return isRtf(beginning) || isHtml(beginning);
    }

    /**
     * @param pasted text, or the source of an HTML or RTF document
     * @throws UnusableTextException when the source has more than {@value #LONGEST_SOURCE} characters
     */
    public static String of(String pasted) {
        if (!isMarkup(pasted)) {
            return pasted;
        }
        if (pasted.length() > LONGEST_SOURCE) {
            throw UnusableTextException.sourceTooLong(LONGEST_SOURCE);
        }
        return isRtf(pasted)
                ? RtfText.of(pasted.stripLeading())
                : words(Jsoup.parse(CLIPBOARD.matcher(pasted).replaceFirst("")));
    }

    /**
     * Reads a file: UTF-8 text, an RTF document, or an HTML page in the encoding that it names.
     *
     * @param file read to its end or to the limit, not closed
     * @throws CharacterCodingException when it is none of these
     * @throws UnusableTextException when it has more than {@value #LONGEST_SOURCE} bytes
     */
    public static String read(InputStream file) throws IOException {
        byte[] bytes = file.readNBytes(LONGEST_SOURCE + 1);
        if (bytes.length > LONGEST_SOURCE) {
            throw UnusableTextException.sourceTooLong(LONGEST_SOURCE);
        }
        String beginning = new String(bytes, 0, Math.min(ENOUGH_TO_TELL, bytes.length), StandardCharsets.ISO_8859_1);
        if (isRtf(beginning)) {
            return RtfText.of(new String(bytes, ONE_BYTE_A_CHARACTER).stripLeading());
        }
        if (isHtml(beginning.replaceFirst("\\A\u00EF\u00BB\u00BF", ""))) {
            return words(Jsoup.parse(new ByteArrayInputStream(bytes), null, ""));
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean isRtf(String text) {
        return text.stripLeading().startsWith(RTF);
    }

    private static boolean isHtml(String text) {
        return HTML.matcher(text).find() || CLIPBOARD.matcher(text).find() && text.contains("StartHTML:");
    }

    private static String words(Document page) {
        page.select("script, style, head, title, template, noscript, svg, [hidden]")
                .remove();
        StringBuilder text = new StringBuilder();
        page.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    text.append(
                            isKept(words)
                                    ? words.getWholeText()
                                    : words.getWholeText().replaceAll("\\s+", " "));
                } else if (node instanceof Element element) {
                    boundary(element, true);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    boundary(element, false);
                }
            }

            private void boundary(Element element, boolean begins) {
                switch (element.normalName()) {
                    case "br" -> text.append(begins ? "\n" : "");
                    case "td", "th" -> text.append(begins ? "" : "\t");
                    case "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol" ->
                        text.append(begins ? "\n" : "\n\n");
                    default -> text.append(element.isBlock() ? "\n" : "");
                }
            }
        });
        return tidy(text.toString());
    }

    private static boolean isKept(TextNode words) {
        return words.parent() instanceof Element parent && parent.normalName().equals("pre");
    }

    /** Lines without white space at their ends, and never two empty ones after each other. */
    static String tidy(String text) {
        return text.replace('\u00A0', ' ')
                .replaceAll("[ \\t\\x0B\\f\\r]*\\n[ \\t\\x0B\\f\\r]*", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .replaceAll("[ \\t]{2,}", " ")
                .strip();
    }
}

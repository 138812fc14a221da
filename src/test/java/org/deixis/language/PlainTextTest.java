package org.deixis.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    private static final String RTF = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fnil Calibri;}}"
            + "{\\colortbl ;\\red255\\green0\\blue0;}{\\*\\generator Editor 10;}{\\info{\\author Somebody}}\r\n"
            + "{\\header Page 1 of 2\\par}\\viewkind4\\uc1\\pard\\b FINDINGS:\\b0\\par\r\n"
            + "Heart size is \\i normal\\i0 . No \\cf1 pneumothorax\\cf0 .\\par\r\n"
            + "Opacity of 3\\'d75 cm\\u8212?{\\pict\\wmetafile8 0100090000}unchanged.\\par }";

    @Test
    void readsTheWordsOfAnRtfDocument() {
        assertThat(PlainText.of(RTF))
                .isEqualTo("FINDINGS:\nHeart size is normal. No pneumothorax.\nOpacity of 3×5 cm—unchanged.");
    }

    @Test
    void readsTheCodePageAnRtfDocumentNames() {
        assertThat(PlainText.of("{\\rtf1\\ansi\\ansicpg1251 \\'cb\\'b8\\'e3\\'ea\\'e8\\'e5\\par}"))
                .isEqualTo("Лёгкие");
    }

    @Test
    void readsTheWordsOfAnHtmlPage() {
        assertThat(PlainText.of("<!DOCTYPE html><html><head><title>Report</title><style>p {color: red}</style></head>"
                        + "<body><h1>FINDINGS</h1><p>Heart size\n   is <b>normal</b>.<br>No&nbsp;effusion &amp; no"
                        + " pneumothorax.</p><ul><li>Clear lungs.</li><li>No mass.</li></ul>"
                        + "<script>alert('x')</script></body></html>"))
                .isEqualTo(
                        "FINDINGS\n\nHeart size is normal.\nNo effusion & no pneumothorax.\n\nClear lungs.\n\nNo mass.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>No mass.</p>",
                "<meta charset='utf-8'><span style=\"color: red\">No mass.</span>",
                "<!--StartFragment--><b>No mass.</b><!--EndFragment-->",
                "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000200\r\n<html><body>No mass.</body></html>"
            })
    void knowsHtmlByItsBeginning(String pasted) {
        assertThat(PlainText.isMarkup(pasted)).isTrue();
        assertThat(PlainText.of(pasted)).isEqualTo("No mass.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "left lung; right lung",
                "A nodule of <5 mm. No mass > 1 cm.",
                "<5 mm nodule",
                "{rtf} is not here",
                "Version: second reading. No mass.",
                " \n indented\n\n\n\nwith gaps "
            })
    void leavesTextAsItIs(String typed) {
        assertThat(PlainText.isMarkup(typed)).isFalse();
        assertThat(PlainText.of(typed)).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\\rtf1 cut in the mid\\",
                "{\\rtf1 cut \\'4",
                "{\\rtf1 cut \\u82",
                "{\\rtf1 cut \\bin99999999999 xx",
                "{\\rtf1 cut }}}} \\ansicpg99999999999999999999 \\u-99999999999?"
            })
    void readsWhatThereIsOfABrokenRtfDocument(String broken) {
        assertThat(PlainText.of(broken)).startsWith("cut");
    }

    @Test
    void takesHostileMarkupInBoundedTime() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertThat(PlainText.of("{\\rtf1" + "{".repeat(500_000) + "deep" + "}".repeat(500_000) + " No mass.}"))
                    .isEqualTo("No mass.");
            assertThat(PlainText.of("<div>".repeat(100_000) + "No mass.")).isEqualTo("No mass.");
            assertThat(PlainText.of("<p>" + "&nbsp; \n".repeat(100_000) + "No mass."))
                    .endsWith("No mass.");
            assertThat(PlainText.isMarkup("<!--".repeat(200_000))).isFalse();
        });
        assertThatThrownBy(() -> PlainText.of("<p>" + "x".repeat(PlainText.LONGEST_SOURCE)))
                .isInstanceOf(UnusableTextException.class)
                .hasMessage("The document is longer than 2,000,000 characters, markup included; give its text alone.");
    }

    @Test
    void readsFilesInTheEncodingTheyAreIn() throws IOException {
        assertThat(file("\uFEFFNo mass – none.".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("No mass – none.");
        assertThat(file(RTF.getBytes(StandardCharsets.US_ASCII))).startsWith("FINDINGS:\nHeart size");
        assertThat(file("<html><head><meta charset=iso-8859-1></head><body>Knochen sind unauffällig.</body>"
                        .getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("Knochen sind unauffällig.");
        assertThatThrownBy(() -> file(new byte[] {'a', (byte) 0xC3, 0x28}))
                .isInstanceOf(CharacterCodingException.class);
    }

    private static String file(byte[] bytes) throws IOException {
        return PlainText.read(new ByteArrayInputStream(bytes));
    }

    @Test
    void showsNoMarkThatReordersWordsOrMovesACursor() {
        assertThat(PlainText.shown("a\u202Eb\u2066c\u0007d\ne\tf\uD83E")).isEqualTo("a\u200Bb\u200Bc d\ne\tf\uFFFD");
        assertThat(PlainText.shown("שלום, المريض 🫁")).isEqualTo("שלום, المريض 🫁");
    }
}

package org.deixis.explanation.cli;

import java.io.PrintWriter;
import org.deixis.explanation.AnswerRecord;
import org.deixis.grounding.ResultDocument;

/** An answer for people: a sentence a line, with what it rests on in brackets. */
final class PrintedAnswer {
    private PrintedAnswer() {}

    static void print(AnswerRecord answer, PrintWriter out) {
        String section = null;
        for (AnswerRecord.Said sentence : answer.sentences()) {
            String heading = sentence.section();
            if (heading != null && !heading.equals(section)) {
                out.println(section == null ? heading : "\n" + heading);
                section = heading;
            }
            out.println(Printed.of(sentence.text()) + "  [" + Printed.of(String.join(", ", sentence.evidence())) + "]");
        }
        if (answer.withheldWords() != null) {
            out.println(answer.withheldWords() + ".");
            answer.withheld()
                    .forEach(w -> out.println("  " + Printed.of(w.text()) + "  (" + Printed.of(w.why()) + ")"));
        }
        out.println();
        out.println("Answered by: " + Printed.of(answer.author()));
        out.println(ResultDocument.NOTICE + " Not located does not mean absent.");
    }
}

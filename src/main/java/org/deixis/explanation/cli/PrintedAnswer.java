package org.deixis.explanation.cli;

import java.io.PrintWriter;
import org.deixis.explanation.Answer;
import org.deixis.explanation.Sentence;
import org.deixis.grounding.ResultDocument;

/** An answer for people: a sentence a line, with what it rests on in brackets. */
final class PrintedAnswer {
    private PrintedAnswer() {}

    static void print(Answer answer, PrintWriter out) {
        String section = null;
        for (Sentence sentence : answer.sentences()) {
            String heading = sentence.section();
            if (heading != null && !heading.equals(section)) {
                out.println(section == null ? heading : "\n" + heading);
                section = heading;
            }
            out.println(Printed.of(sentence.text()) + "  [" + Printed.of(String.join(", ", sentence.evidence())) + "]");
        }
        int withheld = answer.withheld().size();
        if (withheld > 0) {
            out.println("%d draft sentence%s withheld.".formatted(withheld, withheld == 1 ? "" : "s"));
        }
        out.println();
        out.println("Answered by: " + Printed.of(answer.author()));
        out.println(ResultDocument.NOTICE + " Not located does not mean absent.");
    }
}

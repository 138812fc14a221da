package org.deixis.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A group of words that names a finding or a structure.
 *
 * @param from first token
 * @param to one past its last token
 * @param finding whether it names a finding; else a structure
 * @param alone whether the words say of a structure that they leave out how it is: "hyperexpanded"
 */
record Chunk(int from, int to, boolean finding, boolean alone) {
    /** They may stand within the site of a finding. */
    private static final Set<String> OF =
            Set.of("of", "the", "a", "substantial", "entire", "whole", "xxxx", "visualized");

    private record Element(int from, int to, boolean kind, boolean finding, boolean weak, boolean subject) {
        boolean names() {
            return kind || finding;
        }
    }

    /** In order, none overlapping. */
    static List<Chunk> in(List<Token> tokens, SentenceWords words) {
        List<Chunk> chunks = new ArrayList<>();
        List<Element> run = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            int alone = words.alone.match(tokens, at);
            Element element = element(tokens, at, words);
            if (alone > 0) {
                close(run, tokens, words, chunks);
                chunks.add(new Chunk(at, at + alone, true, true));
                at += alone;
            } else if (element != null) {
                run.add(element);
                at = element.to();
            } else {
                if (!joins(tokens, at, run, words)) {
                    close(run, tokens, words, chunks);
                }
                at++;
            }
        }
        close(run, tokens, words, chunks);
        return chunks;
    }

    /** "ectasia/tortuosity" is one name, "PTX/effusion" are two. */
    private static boolean joins(List<Token> tokens, int at, List<Element> run, SentenceWords words) {
        return tokens.get(at).is("/")
                && !run.isEmpty()
                && run.getLast().names()
                && at + 1 < tokens.size()
                && !tokens.get(at - 1).capitals()
                && !tokens.get(at + 1).capitals()
                && tokens.get(at).start() == tokens.get(at - 1).end()
                && tokens.get(at + 1).start() == tokens.get(at).end()
                && words.findings.match(tokens, at + 1) > 0;
    }

    private static @Nullable Element element(List<Token> tokens, int at, SentenceWords words) {
        int kind = words.kinds.match(tokens, at);
        int finding = words.finding(tokens, at);
        int weak = words.afterAKind.match(tokens, at);
        int subject = words.subject(tokens, at);
        int length = Math.max(Math.max(kind, finding), Math.max(weak, subject));
        if (length == 0) {
            return null;
        }
        return new Element(at, at + length, kind == length, finding == length, weak == length, subject == length);
    }

    private static void close(List<Element> run, List<Token> tokens, SentenceWords words, List<Chunk> chunks) {
        int begin = 0;
        while (begin < run.size()) {
            int head = head(run, begin, tokens, words);
            if (head < 0) {
                subjects(run, begin, run.size(), tokens, words, chunks);
                break;
            }
            int first = head;
            while (first > begin && belongs(run.get(first - 1), tokens, words)) {
                first--;
            }
            subjects(run, begin, first, tokens, words, chunks);
            int to = run.get(head).to();
            String last = tokens.get(to - 1).form();
            if (words.takesItsSite.contains(last)) {
                int end = site(tokens, to, words);
                while (head + 1 < run.size() && run.get(head + 1).from() < end) {
                    head++;
                }
                to = Math.max(to, end);
            }
            chunks.add(new Chunk(run.get(first).from(), to, true, false));
            begin = head + 1;
        }
        run.clear();
    }

    /** The last of the first findings that follow each other, with kinds between. */
    private static int head(List<Element> run, int begin, List<Token> tokens, SentenceWords words) {
        int head = -1;
        for (int i = begin; i < run.size(); i++) {
            Element element = run.get(i);
            boolean kindBefore = i > begin && run.get(i - 1).names()
                    || (element.from() > 0
                            && words.supports.contains(
                                    tokens.get(element.from() - 1).form()));
            boolean names = element.finding() || (element.weak() && kindBefore);
            if (names) {
                head = i;
            } else if (head >= 0 && !element.names()) {
                break;
            }
        }
        return head;
    }

    private static boolean belongs(Element element, List<Token> tokens, SentenceWords words) {
        if (element.names()) {
            return true;
        }
        for (int i = element.from(); i < element.to(); i++) {
            if (words.zones.contains(tokens.get(i).form()) || words.isSide(tokens.get(i))) {
                return false;
            }
        }
        return element.subject();
    }

    /** "mediastinum pulmonary vasculature" is two names. */
    private static boolean opens(Element before, Element next) {
        return before.subject() && !before.kind() && next.kind() && !next.subject();
    }

    private static void subjects(
            List<Element> run, int from, int to, List<Token> tokens, SentenceWords words, List<Chunk> chunks) {
        int i = from;
        while (i < to) {
            int last = -1;
            int j = i;
            while (j < to && !(last >= i && opens(run.get(j - 1), run.get(j)))) {
                if (run.get(j).subject()) {
                    last = j;
                }
                j++;
            }
            if (last < 0) {
                return;
            }
            chunks.add(new Chunk(run.get(i).from(), run.get(last).to(), false, false));
            i = last + 1;
        }
    }

    /** Where "of the left lung" ends; the beginning where no place follows. */
    private static int site(List<Token> tokens, int at, SentenceWords words) {
        int end = at;
        for (int i = at; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean structure = words.subjects.match(tokens, i) > 0
                    || words.kinds.match(tokens, i) > 0
                    || (words.isPlace(token) && !words.isSide(token));
            boolean passes = OF.contains(token.form())
                    || words.isSide(token)
                    || token.form().matches("\\d.*");
            if (structure && words.findings.match(tokens, i) == 0) {
                end = i + Math.max(1, words.subjects.match(tokens, i));
                i = end - 1;
            } else if (!passes) {
                break;
            }
        }
        return end;
    }
}

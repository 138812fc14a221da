package org.deixis.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a language model's words into sentences as they come. A sentence ends with its full stop and the citations in
 * brackets that follow, or with its line. Not thread-safe.
 */
final class DraftSentences {
    private static final int LONGEST = 2_000;
    private static final Pattern CITATIONS = Pattern.compile(
            "[\\[(]\\s*((?:[a-z]+:[^\\s,;\\[\\]()]+)(?:\\s*[,;]?\\s*[a-z]+:[^\\s,;\\[\\]()]+)*)\\s*[\\])]");
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?:^|[\\s(])(?:e\\.g|i\\.e|approx|ca|vs|no|fig|dr|cf|etc|resp|\\d{1,2})\\.$", Pattern.CASE_INSENSITIVE);
    private static final Pattern THOUGHTS = Pattern.compile("^\\s*<think>.*?</think>", Pattern.DOTALL);

    private final StringBuilder rest = new StringBuilder();

    /** The sentences that are complete with these words. */
    List<Sentence> add(String words) {
        rest.append(words);
        return cut(false);
    }

    /** What is left, when nothing more comes. */
    List<Sentence> end() {
        return cut(true);
    }

    private List<Sentence> cut(boolean last) {
        List<Sentence> sentences = new ArrayList<>();
        if (rest.indexOf("<think>") >= 0 && !dropThoughts(last)) {
            return sentences;
        }
        for (int end = end(last); end > 0; end = end(last)) {
            sentence(rest.substring(0, end)).ifPresent(sentences::add);
            rest.delete(0, end);
        }
        return sentences;
    }

    /** Whether the model has done thinking aloud. */
    private boolean dropThoughts(boolean last) {
        Matcher thoughts = THOUGHTS.matcher(rest);
        if (thoughts.find()) {
            rest.delete(0, thoughts.end());
            return true;
        }
        if (last) {
            rest.setLength(0);
        }
        return last;
    }

    /** One past the first sentence, or 0 where it is not complete yet. */
    private int end(boolean last) {
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (c == '\n') {
                return i + 1;
            }
            if (c == '.' || c == '!' || c == '?') {
                int end = afterStop(i, last);
                if (end != 0) {
                    return Math.max(end, 0);
                }
            }
        }
        return last || rest.length() > LONGEST ? rest.length() : 0;
    }

    /** One past the sentence that this stop ends with its citations; 0 where it ends none, -1 where more must come. */
    private int afterStop(int stop, boolean last) {
        int at = stop + 1;
        while (at < rest.length() && "\"”’')".indexOf(rest.charAt(at)) >= 0) {
            at++;
        }
        int beyond = skipBlanks(at);
        if (beyond >= rest.length()) {
            return last ? rest.length() : -1;
        }
        if (rest.charAt(beyond) == '[') {
            int close = rest.indexOf("]", beyond);
            return close < 0 ? last ? rest.length() : -1 : afterCitations(close + 1, last);
        }
        boolean gap = beyond > at || rest.charAt(beyond) == '\n';
        return gap && !ABBREVIATION.matcher(rest.substring(0, stop + 1)).find() ? beyond : 0;
    }

    private int afterCitations(int from, boolean last) {
        int at = from;
        while (true) {
            int beyond = skipBlanks(at);
            if (beyond >= rest.length()) {
                return last ? rest.length() : -1;
            }
            if (rest.charAt(beyond) != '[') {
                return rest.charAt(beyond) == '.' ? beyond + 1 : at;
            }
            int close = rest.indexOf("]", beyond);
            if (close < 0) {
                return last ? rest.length() : -1;
            }
            at = close + 1;
        }
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at < rest.length() && (rest.charAt(at) == ' ' || rest.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private static Optional<Sentence> sentence(String words) {
        List<String> ids = new ArrayList<>();
        Matcher citations = CITATIONS.matcher(words);
        StringBuilder text = new StringBuilder();
        while (citations.find()) {
            ids.addAll(List.of(citations.group(1).split("[\\s,;]+")));
            citations.appendReplacement(text, " ");
        }
        citations.appendTail(text);
        String plain = text.toString()
                .replaceAll("^[\\s>#*•-]+|\\*\\*|`", "")
                .replaceAll("^\\d{1,2}[.)]\\s+", "")
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ")
                .replaceAll("\\s+([.,;!?])", "$1")
                .strip();
        return plain.isEmpty() ? Optional.empty() : Optional.of(Sentence.of(plain, ids));
    }
}

package org.deixis.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a sentence claims of the things that it names: per run of names, what is said of them. */
final class Claims {
    /** Honest formulas that contain words of absence or certainty. They claim nothing. */
    private static final Pattern FORMULAS = Pattern.compile(
            "(?:not (?:located|found) )?(?:does|do) not mean (?:that (?:it|they) (?:is|are) )?absent|"
                    + "cannot (?:be )?rule[d]?(?: it| them| this)? out|(?:the )?text says(?: that)?|no diagnosis|"
                    + "(?:never|no) more than possible|whether (?:[\\w'’-]+ ){1,6}(?:is|are) normal was not assessed|not to be ruled out|"
                    + "of [\\d,]+ test phrases scored like this, [\\d,]+ were present|^no(?=:)|visible \\d[.\\d]*|"
                    + "what is visible|never what it means|“[^”]*”|\"[^\"]*\"|\\((?:likely|possible|unlikely)\\)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern GLUE = Pattern.compile(
            "[\\s,]*(?:\\([^)]*\\))?[\\s,]*(?:(?:and|or|as well as)\\b)?\\s*(?:(?:the|an?|possible)\\b\\s*)*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CLAUSE =
            Pattern.compile(";|,?\\s+(?:but|while|whereas|although|though|however)\\s+", Pattern.CASE_INSENSITIVE);

    private static final Pattern NOT_TAUGHT = words("not (?:been )?taught|untaught|not assessed|several things");
    private static final Pattern NOT_SHOWN = words("not something");
    private static final Pattern NOT_A_REGION = words("not a region");
    private static final Pattern NOT_LOCATED = words(
            "(?:not|never|n.t) (?:\\w+ )?(?:located|found|seen|outlined|visible|"
                    + "marked|detected|identified|shown?|present|there|evident|demonstrated|appreciated)|cannot be (?:seen|located|found)");
    private static final Pattern POSSIBLE =
            words("possible|possibly|may|might|perhaps|could|uncertain|unsure|not (?:at all )?sure|"
                    + "suspected|suspicious|suspicion|suggest\\w*|questionable|probabl[ey]|likely|appears?|seems?");
    private static final Pattern LOCATED = words("located|found|visible|seen|present|identified|detected|shows?|shown|"
            + "demonstrat\\w*|there (?:is|are)|evident|reveals?|outlined|marked|contains?|has|have|with|lies?|cover\\w*|"
            + "certain(?:ly)?|definite(?:ly)?|confirm\\w*|clearly|obvious(?:ly)?|noted|observed|exists?|occup\\w*");
    private static final Pattern ADJECTIVE = Pattern.compile(
            "(?:(?:possible|uncertain|suspected)|(?:may|might|could) be(?: an?| the)?)\\s+$", Pattern.CASE_INSENSITIVE);

    /** What follows is where something else is; the words before speak of that. */
    private static final Pattern PLACE =
            Pattern.compile("\\b(?:in|within|inside|over|than)\\s+(?:the|an?)?\\s*$", Pattern.CASE_INSENSITIVE);

    private Claims() {}

    /** What is said of a thing. */
    enum Said {
        LOCATED,
        POSSIBLE,
        NOT_LOCATED,
        NOT_TAUGHT,
        /** Such an image cannot show it. */
        NOT_SHOWN,
        NOT_A_REGION,
        /** Named without a word on whether it is there. */
        NAMED
    }

    /**
     * @param mentions names that stand in one list
     * @param said of all of them
     * @param relation words between this run and the next in the same clause, or the rest of the clause
     */
    record Claim(List<Mentions.Mention> mentions, Said said, String relation) {}

    /** The sentence without honest formulas and quotations, of the same length. */
    static String bare(String sentence) {
        return FORMULAS.matcher(sentence)
                .replaceAll(found -> " ".repeat(found.group().length()));
    }

    /** Of a clause without names. */
    static Said said(String words) {
        if (NOT_TAUGHT.matcher(words).find()) {
            return Said.NOT_TAUGHT;
        }
        if (NOT_SHOWN.matcher(words).find()) {
            return Said.NOT_SHOWN;
        }
        if (NOT_A_REGION.matcher(words).find()) {
            return Said.NOT_A_REGION;
        }
        if (NOT_LOCATED.matcher(words).find()) {
            return Said.NOT_LOCATED;
        }
        if (POSSIBLE.matcher(words).find()) {
            return Said.POSSIBLE;
        }
        return LOCATED.matcher(words).find() ? Said.LOCATED : Said.NAMED;
    }

    /** @param bare as {@link #bare} makes it; mentions are of the same text */
    static List<Claim> of(String bare, List<Mentions.Mention> mentions) {
        List<List<Mentions.Mention>> runs = runs(bare, mentions);
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            List<Mentions.Mention> run = runs.get(i);
            int from = i == 0 ? 0 : runs.get(i - 1).getLast().end();
            int to = i == runs.size() - 1
                    ? bare.length()
                    : runs.get(i + 1).getFirst().start();
            String before = lastClause(bare.substring(from, run.getFirst().start()));
            String after = firstClause(bare.substring(run.getLast().end(), to));
            Said said = ADJECTIVE.matcher(before).find() ? Said.POSSIBLE : said(after);
            boolean inPassing = said != Said.NAMED || PLACE.matcher(before).find();
            claims.add(new Claim(run, inPassing ? said : said(before), after));
        }
        return claims;
    }

    private static List<List<Mentions.Mention>> runs(String bare, List<Mentions.Mention> mentions) {
        List<List<Mentions.Mention>> runs = new ArrayList<>();
        int end = -1;
        for (Mentions.Mention mention : mentions) {
            String between = end < 0 ? "" : bare.substring(end, mention.start());
            boolean goesOn = end >= 0
                    && GLUE.matcher(between).matches()
                    && !POSSIBLE.matcher(between.replaceAll("\\([^)]*\\)", "")).find();
            if (!goesOn) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(mention);
            end = mention.end();
        }
        return runs;
    }

    private static String firstClause(String text) {
        return CLAUSE.split(text, 2)[0];
    }

    private static String lastClause(String text) {
        String[] clauses = CLAUSE.split(text, -1);
        return clauses[clauses.length - 1];
    }

    private static Pattern words(String words) {
        return Pattern.compile("\\b(?:" + words + ")\\b", Pattern.CASE_INSENSITIVE);
    }
}

package org.deixis.explanation;

import java.util.List;
import java.util.Set;

/** What the program does not do; sentences that state it cite these. */
final class Policies {
    static final Evidence.Policy RESEARCH_USE = new Evidence.Policy(
            "policy:research-use", "Research use. Not a medical device. Not located does not mean absent.");
    static final Evidence.Policy NO_TREATMENT = new Evidence.Policy(
            "policy:no-treatment", "Questions of treatment and dosage are not answered here; a doctor must.");
    static final Evidence.Policy NO_DIAGNOSIS = new Evidence.Policy(
            "policy:no-diagnosis",
            "Deixis says what is visible and gives no diagnosis; a doctor must judge what it is.");
    static final Evidence.Policy IMPRESSION =
            new Evidence.Policy("policy:impression", "An impression is left to the person who signs the report.");

    static final List<Evidence.Policy> ALL = List.of(RESEARCH_USE, NO_TREATMENT, NO_DIAGNOSIS, IMPRESSION);

    static final String NOTHING_LOOKED_FOR = "Nothing was looked for in this image yet.";
    static final String NOTHING_ACCEPTED = "Nothing was accepted by a person yet.";
    static final String NORMAL_NOT_ASSESSED =
            "Whether anything is normal was not assessed; the model says only what is visible.";
    static final String SCORES = "A score says whether a structure is visible, never what it means.";
    static final String SCORES_PLAIN =
            "This says how often the program is correct about what is visible, never what it means.";
    static final String ONE_IMAGE = "Only this image was looked at; an earlier one is not part of the evidence.";
    static final String TIME_UNKNOWN =
            "Which of the two images was taken first is not known here; nothing is said of a change over time.";
    static final String PIXELS_DIFFER =
            "A pixel need not stand for the same length in two images, so their sizes are not compared.";
    static final String NO_OTHER_IMAGE = "No other image was chosen to compare with.";
    static final String NO_DISAGREEMENT = "No text was read that disagrees with the model.";
    static final String NO_PAIRS = "Similar cases were not retrieved for this image.";
    static final String PAIRS = "Similar cases were retrieved; they illustrate, and say nothing about this image.";
    static final String NOBODY_TYPED = "Age, sex and projection are not known here: nobody typed them.";
    static final String OUTSIDE =
            "The evidence about this image does not answer that; it tells what was looked for, what became of it, where it"
                    + " lies and how large it is.";

    /** All that may be said with nothing but a rule to cite. */
    static final Set<String> SAYINGS = Set.of(
            NOTHING_LOOKED_FOR,
            NOTHING_ACCEPTED,
            NORMAL_NOT_ASSESSED,
            SCORES,
            SCORES_PLAIN,
            ONE_IMAGE,
            TIME_UNKNOWN,
            PIXELS_DIFFER,
            NO_OTHER_IMAGE,
            NO_DISAGREEMENT,
            NO_PAIRS,
            PAIRS,
            NOBODY_TYPED,
            OUTSIDE);

    private Policies() {}

    static Sentence saying(String saying) {
        return Sentence.of(saying, RESEARCH_USE);
    }

    static Sentence sentence(Evidence.Policy policy) {
        return Sentence.of(policy.statement(), policy, RESEARCH_USE);
    }
}

package org.deixis.explanation;

import java.util.regex.Pattern;

/** What a question asks for, known by its words. A question can have several topics; the order here is that of answers. */
enum Topic {
    TREATMENT(
            "treat(ment|ed|ing)?s?|therap\\w*|medicat\\w*|medicines?|drugs?|dos(e|es|age|ing)|prescri\\w*|antibiotics?|"
                    + "surgery|operat(e|ion)|chemo\\w*|should (i|we|he|she|they) (take|do|give)|cure[ds]?|steroids?|painkillers?"),
    DIAGNOSIS(
            "do i have|does (he|she|the patient|this patient) have|diagnos\\w*|disease|cancer(ous)?|malignan\\w*|benign|what is wrong|serious|prognosis|dangerous|sick|"
                    + "impression|going to die|conclusion"),
    NORMAL("normal|abnormal\\w*|healthy|enlarged|unremarkable|clear|okay|ok"),
    EARLIER(
            "earlier|previous(ly)?|prior|last (time|year|month|week)|worse|improv\\w*|progress\\w*|grown|changed?|since"),
    OTHER_IMAGE(
            "(two|both|second) (images?|pictures?|x.?rays?|scans?)|the other (image|picture|x.?ray|scan|one)|another (image|picture)|"
                    + "(images|pictures|x.?rays|scans) (differ|compare)\\w*|between (the |these )?(images|pictures|x.?rays|scans)"),
    DRAFT("draft|report|write.up"),
    DISAGREEMENT("disagree\\w*|conflict\\w*|contradict\\w*|agrees?|what (does|did) the (text|report) say"),
    SIMILAR("similar|other (cases|patients|images)|look like elsewhere|retriev\\w*|atlas"),
    COMPARE("compare[ds]?|comparison|differ\\w*|versus|vs|larger|bigger|smaller|same size|overlap\\w*"),
    NOT_TAUGHT("not taught|untaught|not (been )?(assessed|tested)|unassessed|"
            + "(cannot|can not|can.?t|unable to|could not|couldn.?t) (\\w+ )?(see|tell|find|know|assess|locate|recogni[sz]e)|"
            + "limit(s|ations?)|blind spots?|do(es)? not know|doesn.?t know|don.?t (you )?know|miss(ing)?"),
    NOT_LOCATED(
            "not (been )?(located|found|seen|visible|outlined|marked)|(did|does|could)( not|n.?t) .*(find|see|locate)|"
                    + "(did|could|can) (you|it) not (find|see|locate)|looked for|ruled? out|exclude\\w*"),
    CARD(
            "taught|trained|tested|what can (you|it|this) (see|find|locate|recogni[sz]e)|know here|model|how (good|accurate)"),
    STUDY("modality|(kind|type|sort) of (image|picture|scan)|age|sex|gender|projection|orientation|how old|resolution|"
            + "pixels?|which way round|view"),
    OVERVIEW("what (do|can) (you|we) see|what (is|was|has been|are) (located|found|visible|seen|marked|shown)|describe|"
            + "findings|overview|summar\\w*|what.?s? (is )?(in|on) (this|the) (image|picture|x.?ray|scan)|tell me|explain|"
            + "in plain words|what did (you|it) (find|locate|see)|what does (this|it|the \\w+) show|everything"),
    COUNT("how many|number of|count"),
    WHERE("where|which part|positions?|location|whereabouts"),
    SIDE("which side|what side|left or right|right or left|laterality|whose left|whose right|on the (left|right)"),
    SIZE("how (large|big|wide|tall|long|small|much)|size|area|measur\\w*|diameter|dimensions?|volume|extent"),
    SURE("how (sure|certain|confident|likely|reliable)|confiden\\w*|certainty|scores?|probab\\w*|trust"),
    CERTAIN("certainly|definite(ly)?|for sure|surely|confirmed|no doubt|doubtless|prove[sn]?|sure that|certain that"),
    WHY("why|how come|reason");

    private final Pattern words;

    Topic(String words) {
        this.words = Pattern.compile("\\b(?:" + words + ")\\b");
    }

    boolean isIn(String lowerCase) {
        return words.matcher(lowerCase).find();
    }
}

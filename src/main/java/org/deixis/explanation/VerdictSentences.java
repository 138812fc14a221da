package org.deixis.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deixis.inference.EvidenceTier;
import org.deixis.study.Verdict;

/** What was said of one finding. The sentence is never stronger than the verdict, and absence is never stated. */
final class VerdictSentences {
    private final EvidenceSet evidence;
    private final Telling telling;

    VerdictSentences(EvidenceSet evidence, Telling telling) {
        this.evidence = evidence;
        this.telling = telling;
    }

    List<Sentence> of(Evidence.Finding f) {
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(
                switch (f.verdict()) {
                    case FOUND -> located(f);
                    case UNSURE -> possible(f);
                    case NOT_FOUND -> notLocated(f);
                    case NEGATED ->
                        say(
                                f,
                                "The text says that %s %s absent, so nothing was drawn%s.",
                                telling.subject(f),
                                telling.is(f),
                                telling.score(f));
                    case OUTSIDE_VOCABULARY -> notTaught(f);
                    case NOT_GROUNDABLE -> say(f, "%s %s not a region of an image.", subject(f), telling.is(f));
                });
        if (f.verdict() == Verdict.NOT_FOUND && !isImpossible(f)) {
            sentences.add(new Sentence(
                    null,
                    "Not %s does not mean absent.".formatted(telling.plain() ? "found" : "located"),
                    List.of("policy:research-use", f.id())));
        }
        evidence.find("conflict:" + f.number())
                .map(Evidence.Disagreement.class::cast)
                .ifPresent(d -> sentences.add(Sentence.of(d.statement(telling.level()), d, f)));
        if (f.verdict().isDrawn() && telling.names(f)) {
            note(f).forEach(sentences::add);
        }
        return sentences;
    }

    private Sentence located(Evidence.Finding f) {
        if (!telling.names(f)) {
            return say(f, "An area was marked as number %d; a doctor must judge what it is.", f.number());
        }
        String tier = f.tier() == EvidenceTier.LITTLE_TESTED && !telling.plain()
                ? "; this label is little tested on " + evidence.imagesWords()
                : "";
        return sayOfLabel(
                f,
                !tier.isEmpty(),
                "%s%s %s %s%s.",
                subject(f),
                telling.score(f),
                telling.was(f),
                telling.located(),
                tier);
    }

    private Sentence possible(Evidence.Finding f) {
        if (!telling.names(f)) {
            return say(
                    f,
                    "An area was marked as number %d, but the program is not sure of it; a doctor must judge what it is.",
                    f.number());
        }
        if (telling.plain()) {
            return say(f, "%s may be visible, but the program is not sure.", subject(f));
        }
        String reason = f.reason() == null ? "" : f.reason();
        String why = switch (reason) {
            case "untested" ->
                "; this label is untested on %s, so it is never more than possible".formatted(evidence.imagesWords());
            case "similar-words" -> "; the words only resemble that name";
            case "diagnosis" -> "; a region may look like it, which is no diagnosis";
            case "drawn-by-hand" -> "; the outline was drawn from a person's clicks";
            default -> "";
        };
        return sayOfLabel(
                f, reason.equals("untested"), "%s %s possible%s%s.", subject(f), telling.is(f), telling.score(f), why);
    }

    private Sentence notLocated(Evidence.Finding f) {
        if (isImpossible(f)) {
            return say(
                    f,
                    "%s %s not something %s shows.",
                    telling.names(f) ? subject(f) : "What you ask about",
                    telling.is(f),
                    evidence.imageWords());
        }
        if ("no-outline".equals(f.reason()) && !telling.plain()) {
            return say(f, "%s%s %s expected here and not outlined.", subject(f), telling.score(f), telling.was(f));
        }
        if (f.tier() == EvidenceTier.UNTESTED && !telling.plain()) {
            return sayOfLabel(
                    f,
                    true,
                    "%s%s %s looked for and not outlined; this label is untested on %s, and the model cannot rule it out.",
                    subject(f),
                    telling.score(f),
                    telling.was(f),
                    evidence.imagesWords());
        }
        return say(
                f,
                "%s%s %s looked for and %s.",
                telling.names(f) ? subject(f) : "What you ask about",
                telling.score(f),
                telling.was(f),
                telling.notLocated());
    }

    private Sentence notTaught(Evidence.Finding f) {
        if ("ambiguous".equals(f.reason())) {
            return say(f, "%s can mean several things, so nothing was looked for.", Nouns.quoted(f.phrase()));
        }
        return say(
                f,
                "%s %s not taught to this %s, which does not mean absent.",
                telling.names(f) ? subject(f) : "What you ask about",
                telling.is(f),
                telling.program());
    }

    /** The vocabulary's remark on a reading, e.g. that an x-ray shows heart and mediastinum as one. */
    private Stream<Sentence> note(Evidence.Finding f) {
        String message = f.message();
        return message != null && message.startsWith("An x-ray shows ")
                ? Stream.of(Sentence.of(message, f))
                : Stream.empty();
    }

    static boolean isImpossible(Evidence.Finding f) {
        return "wrong-modality".equals(f.reason());
    }

    private String subject(Evidence.Finding f) {
        return Nouns.capitalised(telling.subject(f));
    }

    private static Sentence say(Evidence.Finding f, String format, Object... words) {
        return Sentence.of(format.formatted(words), f);
    }

    private Sentence sayOfLabel(Evidence.Finding f, boolean ofLabel, String format, Object... words) {
        List<String> ids = Stream.concat(
                        Stream.of(f.id()),
                        ofLabel
                                ? evidence.card("tier:" + f.concept()).map(Evidence::id).stream()
                                : Stream.<String>empty())
                .toList();
        return Sentence.of(format.formatted(words), ids);
    }
}

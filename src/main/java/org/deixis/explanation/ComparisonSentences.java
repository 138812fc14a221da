package org.deixis.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.deixis.study.Verdict;

/**
 * How two images differ: what each shows, side by side. Nothing is said of a change, for which of them is the earlier one is
 * not known, and pixels of two images are not compared.
 */
final class ComparisonSentences {
    private static final int MOST_SIDE_BY_SIDE = 8;
    /** What is said of both images in one sentence. */
    private static final List<Verdict> SUMMED_UP = List.of(Verdict.FOUND, Verdict.UNSURE, Verdict.NOT_FOUND);

    private final Side here;
    private final Side there;
    private final Telling telling;

    /** One image's evidence and how it is told. */
    private record Side(
            EvidenceSet evidence, VerdictSentences verdicts, PlaceSentences places, MeasureSentences measures) {
        static Side of(EvidenceSet evidence, Telling telling) {
            return new Side(
                    evidence,
                    new VerdictSentences(evidence, telling),
                    new PlaceSentences(evidence, telling),
                    new MeasureSentences(evidence, telling));
        }
    }

    ComparisonSentences(EvidenceSet here, EvidenceSet there, Telling telling) {
        this.here = Side.of(here, telling);
        this.there = Side.of(there, telling);
        this.telling = telling;
    }

    /** @param about findings of this image; empty for everything */
    List<Sentence> of(List<Evidence.Finding> about) {
        List<Sentence> sentences = new ArrayList<>();
        kinds().ifPresent(sentences::add);
        List<FindingPair> pairs = about.isEmpty()
                ? FindingPair.of(here.evidence().findings(), there.evidence(), this::canBeTold)
                : FindingPair.of(about, there.evidence(), asked -> true);
        sentences.addAll(differing(pairs, !about.isEmpty()));
        sentences.addAll(same(pairs));
        if (about.isEmpty()) {
            alone(here, there, "this").ifPresent(sentences::add);
            alone(there, here, "the other").map(this::ofOther).ifPresent(sentences::add);
        } else {
            about.stream()
                    .filter(f -> pairs.stream().noneMatch(p -> p.here().equals(f)))
                    .forEach(f -> sentences.addAll(here.verdicts().of(f)));
        }
        sentences.addAll(measured(pairs));
        sentences.add(Policies.saying(Policies.TIME_UNKNOWN));
        return sentences;
    }

    /** In plain words, what is not drawn and has no name there cannot be told apart. */
    private boolean canBeTold(Evidence.Finding f) {
        return telling.names(f) || f.verdict().isDrawn();
    }

    private Optional<Sentence> kinds() {
        Evidence.StudyFact mine = modality(here);
        Evidence.StudyFact others = modality(there);
        boolean differ = here.evidence().image().recognition().modality()
                != there.evidence().image().recognition().modality();
        return differ
                ? Optional.of(sideBySide(Sentence.of(mine.statement(), mine), Sentence.of(others.statement(), others)))
                : Optional.empty();
    }

    private static Evidence.StudyFact modality(Side side) {
        return (Evidence.StudyFact) side.evidence().find("study:modality").orElseThrow();
    }

    /** @param asked whether these were asked about, so that what was not looked for in either is told too */
    private List<Sentence> differing(List<FindingPair> pairs, boolean asked) {
        return pairs.stream()
                .filter(p -> !p.isSame()
                        || !telling.names(p.here())
                        || asked && SUMMED_UP.stream().noneMatch(p::has))
                .limit(MOST_SIDE_BY_SIDE)
                .map(p -> sideBySide(
                        here.verdicts().of(p.here()).getFirst(),
                        there.verdicts().of(p.there()).getFirst()))
                .toList();
    }

    private List<Sentence> same(List<FindingPair> pairs) {
        List<FindingPair> same = pairs.stream()
                .filter(FindingPair::isSame)
                .filter(p -> telling.names(p.here()))
                .toList();
        List<Sentence> sentences = new ArrayList<>();
        both(same, p -> p.has(Verdict.FOUND), telling.located(), sentences, true);
        both(same, p -> p.has(Verdict.UNSURE), "possible", sentences, false);
        both(same, p -> p.has(Verdict.NOT_FOUND), "looked for and " + telling.notLocated(), sentences, true);
        if (pairs.stream().anyMatch(FindingPair::isMissed)) {
            sentences.add(Sentence.of("Not located does not mean absent.", Policies.RESEARCH_USE));
        }
        return sentences;
    }

    private void both(
            List<FindingPair> pairs,
            Predicate<FindingPair> which,
            String said,
            List<Sentence> sentences,
            boolean past) {
        List<FindingPair> such = pairs.stream().filter(which).toList();
        if (such.isEmpty()) {
            return;
        }
        Evidence.Finding first = such.getFirst().here();
        String one = past ? telling.was(first) : telling.is(first);
        String many = past ? "were" : "are";
        sentences.add(Sentence.of(
                "In both images, %s %s %s."
                        .formatted(
                                Nouns.list(such.stream()
                                        .map(p -> telling.subject(p.here()))
                                        .toList()),
                                such.size() == 1 ? one : many,
                                said),
                Stream.concat(
                                such.stream().map(p -> p.here().id()),
                                such.stream().map(p -> other(p.there().id())))
                        .toList()));
    }

    /** What was looked for in one of them only. */
    private Optional<Sentence> alone(Side side, Side opposite, String which) {
        List<Evidence.Finding> alone = side.evidence().findings().stream()
                .filter(telling::names)
                .filter(f -> opposite.evidence().findings().stream().noneMatch(f::isTheSameThingAs))
                .toList();
        return alone.isEmpty()
                ? Optional.empty()
                : Optional.of(Sentence.of(
                        "Looked for in %s image alone: %s."
                                .formatted(
                                        which,
                                        Nouns.list(alone.stream()
                                                .map(f -> f.kind() == null ? Nouns.quoted(f.name()) : f.name())
                                                .distinct()
                                                .toList())),
                        OverviewSentences.ids(alone)));
    }

    /** Shares of the picture, which say something of one picture only, and sides where they follow from an organ. */
    private List<Sentence> measured(List<FindingPair> pairs) {
        List<FindingPair> drawn = pairs.stream()
                .filter(FindingPair::isDrawn)
                .limit(MOST_SIDE_BY_SIDE)
                .toList();
        List<Sentence> sentences = new ArrayList<>();
        boolean calibrated = here.evidence().image().spacing().isPresent()
                && there.evidence().image().spacing().isPresent();
        tell(drawn, side -> calibrated ? side.measures()::size : side.measures()::share, sentences);
        if (!drawn.isEmpty() && !calibrated) {
            sentences.add(Policies.saying(Policies.PIXELS_DIFFER));
        }
        List<FindingPair> inOrgans = drawn.stream()
                .filter(p -> p.here().sideFrom() != null || p.there().sideFrom() != null)
                .toList();
        tell(inOrgans, side -> f -> side.places().side(f).getFirst(), sentences);
        return sentences;
    }

    private void tell(
            List<FindingPair> pairs,
            Function<Side, Function<Evidence.Finding, Sentence>> told,
            List<Sentence> sentences) {
        pairs.forEach(p -> sentences.add(
                sideBySide(told.apply(here).apply(p.here()), told.apply(there).apply(p.there()))));
    }

    private Sentence sideBySide(Sentence mine, Sentence others) {
        return Sentence.of(
                "In this image, %s; in the other image, %s.".formatted(clause(mine), clause(others)),
                Stream.concat(
                                mine.evidence().stream(),
                                others.evidence().stream().flatMap(this::inOther))
                        .toList());
    }

    private Sentence ofOther(Sentence others) {
        return Sentence.of(
                others.text(), others.evidence().stream().flatMap(this::inOther).toList());
    }

    /** Findings and study facts have ids of the other image; the model's card and the rules are the same for both. */
    private Stream<String> inOther(String id) {
        return Stream.of(other(id), id)
                .filter(each -> here.evidence().find(each).isPresent())
                .limit(1);
    }

    private static String other(String id) {
        return Evidence.OfOtherImage.PREFIX + id;
    }

    /** The sentence as part of another: without its full stop, and small where a name does not begin it. */
    private static String clause(Sentence sentence) {
        String text = sentence.text().replaceFirst("\\.$", "");
        boolean name = text.length() > 1 && !Character.isLowerCase(text.charAt(1)) && text.charAt(1) != ' ';
        return name ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}

package org.deixis.grounding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.deixis.imaging.Modality;
import org.deixis.language.Choice;
import org.deixis.language.Concept;
import org.deixis.language.ConceptKind;
import org.deixis.study.Conflict;
import org.deixis.study.Region;
import org.deixis.study.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among the regions of an answer as the words do, and says how: parts of the image and of organs first, then
 * relations, then the order, then the number. What cannot be judged is said and chooses nothing.
 */
final class Instances {
    private final Choosing choosing;
    private final List<Landmarks.Located> landmarks;
    private final Modality modality;
    private final boolean device;
    private final List<String> how = new ArrayList<>();
    private final List<String> asides = new ArrayList<>();

    private Instances(PhraseReading.Asked asked, List<Landmarks.Located> landmarks) {
        this.choosing = asked.choosing();
        this.landmarks = landmarks;
        this.modality = asked.modality();
        this.device = asked.concept().kind() == ConceptKind.DEVICE;
    }

    /**
     * The answer with the regions that the words choose; the note says of how many, e.g. "Largest of 3." Where none is
     * chosen it is {@code not found}, with the reason, and the message says where they lie. Of words that deny, the
     * conflict keeps what lies where they deny.
     *
     * @param landmarks those of the choices, in their order
     */
    static PhraseAnswer chosen(PhraseReading.Asked asked, PhraseAnswer answer, List<Landmarks.Located> landmarks) {
        Instances instances = new Instances(asked, landmarks);
        Conflict conflict = answer.conflict();
        if (conflict != null && !conflict.regions().isEmpty()) {
            List<Region> denied = instances.left(conflict.regions());
            return answer.with(denied.isEmpty() ? null : new Conflict(conflict.kind(), conflict.score(), denied));
        }
        return answer.regions().isEmpty() || answer.verdict() == Verdict.NEGATED ? answer : instances.chosen(answer);
    }

    private PhraseAnswer chosen(PhraseAnswer answer) {
        List<Region> all = answer.regions();
        List<Region> left = left(all);
        if (left.isEmpty()) {
            return answer.without(nowhere(), sentence(answer.concept(), all));
        }
        List<String> said = new ArrayList<>();
        if (!how.isEmpty()) {
            said.add(capital("%s of %d.".formatted(String.join(", ", how), all.size())));
        }
        said.addAll(asides);
        Integer told = choosing.told();
        if (told != null && told != left.size()) {
            said.add(
                    "The text says %d; %d %s located.".formatted(told, left.size(), left.size() == 1 ? "was" : "were"));
        }
        return said.isEmpty() ? answer : answer.withRegions(left, String.join(" ", said));
    }

    private List<Region> left(List<Region> all) {
        List<Region> left = all;
        for (Choice choice : choosing.choices().stream()
                .sorted(Comparator.comparingInt(Instances::turn))
                .toList()) {
            left = left.isEmpty() ? left : chosen(left, choice);
        }
        return left;
    }

    private static int turn(Choice choice) {
        return switch (choice) {
            case Choice.Place place -> 0;
            case Choice.Related related -> related.relation() == Choice.Relation.NEXT_TO ? 2 : 1;
            case Choice.Ranked ranked -> 3;
            case Choice.Counted counted -> 4;
        };
    }

    private List<Region> chosen(List<Region> regions, Choice choice) {
        return switch (choice) {
            case Choice.Place place
            when place.onlySide() && !modality.patientSides() ->
                ranked(regions, "left".equals(place.side()) ? Choice.Order.LEFTMOST : Choice.Order.RIGHTMOST, 1, 1);
            case Choice.Place place -> placed(regions, place);
            case Choice.Related related -> related(regions, related);
            case Choice.Ranked(Choice.Order order, int rank, int count) -> ranked(regions, order, rank, count);
            case Choice.Counted(int count) -> counted(regions, count);
        };
    }

    private List<Region> placed(List<Region> regions, Choice.Place place) {
        Landmarks.Located organ = landmarks.stream()
                .filter(one -> one.landmark().choice() == place)
                .findFirst()
                .orElse(null);
        Region first = regions.getFirst();
        PlaceOnImage where = PlaceOnImage.of(
                place,
                organ == null ? null : organ.mask(),
                modality,
                first.mask().width(),
                first.mask().height());
        asides.addAll(where.asides());
        if (where.everywhere()) {
            return regions;
        }
        how.add(where.words());
        return regions.stream().filter(region -> where.holds(region, device)).toList();
    }

    private List<Region> related(List<Region> regions, Choice.Related related) {
        List<Landmarks.Located> others = landmarks.stream()
                .filter(one -> one.landmark().choice() == related)
                .toList();
        for (Landmarks.Located other : others) {
            if (other.mask() == null) {
                asides.add(capital("%s, so that was not considered.".formatted(other.problem())));
                return regions;
            }
        }
        Relations relations = new Relations(related.relation(), others, modality);
        String problem = relations.problem();
        if (problem != null) {
            asides.add(problem);
            return regions;
        }
        List<Region> chosen = relations.chosen(regions);
        how.add(relations.words());
        return chosen;
    }

    private List<Region> ranked(List<Region> regions, Choice.Order order, int rank, int count) {
        List<Region> sorted = regions.stream().sorted(comparator(order)).toList();
        String name = orderWords(order);
        how.add(count > 1 ? "%d %s".formatted(Math.min(count, sorted.size()), name) : ordinal(rank) + name);
        if (rank > sorted.size()) {
            return List.of();
        }
        List<Region> chosen = sorted.subList(rank - 1, Math.min(sorted.size(), rank - 1 + count));
        if (chosen.size() < count) {
            asides.add("%d asked for, %d located.".formatted(count, chosen.size()));
        }
        return chosen;
    }

    private List<Region> counted(List<Region> regions, int count) {
        if (regions.size() == count) {
            return regions;
        }
        asides.add("%d asked for, %d located.".formatted(count, regions.size()));
        if (regions.size() < count) {
            return regions;
        }
        how.add(count == 1 ? "largest" : count + " largest");
        return regions.stream()
                .sorted(comparator(Choice.Order.LARGEST))
                .limit(count)
                .toList();
    }

    /** Sides of the patient in radiology, where the patient's left is on the right of the image. */
    private Comparator<Region> comparator(Choice.Order order) {
        Comparator<Region> across = Comparator.comparingDouble(PlaceOnImage::middleX);
        Comparator<Region> down = Comparator.comparingDouble(PlaceOnImage::middleY);
        boolean mirrored = modality.patientSides();
        return switch (order) {
            case LARGEST -> Comparator.comparingInt(Region::area).reversed();
            case SMALLEST -> Comparator.comparingInt(Region::area);
            case UPPERMOST -> down;
            case LOWERMOST -> down.reversed();
            case LEFTMOST -> mirrored ? across.reversed() : across;
            case RIGHTMOST -> mirrored ? across : across.reversed();
        };
    }

    private String orderWords(Choice.Order order) {
        boolean side = order == Choice.Order.LEFTMOST || order == Choice.Order.RIGHTMOST;
        return side ? order.words() + (modality.patientSides() ? " (patient’s)" : " (viewer’s)") : order.words();
    }

    private static String ordinal(int rank) {
        return switch (rank) {
            case 1 -> "";
            case 2 -> "second ";
            case 3 -> "third ";
            case 4 -> "fourth ";
            default -> rank + "th ";
        };
    }

    private Reason nowhere() {
        boolean place = choosing.choices().stream()
                .anyMatch(choice -> choice instanceof Choice.Place || choice instanceof Choice.Related);
        return place ? Reason.NOT_AT_THAT_PLACE : Reason.FEWER_THAN_ASKED;
    }

    private String sentence(@Nullable Concept concept, List<Region> all) {
        String name = concept == null ? "the name" : "“%s”".formatted(concept.name());
        String where = PlaceOnImage.described(all, modality);
        String what = String.join(", ", how);
        String none = all.size() == 1
                ? "One is located, but not %s; it lies %s.".formatted(what, where)
                : "%d are located, but none %s; they lie %s.".formatted(all.size(), what, where);
        return "%s Ask for %s alone to see %s.".formatted(none, name, all.size() == 1 ? "it" : "them");
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}

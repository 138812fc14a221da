package org.deixis.language;

import java.util.ArrayList;
import java.util.List;
import org.deixis.language.Choice.Band;
import org.deixis.language.ReferenceWords.Item;
import org.deixis.language.ReferenceWords.Kind;
import org.deixis.language.ReferenceWords.Share;
import org.jspecify.annotations.Nullable;

/** Words for a part of the image or of an organ: "lower right corner", "left base". */
final class Places {
    private Places() {}

    /** Those that stand together; the whole of an organ, or a corner of nothing, is none. */
    static List<List<Item>> runs(List<Item> items) {
        List<List<Item>> runs = new ArrayList<>();
        List<Item> open = new ArrayList<>();
        for (Item item : items) {
            if (item.is(Kind.SIDE, Kind.LEVEL, Kind.ZONE, Kind.PLACE_NOUN) || (item.is(Kind.IDLE) && !open.isEmpty())) {
                open.add(item);
            } else {
                close(open, runs);
            }
        }
        close(open, runs);
        return runs;
    }

    private static void close(List<Item> open, List<List<Item>> runs) {
        while (!open.isEmpty() && open.getLast().is(Kind.IDLE)) {
            open.removeLast();
        }
        while (!open.isEmpty() && open.getFirst().is(Kind.PLACE_NOUN)) {
            open.removeFirst();
        }
        boolean tells = open.stream().anyMatch(item -> item.is(Kind.SIDE, Kind.LEVEL) || part(item));
        if (tells) {
            runs.add(List.copyOf(open));
        }
        open.clear();
    }

    private static boolean part(Item item) {
        return item.meaning() instanceof Share share && (!share.down().whole() || several(item));
    }

    /** "upper and lower lobe": a place, though both together are the whole. */
    private static boolean several(Item item) {
        return item.is(Kind.ZONE) && item.to() - item.from() > 2;
    }

    /** Whether it tells more than "in the middle", which may be said of a part of the thing as well. */
    static boolean sided(List<Item> run) {
        return run.stream()
                .anyMatch(item -> item.is(Kind.SIDE)
                        || (item.meaning() instanceof Share share
                                && (share.alone() != null || share.within() != null)));
    }

    /** "one" with nothing named after it points back. */
    static boolean pronoun(Item item, List<Item> items) {
        return item.is(Kind.NUMBER) && "1".equals(item.meaning()) && items.getLast() == item;
    }

    /** @param words as typed */
    static Choice.Place place(List<Item> run, String words) {
        String side = null;
        boolean bothSides = false;
        Band across = Band.WHOLE;
        Band down = Band.WHOLE;
        String within = null;
        boolean level = run.stream()
                .anyMatch(item -> item.meaning() instanceof Share share
                        && share.across().whole()
                        && !share.down().whole());
        boolean sided = run.stream().anyMatch(item -> item.is(Kind.SIDE));
        for (Item item : run) {
            String named = sideOf(item);
            if (named != null) {
                bothSides |= side != null && !side.equals(named);
                side = named;
            }
            if (item.meaning() instanceof Share share) {
                boolean middle = !share.across().whole();
                across = middle && !sided ? share.across() : across;
                if (!share.down().whole() && !(middle && level)) {
                    boolean another = within != null && share.within() != null && !down.whole();
                    down = another ? hull(down, share.down()) : share.down();
                }
                within = share.within() == null ? within : share.within();
            }
        }
        return new Choice.Place(words, bothSides ? null : side, across, down, within);
    }

    /** Also of "RLL", which says its side. */
    private static @Nullable String sideOf(Item item) {
        return switch (item.meaning()) {
            case String name when item.is(Kind.SIDE) -> name;
            case Share share -> share.side();
            case null, default -> null;
        };
    }

    /** "right upper lobe and left lower lobe" reaches from the one to the other. */
    private static Band hull(Band one, Band other) {
        return new Band(Math.min(one.from(), other.from()), Math.max(one.to(), other.to()));
    }

    /** What a lone level right before a name chooses: "upper" of "the upper polyp"; null for other places. */
    static Choice.@Nullable Order alone(List<Item> run, Item next) {
        return run.size() == 1
                        && run.getFirst().meaning() instanceof Share share
                        && next.from() == run.getFirst().to()
                ? share.alone()
                : null;
    }
}

package org.deixis.evaluation.ui;

/**
 * A pack's card as Markdown that is safe to show: raw HTML becomes text, and pictures become links, for nothing is fetched
 * that nobody clicked.
 */
final class CardText {
    /** Longer cards are cut. */
    static final int MOST_CHARACTERS = 200_000;

    private CardText() {}

    static String safe(String card) {
        String shown = card.length() > MOST_CHARACTERS
                ? card.substring(0, MOST_CHARACTERS)
                        + "\n\n*The card goes on; %,d characters are shown.*".formatted(MOST_CHARACTERS)
                : card;
        return shown.replace("<", "&lt;").replace("![", "[");
    }
}

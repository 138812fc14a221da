package org.deixis;

/** What every screen, export and answer says. */
final class Notice {
    static final String TEXT = "Research use. Not a medical device. Not located does not mean absent.";

    private Notice() {}
}

package org.deixis.language;

/** What the words say of a finding's presence. */
public enum Polarity {
    PRESENT,
    ABSENT,
    UNCERTAIN
}

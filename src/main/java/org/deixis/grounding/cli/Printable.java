package org.deixis.grounding.cli;

/** Text that cannot steer a terminal. */
final class Printable {
    private Printable() {}

    static String of(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "\uFFFD");
    }
}

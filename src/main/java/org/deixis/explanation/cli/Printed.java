package org.deixis.explanation.cli;

/** Text that cannot steer a terminal. */
final class Printed {
    private Printed() {}

    static String of(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "\uFFFD");
    }
}

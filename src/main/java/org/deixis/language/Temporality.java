package org.deixis.language;

import java.util.Locale;

/** When the words say that something was there. */
public enum Temporality {
    CURRENT,
    /** Seen before, or done before; nothing is said of now. */
    PRIOR,
    /** Was there and is gone. */
    RESOLVED;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}

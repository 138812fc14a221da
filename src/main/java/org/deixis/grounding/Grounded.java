package org.deixis.grounding;

import java.util.List;
import org.deixis.study.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What became of a text.
 *
 * @param findings the answers that are kept, in the order of their phrases; all of the phrases unless {@code stopped}
 * @param asked phrases in the text
 * @param recognition what the image was held to be; null when the work was stopped before that was known
 * @param stopped why not every phrase was answered, e.g. "Stopped. 2 of 5 kept."; null when every one was
 */
public record Grounded(
        List<Finding> findings,
        int asked,
        @Nullable Recognition recognition,
        @Nullable String stopped) {
    public Grounded {
        findings = List.copyOf(findings);
    }

    public boolean complete() {
        return stopped == null;
    }
}

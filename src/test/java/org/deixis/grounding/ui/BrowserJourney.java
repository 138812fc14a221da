package org.deixis.grounding.ui;

import java.nio.file.Path;
import java.util.Objects;
import org.deixis.inference.ModelPacks;
import org.deixis.viewer.Chromium;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** A class of tests that share one Chromium and one running application, which has a home of its own. */
public abstract class BrowserJourney {
    @TempDir
    protected static Path folder;

    private static @Nullable Chromium chromium;
    private static @Nullable RunningDeixis deixis;

    /** Before all tests: starts both; the packs are loaded when this returns. */
    protected static void begin(Path models, String... settings) {
        chromium = Chromium.start();
        deixis = RunningDeixis.start(folder.resolve("home"), models, settings);
        var _ = deixis.bean(ModelPacks.class).load().join();
    }

    @AfterAll
    static void end() {
        if (deixis != null) {
            deixis.close();
            deixis = null;
        }
        if (chromium != null) {
            chromium.close();
            chromium = null;
        }
    }

    protected static Chromium chromium() {
        return Objects.requireNonNull(chromium);
    }

    protected static RunningDeixis app() {
        return Objects.requireNonNull(deixis);
    }
}

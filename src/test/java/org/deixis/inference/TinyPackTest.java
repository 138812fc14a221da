package org.deixis.inference;

import java.nio.file.Path;

class TinyPackTest extends GroundingModelContract {
    static final Path DIRECTORY = Path.of("src/test/resources/packs/tiny");

    @Override
    Path pack() {
        return DIRECTORY;
    }
}

package org.deixis.inference;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

class BundledPackTest extends GroundingModelContract {

    @Override
    Path pack() {
        Path directory = Path.of("models/deixis-ground");
        assumeTrue(
                Files.isRegularFile(directory.resolve(PackReader.FILE_NAME)),
                "The bundled pack is not here: models/deixis-ground/pack.yaml");
        return directory;
    }
}

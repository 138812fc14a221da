package org.deixis.inference;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

class BundledSmallPackTest extends GroundingModelContract {

    @Override
    Path pack() {
        Path directory = Path.of("models/deixis-ground-s");
        assumeTrue(
                Files.isRegularFile(directory.resolve(PackReader.FILE_NAME)),
                "The bundled pack is not here: models/deixis-ground-s/pack.yaml");
        return directory;
    }
}

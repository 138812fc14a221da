package org.deixis.inference;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

class BundledPairPackTest extends ImageTextEncoderContract {

    @Override
    Path pack() {
        Path directory = Path.of("models/deixis-pair");
        assumeTrue(
                Files.isRegularFile(directory.resolve(PackReader.FILE_NAME)),
                "The bundled pack is not here: models/deixis-pair/pack.yaml");
        return directory;
    }
}

package org.deixis.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A copy of the tiny pack, to be spoilt by a test. */
record PackFolder(Path directory) {

    static PackFolder copyTo(Path models, String name) throws IOException {
        Path directory = Files.createDirectories(models.resolve(name));
        for (String file : new String[] {"pack.yaml", "encoder.onnx", "decoder.onnx"}) {
            Files.copy(TinyPackTest.DIRECTORY.resolve(file), directory.resolve(file));
        }
        return new PackFolder(directory);
    }

    Path yaml() {
        return directory.resolve("pack.yaml");
    }

    PackFolder replace(String what, String by) throws IOException {
        String text = Files.readString(yaml());
        if (!text.contains(what)) {
            throw new IllegalArgumentException("pack.yaml does not contain " + what);
        }
        Files.writeString(yaml(), text.replace(what, by));
        return this;
    }
}

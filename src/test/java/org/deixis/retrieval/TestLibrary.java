package org.deixis.retrieval;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.deixis.inference.ImageTextPacks;
import org.deixis.inference.InferenceProperties;
import org.deixis.inference.text.TextEncoder;
import org.deixis.language.PhraseParser;
import org.deixis.language.Vocabulary;
import org.deixis.study.HomeKey;
import org.deixis.study.OpenHome;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The library on a data folder of the test's, opened as a command opens it. */
public final class TestLibrary implements AutoCloseable {
    public static final Vocabulary VOCABULARY = vocabulary();

    /** No pack for search is installed. */
    public static final ImageTextPacks NO_PACKS =
            new ImageTextPacks(InferenceProperties.of(Path.of("no-such-folder")), new WordsAsVectors());

    private final OpenHome open;
    private final PairLibrary library;

    TestLibrary(Path home, TextEncoder encoder) {
        this(home, encoder, NO_PACKS);
    }

    TestLibrary(Path home, TextEncoder encoder, ImageTextPacks packs) {
        open = key(home).open();
        library = new PairLibrary(home, open.database(), encoder, packs::encoder, VOCABULARY);
    }

    public static HomeKey key(Path home) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().addActiveProfile("cli");
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", java.util.Map.of("deixis.study.data-dir", home.toString())));
        context.register(StudyKey.class);
        context.refresh();
        return context.getBean(HomeKey.class);
    }

    @org.springframework.boot.context.properties.ConfigurationPropertiesScan(basePackageClasses = HomeKey.class)
    @org.springframework.boot.autoconfigure.ImportAutoConfiguration(
            org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration.class)
    @org.springframework.context.annotation.Import(HomeKey.class)
    static class StudyKey {}

    private static Vocabulary vocabulary() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.scan(PhraseParser.class.getPackageName());
            context.registerBean(TextEncoder.class, () -> new WordsAsVectors());
            context.refresh();
            return context.getBean(Vocabulary.class);
        }
    }

    PairLibrary library() {
        return library;
    }

    DataSource database() {
        return open.database();
    }

    IngestReport ingest(Path source) {
        return library.ingest(PairSource.of(source), "test", report -> {}, () -> false);
    }

    List<String> ids(String query) {
        return library.search(SearchRequest.words(query)).hits().stream()
                .map(hit -> hit.pair().id())
                .toList();
    }

    /** A source of numbered pairs without images. */
    public static Path numbered(Path folder, int rows) throws IOException {
        Files.createDirectories(folder);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            lines.append("{\"id\": \"p%d\", \"caption\": \"liver nodule numbered n%d\", \"organ\": \"liver\"}"
                            .formatted(i, i))
                    .append("\n");
        }
        return Files.writeString(folder.resolve("pairs.jsonl"), lines);
    }

    /** Damages an index: in the middle of its largest file a byte turns over. */
    public static void spoil(Path index) throws IOException {
        Path largest;
        try (Stream<Path> files = Files.walk(index)) {
            largest = files.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
        try (RandomAccessFile file = new RandomAccessFile(largest.toFile(), "rw")) {
            file.seek(file.length() / 2);
            int before = file.read();
            file.seek(file.length() / 2);
            file.write(before ^ 0xFF);
        }
    }

    @Override
    public void close() {
        library.close();
        open.close();
    }
}

package org.deixis.retrieval.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.deixis.inference.ImageTextPacks;
import org.deixis.inference.text.TextEncoder;
import org.deixis.language.Vocabulary;
import org.deixis.retrieval.PairLibrary;
import org.deixis.study.HomeKey;
import org.deixis.study.OpenHome;
import org.deixis.study.StudyStoreException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Opens the data folder for as long as a command works in it, or takes the library of the application that runs the command. */
@Component
class OpenLibrary {
    private static final int FAILED = 1;
    private static final int DATA_FOLDER_IN_USE = 5;

    private final HomeKey key;
    private final ObjectProvider<PairLibrary> application;
    private final TextEncoder encoder;
    private final ImageTextPacks packs;
    private final Vocabulary vocabulary;

    /** @param application the library of this process while it is the application */
    OpenLibrary(
            HomeKey key,
            ObjectProvider<PairLibrary> application,
            TextEncoder encoder,
            ImageTextPacks packs,
            Vocabulary vocabulary) {
        this.key = key;
        this.application = application;
        this.encoder = encoder;
        this.packs = packs;
        this.vocabulary = vocabulary;
    }

    /** @return the exit code: the work's own, or one for a folder that cannot be opened */
    int with(PrintWriter messages, ToIntFunction<PairLibrary> work) {
        PairLibrary held = application.getIfAvailable();
        if (held != null) {
            return work.applyAsInt(held);
        }
        try (OpenHome open = key.open();
                PairLibrary library =
                        new PairLibrary(open.home().root(), open.database(), encoder, packs::encoder, vocabulary)) {
            return work.applyAsInt(library);
        } catch (StudyStoreException e) {
            return unopened(messages, e);
        }
    }

    /** Puts a backup back; what is in use is not opened for that. */
    int restore(PrintWriter messages, Path archive, Consumer<HomeKey.Restored> told) {
        try {
            told.accept(key.restore(archive));
            return 0;
        } catch (StudyStoreException e) {
            return unopened(messages, e);
        }
    }

    private static int unopened(PrintWriter messages, StudyStoreException why) {
        messages.println(why.getMessage());
        return String.valueOf(why.getMessage()).startsWith("The data folder is in use") ? DATA_FOLDER_IN_USE : FAILED;
    }
}

package org.deixis.retrieval.cli;

import java.io.PrintWriter;
import java.util.function.ToIntFunction;
import org.deixis.inference.ImageTextPacks;
import org.deixis.inference.text.TextEncoder;
import org.deixis.language.Vocabulary;
import org.deixis.retrieval.PairLibrary;
import org.deixis.study.HomeKey;
import org.deixis.study.OpenHome;
import org.deixis.study.StudyStoreException;
import org.springframework.stereotype.Component;

/** Opens the data folder for as long as a command works in it. */
@Component
class OpenLibrary {
    private static final int FAILED = 1;
    private static final int DATA_FOLDER_IN_USE = 5;

    private final HomeKey key;
    private final TextEncoder encoder;
    private final ImageTextPacks packs;
    private final Vocabulary vocabulary;

    OpenLibrary(HomeKey key, TextEncoder encoder, ImageTextPacks packs, Vocabulary vocabulary) {
        this.key = key;
        this.encoder = encoder;
        this.packs = packs;
        this.vocabulary = vocabulary;
    }

    /** @return the exit code: the work's own, or one for a folder that cannot be opened */
    int with(PrintWriter messages, ToIntFunction<PairLibrary> work) {
        try (OpenHome open = key.open();
                PairLibrary library =
                        new PairLibrary(open.home().root(), open.database(), encoder, packs::encoder, vocabulary)) {
            return work.applyAsInt(library);
        } catch (StudyStoreException e) {
            messages.println(e.getMessage());
            return String.valueOf(e.getMessage()).startsWith("The data folder is in use") ? DATA_FOLDER_IN_USE : FAILED;
        }
    }
}

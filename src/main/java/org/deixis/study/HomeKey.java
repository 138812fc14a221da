package org.deixis.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Opens the data folder for a command that needs it; other commands never touch it. */
@Component
public final class HomeKey {
    private final StudyProperties properties;
    private final ObjectProvider<DataHome> held;

    /** @param held the folder while this process is the application that holds it */
    HomeKey(StudyProperties properties, ObjectProvider<DataHome> held) {
        this.properties = properties;
        this.held = held;
    }

    /**
     * Locks the folder and brings its database up to date.
     *
     * @throws StudyStoreException when another process holds it or it cannot be written
     */
    public OpenHome open() {
        return new OpenHome(new DataHome(properties));
    }

    /** The same for a folder that is no one's home, such as a measurement's. */
    public static OpenHome openAt(Path folder) {
        return new OpenHome(new DataHome(new StudyProperties(folder)));
    }

    /** The application that seems to hold the folder; it may have been killed since, and its number be another's now. */
    public Optional<RunningApplication> running() {
        return RunningApplication.read(properties.dataDir())
                .filter(app -> ProcessHandle.of(app.pid()).isPresent());
    }

    /**
     * What became of a restore.
     *
     * @param made when the backup was made, in ISO 8601
     * @param done false where the running application goes on as before and the next one to start has what was restored
     * @param before where what was there before is kept; null where it is still in use
     */
    public record Restored(
            String made, int files, boolean done, @Nullable Path before) {}

    /**
     * Puts a backup in the place of everything in the folder, once it was read to its end and checked.
     *
     * @throws BackupException when it cannot be used; then nothing has changed
     * @throws StudyStoreException when another process holds the folder or it cannot be written
     */
    public Restored restore(Path archive) {
        DataHome application = held.getIfAvailable();
        if (application != null) {
            BackupArchive.Head head = StagedRestore.prepare(application.root(), archive);
            return new Restored(head.made(), head.files(), false, null);
        }
        try {
            DataHome home = new DataHome(properties);
            BackupArchive.Head head;
            try {
                head = StagedRestore.prepare(home.root(), archive);
            } finally {
                home.release();
            }
            new DataHome(properties).release(); // whoever opens the folder changes over
            return new Restored(
                    head.made(),
                    head.files(),
                    true,
                    StagedRestore.before(home.root()).orElse(null));
        } catch (IOException e) {
            throw BackupException.notRestored(archive, e);
        }
    }
}

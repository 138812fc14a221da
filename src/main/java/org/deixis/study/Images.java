package org.deixis.study;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.deixis.imaging.ContentHash;
import org.deixis.imaging.ImageHeader;
import org.deixis.imaging.ImageLimits;
import org.deixis.imaging.MedicalImage;
import org.deixis.imaging.MedicalImageReader;
import org.deixis.imaging.Modality;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/**
 * The images that were opened: rows in the database, pixels content-addressed on disk. Thread-safe.
 *
 * <p>A file goes tmp → limits → decoded once → hashed → moved into place atomically → row. Whatever fails before the row
 * leaves nothing behind.
 */
@Service
@Profile("!cli")
public class Images {
    private final DataHome home;
    private final ImageRows rows;
    private final Thumbnails thumbnails;
    private final Reports reports;
    private final StoreAccess store;
    private final ReentrantLock placing = new ReentrantLock();

    Images(DataHome home, ImageRows rows, Thumbnails thumbnails, Reports reports, StoreAccess store) {
        this.home = home;
        this.rows = rows;
        this.thumbnails = thumbnails;
        this.reports = reports;
        this.store = store;
        thumbnails.removeOrphans(rows.livingHashes());
    }

    /**
     * Keeps a file. The same picture opened twice is one image: the earlier one is returned.
     *
     * @param content read to its end, not closed
     * @param fileName as the user knows it; only its stem becomes the title
     * @throws org.deixis.imaging.UnreadableImageException when it is no image that opens, or over a limit
     * @throws StudyStoreException when it cannot be kept
     */
    public StoredImage store(InputStream content, String fileName) {
        Path tmp = null;
        try {
            tmp = Files.createTempFile(home.tmp(), "upload", ".tmp");
            ImageLimits.copy(content, tmp);
            ImageHeader header = MedicalImageReader.header(tmp);
            MedicalImage pixels = MedicalImageReader.read(tmp);
            String sha = ContentHash.sha256(tmp);
            placing.lock();
            try {
                Optional<StoredImage> earlier = rows.living(sha);
                if (earlier.isPresent()) {
                    return earlier.get();
                }
                thumbnails.make(sha, pixels);
                Path blob = home.blob(sha);
                Files.createDirectories(blob.getParent());
                Files.move(tmp, blob, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return rows.add(sha, Titles.of(fileName), header);
            } finally {
                placing.unlock();
            }
        } catch (IOException | DataAccessException e) {
            throw StudyStoreException.notSaved(e);
        } finally {
            remove(tmp);
        }
    }

    private static void remove(@Nullable Path tmp) {
        if (tmp != null) {
            try {
                Files.deleteIfExists(tmp);
            } catch (IOException e) {
                // emptied at the next start
            }
        }
    }

    public Optional<StoredImage> find(UUID id) {
        return store.read(() -> rows.find(id));
    }

    /** The image that has exactly these bytes. */
    Optional<StoredImage> withContent(String sha256) {
        return store.read(() -> rows.living(sha256));
    }

    /** When the image was deleted; empty when it never was here, or still is. */
    public Optional<Instant> deletedAt(UUID id) {
        return store.read(() -> rows.deletedAt(id));
    }

    /** Newest first. */
    public List<StoredImage> list() {
        return store.read(rows::list);
    }

    /** @throws StudyStoreException when there is none */
    public StoredImage get(UUID id) {
        return find(id).orElseThrow(() -> StudyStoreException.noSuchImage(id));
    }

    /** The file as it was opened. */
    public Path file(StoredImage image) {
        return home.blob(image.sha256());
    }

    /** Decodes the pixels anew. */
    public MedicalImage pixels(StoredImage image) {
        return MedicalImageReader.read(file(image));
    }

    /** Remembers what the model recognised; a correction by the user is not overwritten. */
    public void recognised(UUID id, Modality modality) {
        store.save(() -> rows.recognised(id, modality));
    }

    public void correct(UUID id, Modality modality) {
        store.save(() -> rows.correct(id, modality));
    }

    public void rename(UUID id, String title) {
        store.save(() -> rows.rename(id, Titles.clean(title)));
    }

    /** Removes the image, its findings, report and chats, and its file when no other image has the same; a date stays. */
    public void delete(UUID id) {
        StoredImage image = get(id);
        placing.lock();
        try {
            store.save(() -> rows.delete(id));
            reports.remove(id);
            if (rows.living(image.sha256()).isEmpty()) {
                Files.deleteIfExists(home.blob(image.sha256()));
                thumbnails.remove(image.sha256());
            }
        } catch (IOException e) {
            throw StudyStoreException.notSaved(e);
        } finally {
            placing.unlock();
        }
    }
}

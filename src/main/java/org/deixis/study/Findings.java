package org.deixis.study;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/**
 * Findings with their revisions. Everything appends: two tabs on one image lose nothing. Undo and redo move a pointer,
 * so they survive a reload; a new revision after an undo drops what had been undone. Thread-safe.
 */
@Service
@Profile("!cli")
public class Findings {
    private final FindingRows rows;
    private final StoreAccess store;

    Findings(FindingRows rows, StoreAccess store) {
        this.rows = rows;
        this.store = store;
    }

    /** By number tag. */
    public List<Finding> of(UUID imageId) {
        return store.read(() -> rows.of(imageId));
    }

    public Optional<Finding> find(UUID findingId) {
        return store.read(() -> rows.find(findingId));
    }

    /**
     * Adds one finding per revision, in order. A phrase that is already there keeps its number and gets the answer as a
     * new revision.
     *
     * @throws StudyStoreException when nothing of it could be saved
     */
    public List<Finding> record(UUID imageId, List<Revision> answers) {
        return store.save(() -> {
            rows.lockImage(imageId);
            return answers.stream().map(a -> recordOne(imageId, a)).toList();
        });
    }

    private Finding recordOne(UUID imageId, Revision answer) {
        String phrase = answer.phrase().strip();
        Optional<Finding> same = rows.withPhrase(imageId, phrase).stream()
                .filter(f -> saysTheSame(f.current().sentence(), answer.sentence()))
                .findFirst();
        UUID id = same.map(Finding::id).orElseGet(() -> rows.addFinding(imageId));
        rows.addRevision(id, reviewed(answer, same.map(Finding::current).orElse(null)));
        return rows.find(id).orElseThrow();
    }

    /** A review stays while what was reviewed stays the same; another outline has to be judged anew. */
    private static Revision reviewed(Revision answer, @Nullable Revision before) {
        return before != null && answer.review() == null && answer.showsTheSameAs(before)
                ? answer.withReview(before.review())
                : answer;
    }

    /** A report may speak of an effusion on the left and deny one on the right, in the same word. */
    private static boolean saysTheSame(@Nullable Sentence one, @Nullable Sentence other) {
        return one == null || other == null ? one == other : one.sense().equals(other.sense());
    }

    /** Adds a revision to a finding, e.g. after a click. */
    public Finding revise(UUID findingId, Revision revision) {
        return store.save(() -> {
            Finding before = rows.find(findingId).orElseThrow(() -> StudyStoreException.noSuchFinding(findingId));
            rows.addRevision(findingId, reviewed(revision, before.current()));
            return rows.find(findingId).orElseThrow();
        });
    }

    /**
     * Remembers what a person said of the finding as it is now, as a revision of its own that can be undone.
     *
     * @param review null takes back what was said
     */
    public Finding review(UUID findingId, @Nullable Review review) {
        return store.save(() -> {
            Finding f = rows.find(findingId).orElseThrow(() -> StudyStoreException.noSuchFinding(findingId));
            if (f.current().review() != review) {
                rows.addRevision(findingId, f.current().withReview(review));
            }
            return rows.find(findingId).orElseThrow();
        });
    }

    /** One step back; the same finding when there is none. */
    public Finding undo(UUID findingId) {
        return move(findingId, -1);
    }

    /** One step forward again; the same finding when there is none. */
    public Finding redo(UUID findingId) {
        return move(findingId, 1);
    }

    private Finding move(UUID findingId, int by) {
        return store.save(() -> {
            Finding f = rows.find(findingId).orElseThrow(() -> StudyStoreException.noSuchFinding(findingId));
            int to = Math.clamp(f.revision() + by, 1, f.revisions());
            rows.point(findingId, to);
            return rows.find(findingId).orElseThrow();
        });
    }

    public void remove(UUID findingId) {
        store.save(() -> rows.remove(findingId));
    }

    public void clear(UUID imageId) {
        store.save(() -> rows.clear(imageId));
    }

    /** Words that were typed by themselves, on whatever image that is still there: the latest first, each once. */
    public List<String> recentPhrases(int most) {
        return store.read(() -> rows.recentPhrases(most));
    }

    /** How many findings each image has. */
    public int count(UUID imageId) {
        return store.read(() -> rows.count(imageId));
    }
}

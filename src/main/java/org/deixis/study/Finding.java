package org.deixis.study;

import java.util.UUID;

/**
 * One phrase's answer on one image, with its number tag and its place in its own history.
 *
 * @param id stable
 * @param imageId the image
 * @param seq the number tag, from 1, never used again on this image
 * @param revision number of the current revision, from 1
 * @param revisions how many there are; undo and redo move {@code revision} among them
 * @param current the state shown
 */
public record Finding(UUID id, UUID imageId, int seq, int revision, int revisions, Revision current) {
    public boolean canUndo() {
        return revision > 1;
    }

    public boolean canRedo() {
        return revision < revisions;
    }
}

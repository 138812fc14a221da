package org.deixis.viewer;

import java.util.List;
import java.util.UUID;
import org.deixis.imaging.Modality;
import org.jspecify.annotations.Nullable;

/**
 * A viewer of one stored image at a time. Overlays travel only when they changed, and the region under the pointer is
 * stronger than the others, else the chosen one.
 */
public class StoredImageViewer extends MedicalImageViewer {
    private static final long serialVersionUID = 1L;

    private @Nullable UUID shown;
    private transient List<MaskOverlay> drawn = List.of();
    private @Nullable Integer chosen;
    private @Nullable Integer pointed;

    /**
     * Shows the image, unless it is shown already; then only the corner's lines change.
     *
     * @param width in pixels of the original image
     * @param height in pixels of the original image
     * @param cornerTexts lines at the top left; the first one names the image for screen readers
     * @return whether another one was shown before
     */
    public boolean open(UUID image, int width, int height, List<String> cornerTexts) {
        if (image.equals(shown)) {
            setCornerTexts(cornerTexts);
            return false;
        }
        chosen = null;
        pointed = null;
        setImage("api/images/" + image + "/frames/0", width, height, cornerTexts);
        shown = image;
        return true;
    }

    @Override
    public void clear() {
        if (shown != null) {
            super.clear();
            shown = null;
        }
    }

    @Override
    public void setOverlays(List<MaskOverlay> overlays) {
        if (!overlays.equals(drawn)) {
            drawn = List.copyOf(overlays);
            super.setOverlays(overlays);
        }
    }

    /** @param tag of the finding that was chosen; null for none */
    public void choose(@Nullable Integer tag) {
        chosen = tag;
        highlight();
    }

    /** @param tag of the finding that is pointed at, here or elsewhere; null for none */
    public void point(@Nullable Integer tag) {
        pointed = tag;
        highlight();
    }

    private void highlight() {
        highlight(isDrawn(pointed) ? pointed : isDrawn(chosen) ? chosen : null);
    }

    private boolean isDrawn(@Nullable Integer tag) {
        return tag != null && drawn.stream().anyMatch(overlay -> overlay.tag() == tag);
    }

    /**
     * In radiology the patient's right is at the left by convention; a plain image file does not say so, and other images
     * have the viewer's sides.
     */
    public void orient(@Nullable Modality modality) {
        boolean patient = modality != null && modality.patientSides();
        if (patient) {
            setOrientation(Orientation.ASSUMED, "R", "L");
        } else {
            setOrientation(Orientation.UNKNOWN, "", "");
        }
        setColourImage(!patient);
        setTool(neutralTool());
    }
}

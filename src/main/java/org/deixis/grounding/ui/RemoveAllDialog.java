package org.deixis.grounding.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before all phrases of an image go. */
final class RemoveAllDialog extends ConfirmDialog {
    private static final long serialVersionUID = 1L;

    RemoveAllDialog(int phrases, Runnable confirmed) {
        super(
                "Remove all phrases?",
                "The %s of this image with their regions are removed. This cannot be undone."
                        .formatted(ImageList.phrases(phrases)),
                "Remove",
                event -> confirmed.run());
        setConfirmButtonTheme("error primary");
        setCancelable(true);
    }
}

package org.deixis.grounding.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before all phrases of an image go. */
final class RemoveAllDialog extends ConfirmDialog {
    private static final long serialVersionUID = 1L;

    /** Asks if there is anything to lose, else does it at once. */
    static void confirm(int phrases, Runnable confirmed) {
        if (phrases == 0) {
            confirmed.run();
        } else {
            new RemoveAllDialog(phrases, confirmed).open();
        }
    }

    private RemoveAllDialog(int phrases, Runnable confirmed) {
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

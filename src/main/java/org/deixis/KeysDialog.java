package org.deixis;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.dom.Element;

/** Every key that does something, and what. */
class KeysDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    /** Keys separated by spaces, then what they do. */
    private static final String[][] KEYS = {
        {"Enter", "in the prompt: ground"},
        {"Shift+Enter", "in the prompt: a new line"},
        {"↓ ↑ Tab", "in the prompt: choose a suggestion, take it"},
        {"z", "zoom to fit"},
        {"+ -", "zoom, with the image focused"},
        {"← ↑ → ↓", "move, with the image focused"},
        {"i", "invert"},
        {"h", "hold to peek without the overlay, tap to hide it"},
        {"[ ]", "previous or next finding, in the order of the report"},
        {"a x", "accept or reject the chosen finding; again takes it back"},
        {"Esc", "cancel, back to moving the image"},
        {"Ctrl+Z Ctrl+Y", "undo, redo"},
        {"/", "in Search: to the query"},
        {"← ↑ → ↓ Enter Space f", "in Search: between hits; open one, select it, unfold its fields"},
        {"← ↑ → ↓ Shift+← Enter", "with a region: move it, resize it, find similar"},
        {"?", "this list"},
    };

    KeysDialog() {
        setHeaderTitle("Keys");
        NativeTableBody body = new NativeTableBody();
        for (String[] line : KEYS) {
            NativeTableCell keys = new NativeTableCell();
            for (String key : line[0].split(" ")) {
                keys.getElement().appendChild(new Element("kbd").setText(key), Element.createText(" "));
            }
            body.add(new NativeTableRow(keys, new NativeTableCell(line[1])));
        }
        NativeTable table = new NativeTable();
        table.addClassName("keys");
        table.add(body);
        add(table);
        getFooter().add(new Button("Close", click -> close()));
    }
}

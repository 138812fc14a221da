package org.deixis.grounding.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.deixis.imaging.Modality;
import org.deixis.study.StoredImage;
import org.deixis.viewer.Glyph;
import org.jspecify.annotations.Nullable;

/** The images that were opened, newest first: a link each, to be renamed and deleted. */
final class ImageList extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Map<UUID, Item> items = new HashMap<>();
    private final Div thumbs = new Div();
    private final H2 heading = new H2("Images");
    private final transient BiConsumer<StoredImage, String> rename;
    private final transient Consumer<StoredImage> delete;

    /** @param delete called after the person confirmed it */
    ImageList(BiConsumer<StoredImage, String> rename, Consumer<StoredImage> delete) {
        this.rename = rename;
        this.delete = delete;
        thumbs.addClassName("thumbs");
        addClassName("images");
        add(heading, thumbs);
        setVisible(false);
    }

    /** One line of the list. */
    record Entry(StoredImage image, int phrases) {
        String words() {
            String count = ImageList.phrases(phrases);
            Modality modality = image.modality();
            return modality == null ? count : modality.displayName() + " · " + count;
        }
    }

    static String phrases(int count) {
        return count == 1 ? "1 phrase" : count + " phrases";
    }

    /** Shows these; what is there already stays in place, so that nothing flickers. */
    void show(List<Entry> entries, @Nullable UUID open) {
        HashSet<UUID> gone = new HashSet<>(items.keySet());
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            gone.remove(entry.image().id());
            Item item = items.computeIfAbsent(entry.image().id(), id -> new Item(entry.image()));
            item.show(entry, entry.image().id().equals(open));
            if (thumbs.getChildren().skip(i).findFirst().orElse(null) != item) {
                item.removeFromParent();
                thumbs.addComponentAtIndex(i, item);
            }
        }
        gone.stream().map(items::remove).filter(Objects::nonNull).forEach(Item::removeFromParent);
        setVisible(!entries.isEmpty());
    }

    /** A thumbnail with title and a line below. */
    private final class Item extends Div {
        private static final long serialVersionUID = 1L;
        private final Span title = new Span();
        private final Element small = new Element("small");
        private final Anchor link;
        private transient StoredImage image;

        Item(StoredImage image) {
            this.image = image;
            Image picture = new Image("api/images/" + image.id() + "/thumbnail", "");
            picture.getElement().setAttribute("loading", "lazy");
            title.addClassName("title");
            Span words = new Span(title);
            words.getElement().appendChild(small);
            link = new Anchor("ground/" + image.id(), picture, words);
            link.setRouterIgnore(false);
            link.addClassName("thumb");
            addClassName("item");
            add(link, Glyph.button("delete", "Delete this image", this::askToDelete));
            ContextMenu menu = new ContextMenu(link);
            menu.addItem("Rename…", chosen -> askForTitle());
            menu.addItem("Delete…", chosen -> askToDelete());
        }

        void show(Entry entry, boolean open) {
            image = entry.image();
            title.setText(image.title());
            title.setTitle(image.title());
            small.setText(entry.words());
            link.setClassName("on", open);
            if (open) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        }

        private void askToDelete() {
            ConfirmDialog dialog = new ConfirmDialog(
                    "Delete “%s”?".formatted(image.title()),
                    "The image, its phrases and their regions are removed from this machine. This cannot be undone.",
                    "Delete",
                    confirmed -> delete.accept(image));
            dialog.setConfirmButtonTheme("error primary");
            dialog.setCancelable(true);
            dialog.open();
        }

        private void askForTitle() {
            Dialog dialog = new Dialog("Rename the image");
            TextField name = new TextField("Title", image.title(), "");
            name.setWidthFull();
            name.setMaxLength(120);
            name.setAutoselect(true);
            Button save = new Button("Rename", press -> {
                if (!name.getValue().isBlank()) {
                    rename.accept(image, name.getValue());
                }
                dialog.close();
            });
            save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            save.addClickShortcut(Key.ENTER);
            dialog.add(name);
            dialog.getFooter().add(new Button("Cancel", press -> dialog.close()), save);
            dialog.open();
            name.focus();
        }
    }
}

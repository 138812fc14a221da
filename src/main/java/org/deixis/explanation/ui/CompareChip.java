package org.deixis.explanation.ui;

import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.deixis.study.StoredImage;
import org.jspecify.annotations.Nullable;

/** With which other image this one is compared. */
final class CompareChip extends NativeButton {
    private static final long serialVersionUID = 1L;

    private final ContextMenu menu = new ContextMenu(this);
    private final transient Consumer<@Nullable UUID> choose;
    private transient List<StoredImage> offered = List.of();
    private transient @Nullable StoredImage compared;

    /** @param choose told of the image to compare with; null for none */
    CompareChip(Consumer<@Nullable UUID> choose) {
        this.choose = choose;
        menu.setOpenOnClick(true);
        addClassNames("chip", "compare");
        setTitle("Another image to compare this one with");
        setVisible(false);
    }

    void show(OpenCase now) {
        setVisible(!now.others().isEmpty());
        if (now.others().equals(offered) && java.util.Objects.equals(now.compared(), compared)) {
            return;
        }
        offered = now.others();
        compared = now.compared();
        setText((compared == null ? "compare with" : "with " + compared.title()) + " ▾");
        menu.removeAll();
        if (compared != null) {
            menu.addItem("No other image", chosen -> choose.accept(null));
        }
        for (StoredImage image : offered) {
            var item = menu.addItem(line(image), chosen -> choose.accept(image.id()));
            item.setCheckable(true);
            item.setChecked(image.equals(compared));
        }
    }

    private static Div line(StoredImage image) {
        Image picture = new Image("api/images/" + image.id() + "/thumbnail", "");
        Span title = new Span(image.title());
        title.addClassName("title");
        Div line = new Div(picture, title);
        line.addClassName("image-line");
        return line;
    }
}

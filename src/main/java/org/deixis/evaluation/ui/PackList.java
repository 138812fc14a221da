package org.deixis.evaluation.ui;

import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.deixis.inference.InstalledPack;

/** The packs that lie in the models folder, usable or not. */
final class PackList extends Aside {
    private static final long serialVersionUID = 1L;

    private final Div packs = new Div();
    private final Element folder = new Element("code");
    private final transient Consumer<Path> choose;

    /** @param choose takes a pack's folder */
    PackList(Consumer<Path> choose) {
        this.choose = choose;
        packs.addClassName("packs");
        Paragraph where = new Paragraph("Packs are folders in ");
        where.getElement().appendChild(folder, Element.createText(". A new one counts from the next start."));
        where.addClassName("where");
        add(new H2("Installed"), packs, where);
    }

    void show(ModelsState state, Path models) {
        folder.setText(models.toString());
        packs.removeAll();
        switch (state) {
            case ModelsState.Reading _ -> packs.add(new Paragraph("Reading…"));
            case ModelsState.NoPack _ -> packs.add(new Paragraph("None."));
            case ModelsState.Shown shown -> shown.packs().forEach(pack -> packs.add(button(pack, shown)));
        }
    }

    private NativeButton button(InstalledPack pack, ModelsState.Shown shown) {
        NativeButton button = new NativeButton("", press -> choose.accept(pack.directory()));
        button.addClassName("pack");
        boolean chosen = pack.directory().equals(shown.chosen().directory());
        button.setClassName("on", chosen);
        button.getElement().setAttribute("aria-pressed", chosen ? "true" : "false");
        Span name = new Span(ModelsState.nameOf(pack));
        name.addClassName("title");
        Element small = new Element("small");
        small.appendChild(dot(pack, shown), Element.createText(words(pack, shown)));
        button.add(name);
        button.getElement().appendChild(small);
        return button;
    }

    private static Element dot(InstalledPack pack, ModelsState.Shown shown) {
        Element dot = new Element("i");
        dot.getClassList().add("dot");
        dot.getClassList().set("missing", pack instanceof InstalledPack.Refused);
        dot.getClassList().set("waiting", shown.loading());
        dot.getClassList()
                .set(
                        "idle",
                        pack instanceof InstalledPack.Complete
                                && shown.modelOf(pack).isEmpty());
        return dot;
    }

    private static String words(InstalledPack pack, ModelsState.Shown shown) {
        return switch (pack) {
            case InstalledPack.Refused _ -> "cannot be used";
            case InstalledPack.ForSearch search -> search.pack().version() + " · for search";
            case InstalledPack.Complete complete ->
                complete.pack().version() + " · "
                        + shown.modelOf(pack)
                                .map(model -> "in use, " + model.device())
                                .orElse(shown.loading() ? "loading" : "not in use");
        };
    }
}

package org.deixis;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ModelPacks;

/** Which model answers and on what device, that it is being loaded, or that there is none. */
final class ModelStatus extends Span {
    private static final long serialVersionUID = 1L;

    private final transient ModelPacks packs;
    private final Element dot = new Element("i");
    private final Span words = new Span();

    ModelStatus(ModelPacks packs) {
        this.packs = packs;
        dot.getClassList().add("dot");
        getElement().appendChild(dot);
        getElement().setAttribute("role", "status");
        add(words);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        show();
        UI ui = event.getUI();
        var _ = packs.load().whenComplete((model, failure) -> {
            try {
                ui.access(this::show);
            } catch (UIDetachedException left) {
                // nobody looks any more
            }
        });
    }

    private void show() {
        Optional<GroundingModel> model = packs.grounding();
        boolean loading = model.isEmpty() && packs.isLoading();
        dot.getClassList().set("waiting", loading);
        dot.getClassList().set("missing", model.isEmpty() && !loading);
        words.setText(model.map(m -> m.pack().id() + " " + m.pack().version() + " · " + m.device())
                .orElse(loading ? "Loading the model" : "No model"));
        setTitle(packs.problems().stream().map(p -> p.sentence()).collect(Collectors.joining("\n")));
    }
}

package org.deixis;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.shared.Registration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deixis.inference.ModelPacks;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every screen: brand, the screens there are (those with {@code @Menu}), the state of the model, keys, light
 * or dark, and the footer. A screen that sets the property {@code summary} on its element has it shown at the footer's left.
 */
@Layout
class MainLayout extends Composite<Div> implements RouterLayout, AfterNavigationObserver {
    private static final long serialVersionUID = 1L;
    private static final String SUMMARY = "summary";

    private final Nav screens = new Nav();
    private final Map<String, Anchor> links = new LinkedHashMap<>();
    private final Div content = new Div();
    private final Span summary = new Span();
    private @Nullable Registration summaryChanges;

    MainLayout(ModelPacks packs) {
        content.addClassName("content");
        screens.getElement().setAttribute("aria-label", "Screens");
        Div page = getContent();
        page.addClassName("app");
        page.add(header(packs), content, new Footer(summary, new Span(Notice.TEXT)));
    }

    private Header header(ModelPacks packs) {
        Anchor brand = new Anchor("", "");
        brand.setRouterIgnore(false);
        brand.addClassName("brand");
        brand.getElement().appendChild(new Element("i"));
        brand.add(new Span("Deixis"));
        brand.getElement().setAttribute("aria-label", "Deixis, to the first screen");
        Div status = new Div();
        status.addClassName("status");
        status.add(new ModelStatus(packs), new ColourScheme(), keys());
        return new Header(brand, screens, status);
    }

    private static NativeButton keys() {
        NativeButton button = new NativeButton("?", click -> new KeysDialog().open());
        button.addClassName("icon");
        button.getElement().setAttribute("aria-label", "Keys");
        button.getElement().setAttribute("title", "Keys");
        button.getElement().executeJs("""
                const asked = press => {
                  const typing = press.composedPath()[0]?.closest?.('input, textarea, select, [contenteditable]');
                  if (press.key === '?' && !typing && !press.ctrlKey && !press.metaKey && !press.altKey
                      && !document.querySelector('vaadin-dialog[opened]')) {
                    press.preventDefault();
                    this.click();
                  }
                };
                document.addEventListener('keydown', asked);""");
        return button;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().executeJs("""
                const lost = 'Connection lost; trying again. What you typed is kept.';
                const indicator = window.Vaadin?.connectionIndicator;
                if (indicator) {
                  indicator.offlineText = lost;
                  indicator.reconnectingText = lost;
                  indicator.onlineText = 'Connected';
                }""");
    }

    @Override
    public void showRouterLayoutContent(HasElement screen) {
        content.removeAll();
        content.getElement().appendChild(screen.getElement());
        if (summaryChanges != null) {
            summaryChanges.remove();
        }
        summary.setText(screen.getElement().getProperty(SUMMARY, ""));
        summaryChanges = screen.getElement()
                .addPropertyChangeListener(
                        SUMMARY, change -> summary.setText(change.getValue() == null ? "" : "" + change.getValue()));
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement screen) {
        content.removeAll();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (links.isEmpty()) { // later navigations may come from no request, and then no entry would be told
            MenuConfiguration.getMenuEntries().forEach(entry -> {
                String path = entry.path().replaceFirst("^/", "");
                Anchor link = new Anchor(path, entry.title());
                link.setRouterIgnore(false);
                links.put(path, link);
                screens.add(link);
            });
        }
        String address = event.getLocation().getFirstSegment();
        links.forEach((path, link) -> {
            link.setClassName("on", path.equals(address));
            if (path.equals(address)) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }
}

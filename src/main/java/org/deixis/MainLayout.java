package org.deixis;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.HighlightConditions;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;

/** The frame of every screen: name, the screens there are, the model at work, and the notice. */
@Layout
public class MainLayout extends Div implements RouterLayout {
    static final String NOTICE = "Research use. Not a medical device. Not located does not mean absent.";

    private final Div content = new Div();

    MainLayout() {
        addClassName("app");
        content.addClassName("content");
        Footer footer = new Footer(new Span(), new Span(NOTICE));
        add(header(), content, footer);
    }

    private static Header header() {
        Anchor brand = new Anchor("");
        brand.addClassName("brand");
        brand.getElement().appendChild(new Element("i"));
        brand.add("Deixis");
        Nav nav = new Nav();
        nav.getElement().setAttribute("aria-label", "Screens");
        for (MenuEntry entry : MenuConfiguration.getMenuEntries()) {
            if (entry.menuClass() != null) {
                RouterLink link = new RouterLink(entry.title(), entry.menuClass());
                link.setHighlightCondition(HighlightConditions.locationPrefix());
                nav.add(link);
            }
        }
        Div right = new Div(new ColourScheme());
        right.addClassName("status");
        return new Header(brand, nav, right);
    }

    @Override
    public void showRouterLayoutContent(HasElement view) {
        content.getElement().removeAllChildren();
        content.getElement().appendChild(view.getElement());
    }

    @Override
    public void removeRouterLayoutContent(HasElement view) {
        content.getElement().removeAllChildren();
    }
}

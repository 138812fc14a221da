package org.deixis;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.lumo.Lumo;

/** What every page starts with: push, the styles, and the colour scheme before anything is painted. */
@Push
@Viewport("width=device-width, initial-scale=1")
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet("styles/deixis.css")
public class AppShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addMetaTag(
                "description", "Type a clinical phrase, see the region. Research use. Not a medical device.");
        settings.addInlineWithContents(Inline.Position.PREPEND, ColourScheme.RESTORE, Inline.Wrapping.JAVASCRIPT);
    }
}

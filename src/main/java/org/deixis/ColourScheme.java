package org.deixis;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/** Switches between light and dark; the choice lives in the browser, the system's setting is the default. */
final class ColourScheme extends NativeButton {
    /** Runs before the first paint. */
    static final String RESTORE = """
            (() => {
              const root = document.documentElement;
              window.deixisScheme = (scheme) => {
                root.style.colorScheme = scheme;
                root.setAttribute('theme', scheme);
              };
              let saved = null;
              try { saved = localStorage.getItem('deixis.scheme'); } catch (e) { /* private window */ }
              const system = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
              window.deixisScheme(saved === 'light' || saved === 'dark' ? saved : system);
            })();
            """;

    private static final String TOGGLE = """
            const next = document.documentElement.style.colorScheme === 'light' ? 'dark' : 'light';
            window.deixisScheme(next);
            try { localStorage.setItem('deixis.scheme', next); } catch (e) { /* private window */ }
            """;

    ColourScheme() {
        Span icon = new Span();
        icon.addClassNames("ico", "scheme");
        add(icon);
        addClassName("icon");
        setAriaLabel("Switch between light and dark");
        setTitle("Light or dark");
        getElement().executeJs("this.addEventListener('click', () => {" + TOGGLE + "})");
    }
}

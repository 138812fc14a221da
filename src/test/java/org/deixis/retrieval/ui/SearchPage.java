package org.deixis.retrieval.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;

/** What a person does on the screens of Search, in a browser. */
final class SearchPage {
    private SearchPage() {}

    /** On the screen of the collections, to the end. */
    static void ingest(Page page, Path source, String name) {
        Locator fields = page.locator(".ingest vaadin-text-field input");
        fields.nth(0).fill(name);
        fields.nth(1).fill(source.toAbsolutePath().normalize().toString());
        page.locator(".ingest .btn").click();
        assertThat(page.locator(".job").first().locator(".row"))
                .containsText("Done", new LocatorAssertions.ContainsTextOptions().setTimeout(300_000));
    }

    static Locator button(Page page, String words) {
        return page.locator("button:visible", new Page.LocatorOptions().setHasText(words));
    }

    /** Saves what is selected. */
    static Path download(Page page, String words) {
        page.locator(".selection button", new Page.LocatorOptions().setHasText("Export"))
                .click();
        return page.waitForDownload(() -> page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(words))
                        .click())
                .path();
    }
}

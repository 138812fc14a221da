package org.deixis.explanation.ui;

import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.page.WebStorage;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.deixis.explanation.ReadingLevel;

/** For whom answers are written; the choice lives in the browser. */
final class LevelChip extends NativeButton {
    private static final long serialVersionUID = 1L;
    private static final String KEY = "deixis.level";

    private final transient Map<ReadingLevel, MenuItem> choices = new EnumMap<>(ReadingLevel.class);
    private final transient Runnable changed;
    private ReadingLevel level = ReadingLevel.CLINICIAN;

    /** @param changed told when a person chose another one */
    LevelChip(Runnable changed) {
        this.changed = changed;
        addClassName("chip");
        setTitle("For whom the answer is written");
        ContextMenu menu = new ContextMenu(this);
        menu.setOpenOnClick(true);
        choices.put(
                ReadingLevel.CLINICIAN,
                menu.addItem("Clinician: names, scores, tiers", chosen -> choose(ReadingLevel.CLINICIAN)));
        choices.put(
                ReadingLevel.PATIENT,
                menu.addItem("Plain words: no scores, no disease is named", chosen -> choose(ReadingLevel.PATIENT)));
        choices.values().forEach(choice -> choice.setCheckable(true));
        show();
    }

    @Override
    protected void onAttach(com.vaadin.flow.component.AttachEvent event) {
        WebStorage.getItem(event.getUI(), WebStorage.Storage.LOCAL_STORAGE, KEY, slug -> {
            Optional<ReadingLevel> remembered = Optional.ofNullable(slug).flatMap(ReadingLevel::fromSlug);
            if (remembered.isPresent() && remembered.get() != level) {
                level = remembered.get();
                show();
                changed.run();
            }
        });
    }

    ReadingLevel level() {
        return level;
    }

    private void choose(ReadingLevel chosen) {
        level = chosen;
        WebStorage.setItem(WebStorage.Storage.LOCAL_STORAGE, KEY, chosen.slug());
        show();
        changed.run();
    }

    private void show() {
        setText(Levels.words(level) + " ▾");
        choices.forEach((each, choice) -> choice.setChecked(each == level));
    }
}

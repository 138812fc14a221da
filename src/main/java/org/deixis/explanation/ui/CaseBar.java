package org.deixis.explanation.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiFunction;
import org.deixis.explanation.ChatExports;
import org.deixis.study.Chat;
import org.deixis.study.StudyStoreException;
import org.deixis.viewer.Download;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Above the conversation: chat or draft, earlier conversations, what can be taken away. */
final class CaseBar extends Div {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(CaseBar.class);
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(Locale.UK)
            .withZone(ZoneId.systemDefault());

    private final NativeButton chat;
    private final NativeButton report;
    private final NativeButton chats = new NativeButton("History ▾");
    private final NativeButton about;
    private final NativeButton export = new NativeButton("Export ▾");
    private final ContextMenu history = new ContextMenu(chats);
    private final transient Actions actions;
    private transient @Nullable OpenCase shown;

    /** What the bar does. */
    interface Actions {
        void tab(boolean report);

        /** @param chat the conversation to open; null begins a new one */
        void open(@Nullable UUID chat);

        void delete(UUID chat);

        /** Asks for what only a person can say of the image. */
        void about();
    }

    CaseBar(ChatExports exports, Actions actions) {
        this.actions = actions;
        chat = tab("Chat", false);
        report = tab("Draft report", true);
        history.setOpenOnClick(true);
        about = new NativeButton("About…", press -> actions.about());
        about.addClassNames("ghost", "push");
        about.setTitle("Age, sex, view and size of a pixel, as you type them");
        chats.addClassName("ghost");
        chats.setTitle("Conversations about this image");
        export.addClassName("ghost");
        export.setTitle("Save this conversation with pictures of its regions");
        ContextMenu menu = new ContextMenu(export);
        menu.setOpenOnClick(true);
        menu.addItem(download("Page (HTML)", "-chat.html", "text/html; charset=utf-8", exports::html));
        menu.addItem(
                download("Markdown with pictures (zip archive)", "-chat.zip", "application/zip", exports::markdown));
        getElement().setAttribute("role", "toolbar").setAttribute("aria-label", "Conversation");
        addClassNames("row", "bar");
        add(chat, report, about, chats, export);
        tab(false);
    }

    private NativeButton tab(String words, boolean isReport) {
        NativeButton button = new NativeButton(words, press -> actions.tab(isReport));
        button.addClassNames("ghost", "tab");
        return button;
    }

    void tab(boolean isReport) {
        chat.getElement().setAttribute("aria-pressed", isReport ? "false" : "true");
        report.getElement().setAttribute("aria-pressed", isReport ? "true" : "false");
    }

    /** @param now null where no image is open */
    void show(@Nullable OpenCase now) {
        boolean same = now != null
                && shown != null
                && now.chats().equals(shown.chats())
                && java.util.Objects.equals(now.chat(), shown.chat());
        shown = now;
        setVisible(now != null);
        export.setVisible(now != null && !now.answers().isEmpty());
        chats.setVisible(now != null && !now.chats().isEmpty());
        if (now != null && !same) {
            list(now);
        }
    }

    private void list(OpenCase now) {
        history.removeAll();
        history.addItem("New conversation", chosen -> actions.open(null));
        for (Chat each : now.chats()) {
            Span title = new Span(each.title());
            title.addClassName("title");
            Span when = new Span("%s · %d %s"
                    .formatted(WHEN.format(each.startedAt()), each.turns(), each.turns() == 1 ? "answer" : "answers"));
            when.addClassName("when");
            Div line = new Div(title, when);
            line.addClassName("chat-line");
            var item = history.addItem(line, chosen -> actions.open(each.id()));
            item.setCheckable(true);
            item.setChecked(each.id().equals(now.chat()));
        }
        UUID open = now.chat();
        if (open != null) {
            history.addItem("Delete this conversation…", chosen -> askToDelete(open));
        }
    }

    private void askToDelete(UUID open) {
        ConfirmDialog dialog = new ConfirmDialog(
                "Delete this conversation?",
                "Its questions and answers are removed from this machine. This cannot be undone. Findings stay.",
                "Delete",
                confirmed -> actions.delete(open));
        dialog.setConfirmButtonTheme("error primary");
        dialog.setCancelable(true);
        dialog.open();
    }

    private Anchor download(String words, String ending, String type, BiFunction<UUID, UUID, byte[]> content) {
        return Download.link(words, event -> {
            OpenCase taken = shown;
            UUID open = taken == null ? null : taken.chat();
            if (taken == null || open == null) {
                return DownloadResponse.error(404, "No conversation is open.");
            }
            try {
                return Download.file(
                        content.apply(taken.image().id(), open), taken.image().title(), ending, type);
            } catch (StudyStoreException gone) {
                log.info("Nothing to export: {}", gone.getMessage());
                return DownloadResponse.error(410, gone.getMessage());
            }
        });
    }
}

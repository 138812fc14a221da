package org.deixis.explanation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.deixis.study.Images;
import org.deixis.study.StoredImage;
import org.jspecify.annotations.Nullable;

/** What an address of the Explain screen leads to: an image, a conversation about it, another image to compare it with. */
final class CaseAddress {
    static final String IMAGE = "image";
    static final String CHAT = "chat";
    static final String WITH = "with";
    /** Key of the session under which screens keep the address of the image that was open last. */
    private static final String LAST_IMAGE = "deixis.image";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(Locale.UK)
            .withZone(ZoneId.systemDefault());

    private final Images images;
    private final ExplainWork work;
    private final PageState page;

    CaseAddress(Images images, ExplainWork work, PageState page) {
        this.images = images;
        this.work = work;
        this.page = page;
    }

    void enter(BeforeEnterEvent event) {
        Optional<String> address = event.getRouteParameters().get(IMAGE);
        if (address.isPresent()) {
            QueryParameters query = event.getLocation().getQueryParameters();
            open(uuid(address.get()), parameter(query, CHAT), parameter(query, WITH));
            return;
        }
        Optional<StoredImage> last = last();
        if (last.isPresent()) {
            event.forwardTo("explain/" + last.get().id());
        } else {
            page.set(new ExplainState.NoImage(
                    "Choose an image first", "Then ask about it here. It stays on this machine."));
        }
    }

    /** The same image and conversation, beside another image; null for none. */
    static void compare(OpenCase now, @Nullable UUID other) {
        Map<String, String> query = new LinkedHashMap<>();
        UUID chat = now.chat();
        if (chat != null) {
            query.put(CHAT, chat.toString());
        }
        if (other != null) {
            query.put(WITH, other.toString());
        }
        UI.getCurrent().navigate("explain/" + now.image().id(), QueryParameters.simple(query));
    }

    private static @Nullable UUID parameter(QueryParameters query, String name) {
        return query.getSingleParameter(name).map(CaseAddress::uuid).orElse(null);
    }

    /** The image that was open last in this browser, else the newest. */
    private Optional<StoredImage> last() {
        VaadinSession session = VaadinSession.getCurrent();
        Object id = session == null ? null : session.getAttribute(LAST_IMAGE);
        return Optional.ofNullable(id)
                .filter(UUID.class::isInstance)
                .map(UUID.class::cast)
                .flatMap(images::find)
                .or(() -> images.list().stream().findFirst());
    }

    private void open(@Nullable UUID id, @Nullable UUID chat, @Nullable UUID with) {
        Optional<StoredImage> image = id == null ? Optional.empty() : images.find(id);
        if (image.isPresent()) {
            VaadinSession.getCurrent().setAttribute(LAST_IMAGE, id);
            StoredImage compared =
                    with == null || with.equals(id) ? null : images.find(with).orElse(null);
            work.open(OpenCase.unread(image.get(), compared), chat, false);
        } else {
            page.set(new ExplainState.NoImage(
                    Optional.ofNullable(id)
                            .flatMap(images::deletedAt)
                            .map(at -> "This image was deleted on %s.".formatted(DAY.format(at)))
                            .orElse("There is no image at this address."),
                    "Choose another one in Ground."));
        }
    }

    private static @Nullable UUID uuid(String address) {
        try {
            return UUID.fromString(address);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

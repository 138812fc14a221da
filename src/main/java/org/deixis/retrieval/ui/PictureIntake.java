package org.deixis.retrieval.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.deixis.imaging.ImageLimits;
import org.deixis.imaging.UnreadableImageException;
import org.deixis.retrieval.QueryPictures;
import org.deixis.retrieval.RetrievalException;
import org.deixis.viewer.Glyph;

/**
 * Takes a picture to search by, in every way there is: chosen with its button, dropped on the screen, pasted, or a hit that is
 * dragged back.
 */
final class PictureIntake extends Span {
    private static final long serialVersionUID = 1L;

    /** {@code $0} is the most bytes that are sent. */
    private static final String WAYS = """
            const intake = this, most = $0;
            const screen = this.closest('main.search'), box = this.closest('.q');
            const tell = (kind, detail) => intake.dispatchEvent(new CustomEvent(kind, { detail }));
            const send = async file => {
              const name = file.name || 'The picture';
              if (file.size > most) return tell('too-large', name);
              box.classList.add('sending');
              try {
                const answer = await fetch(intake.getAttribute('target'), {
                  method: 'POST', body: file,
                  headers: { 'Content-Type': 'application/octet-stream', 'X-Filename': encodeURIComponent(name) } });
                if (!answer.ok) throw new Error(answer.status);
              } catch {
                tell('lost', name);
              } finally {
                box.classList.remove('sending');
              }
            };
            const take = files => {
              const pictures = [...files].filter(file => file.type.startsWith('image/'));
              const file = pictures[0] ?? files[0];
              if (file) send(file);
            };
            const input = intake.querySelector('input');
            intake.querySelector('button').addEventListener('click', () => input.click());
            input.addEventListener('change', () => { take(input.files); input.value = ''; });
            const pasted = press => {
              if (!intake.isConnected) return document.removeEventListener('paste', pasted);
              const files = [...press.clipboardData?.files ?? []];
              if (files.some(file => file.type.startsWith('image/'))) {
                press.preventDefault();
                take(files);
              }
            };
            document.addEventListener('paste', pasted);
            const pair = 'application/x-deixis-pair';
            const wanted = event => event.dataTransfer.types.some(type => type === 'Files' || type === pair);
            let inside = 0;
            const over = on => { inside = Math.max(0, inside + on); box.classList.toggle('over', inside > 0); };
            screen.addEventListener('dragenter', event => wanted(event) && over(1));
            screen.addEventListener('dragleave', event => wanted(event) && over(-1));
            screen.addEventListener('dragover', event => {
              if (wanted(event)) {
                event.preventDefault();
                event.dataTransfer.dropEffect = 'copy';
              }
            });
            screen.addEventListener('drop', event => {
              if (!wanted(event)) return;
              event.preventDefault();
              over(-inside);
              const id = event.dataTransfer.getData(pair);
              if (id) tell('pair', id);
              else take(event.dataTransfer.files);
            });""";

    private final transient QueryPictures pictures;
    private final transient Consumer<PictureAddress> taken;
    private final transient Consumer<String> refused;

    /**
     * @param taken told of what is searched by from now on
     * @param refused told one sentence
     */
    PictureIntake(QueryPictures pictures, Consumer<PictureAddress> taken, Consumer<String> refused) {
        this.pictures = pictures;
        this.taken = taken;
        this.refused = refused;
        NativeButton choose = Glyph.button(
                "picture", "Search by a picture: choose one, drop it here, paste it, or drag a hit here", () -> {});
        com.vaadin.flow.dom.Element input = new com.vaadin.flow.dom.Element("input")
                .setAttribute("type", "file")
                .setAttribute("accept", "image/png,image/jpeg,image/tiff,.png,.jpg,.jpeg,.tif,.tiff")
                .setAttribute("hidden", true);
        add(choose);
        getElement().appendChild(input).setAttribute("target", (UploadHandler) this::receive);
        listen("pair", id -> taken.accept(PictureAddress.ofPair(id, null)));
        listen(
                "too-large",
                name -> refused.accept("%s: The file is too large; at most %d MB are read."
                        .formatted(name, ImageLimits.MAX_BYTES >> 20)));
        listen("lost", name -> refused.accept("%s: It did not arrive; try again.".formatted(name)));
        addClassName("intake");
    }

    private void listen(String event, Consumer<String> told) {
        getElement()
                .addEventListener(
                        event,
                        happened -> told.accept(
                                happened.getEventData().path("event.detail").asString("")))
                .addEventData("event.detail");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs(WAYS, ImageLimits.MAX_BYTES);
    }

    /** On the request's thread, without the session's lock: decoding may take seconds. */
    private void receive(UploadEvent event) throws IOException {
        UI ui = event.getUI();
        try (InputStream content = event.getInputStream()) {
            String hash = pictures.keep(content);
            ui.access(() -> taken.accept(PictureAddress.given(hash)));
        } catch (UnreadableImageException | RetrievalException e) {
            String sentence = "%s: %s".formatted(event.getFileName(), e.getMessage());
            ui.access(() -> refused.accept(sentence));
        }
    }
}

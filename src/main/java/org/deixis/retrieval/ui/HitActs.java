package org.deixis.retrieval.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.deixis.imaging.BoundingBox;
import org.deixis.retrieval.Hit;
import org.deixis.retrieval.HitGroup;
import org.deixis.retrieval.PairDetail;
import org.deixis.retrieval.PairLibrary;
import org.deixis.retrieval.PairPictures;
import org.deixis.study.Images;
import org.jspecify.annotations.Nullable;

/** What a person can do with a hit and with the pair that is open. Called on the UI thread. */
final class HitActs implements HitCard.Acts, HitDetail.Acts {
    private final Way way;
    private final SearchWork work;
    private final PairLibrary library;
    private final AskedPictures asked;
    private final PairPictures pictures;
    private final Images images;

    /** Where searches lead to. */
    interface Way {
        /** What is searched for now. */
        SearchAddress address();

        void go(SearchAddress address);

        /** The same search with another pair open, or none: it leaves no trace in the browser's history. */
        void open(SearchAddress address);

        AnswerPanel answers();
    }

    HitActs(Way way, SearchWork work, PairLibrary library, AskedPictures asked, PairPictures pictures, Images images) {
        this.way = way;
        this.work = work;
        this.library = library;
        this.asked = asked;
        this.pictures = pictures;
        this.images = images;
    }

    @Override
    public void open(Hit hit) {
        open(hit.pair().id(), hit.collection());
    }

    @Override
    public void open(String id, String collection) {
        way.open(way.address().opening(id, collection));
    }

    @Override
    public void close() {
        way.answers().grid().focusOpen();
        way.open(way.address().opening("", ""));
    }

    @Override
    public void unfold(HitCard card, HitGroup group) {
        way.answers().grid().unfold(card, group);
    }

    @Override
    public void pick(HitGroup group) {
        way.answers().pick(group);
    }

    @Override
    public void similar(PairDetail one) {
        way.go(alone(one).like(one.pair().id()));
    }

    @Override
    public void similar(PairDetail one, @Nullable BoundingBox region) {
        way.go(alone(one).withPicture(PictureAddress.ofPair(one.pair().id(), region)));
    }

    /** Nothing but what narrows the search; the pair stays open. */
    private SearchAddress alone(PairDetail one) {
        return SearchAddress.NOTHING
                .with(way.address().filters())
                .opening(one.pair().id(), one.collection());
    }

    @Override
    public void searchBy(PairDetail one, @Nullable BoundingBox region) {
        way.go(way.address().withPicture(PictureAddress.ofPair(one.pair().id(), region)));
    }

    @Override
    public void like(PairDetail one) {
        way.go(way.address().like(one.pair().id()));
    }

    @Override
    public void unlike(PairDetail one) {
        way.go(way.address().unlike(one.pair().id()));
    }

    @Override
    public void exclude(String field, String value) {
        way.go(way.address().with(way.address().filters().excluding(field, value)));
    }

    @Override
    public void ground(PairDetail one) {
        UI ui = UI.getCurrent();
        work.run(() -> stored(one), ui::navigate, Notification::show);
    }

    /** The address of the pair's image on Ground, where it is kept from now on. */
    private String stored(PairDetail one) {
        Path file = PairPictures.hash(one.pair()).flatMap(pictures::original).orElseThrow();
        try (InputStream in = Files.newInputStream(file)) {
            return "ground/" + images.store(in, one.pair().id() + ".img").id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void parts(PairDetail one, Consumer<Optional<MatchedParts>> found) {
        SearchAddress address = way.address();
        work.run(
                () -> library.similarity(one.pair(), asked.request(address)).map(MatchedParts::of),
                parts -> {
                    if (way.address().searchesLike(address)) {
                        found.accept(parts);
                    }
                },
                Notification::show);
    }
}

package org.deixis.retrieval.ui;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.deixis.imaging.ImageHeader;
import org.deixis.imaging.MedicalImageReader;
import org.deixis.imaging.UnreadableImageException;
import org.deixis.retrieval.Filters;
import org.deixis.retrieval.PairDetail;
import org.deixis.retrieval.PairDetails;
import org.deixis.retrieval.PairPictures;
import org.deixis.retrieval.PictureQuery;
import org.deixis.retrieval.QueryPictures;
import org.deixis.retrieval.RetrievalException;
import org.deixis.retrieval.SearchRequest;
import org.deixis.study.Images;
import org.deixis.study.StoredImage;
import org.deixis.study.StudyStoreException;
import org.jspecify.annotations.Nullable;

/** Finds the pictures that addresses name. Reads files: away from the UI thread. Thread-safe. */
final class AskedPictures {
    private final QueryPictures given;
    private final PairDetails details;
    private final PairPictures pictures;
    private final Images images;

    AskedPictures(QueryPictures given, PairDetails details, PairPictures pictures, Images images) {
        this.given = given;
        this.details = details;
        this.pictures = pictures;
        this.images = images;
    }

    /**
     * What stands for the pictures of a query.
     *
     * @param picture null where it has none, or it is not there any more
     * @param thumbnails of the examples, by their pairs' ids; one that has no picture is missing
     */
    record Shown(@Nullable AskedPicture picture, Map<String, String> thumbnails) {}

    Shown shown(SearchAddress address) {
        Map<String, String> thumbnails = new HashMap<>();
        for (String id : Stream.of(address.like(), address.unlike())
                .flatMap(List::stream)
                .toList()) {
            try {
                PairPictures.hash(details.of(id, "").pair())
                        .ifPresent(hash -> thumbnails.put(id, HitCard.thumbnail(hash)));
            } catch (RetrievalException e) {
                // the search itself says that it is not there
            }
        }
        try {
            return new Shown(address.picture() == null ? null : find(address.picture(), address.filters()), thumbnails);
        } catch (RetrievalException | StudyStoreException e) {
            return new Shown(null, thumbnails);
        }
    }

    /** The whole request, with its picture; fails as {@link #find} does. */
    SearchRequest request(SearchAddress address) {
        PictureAddress picture = address.picture();
        return picture == null
                ? address.request()
                : address.request().withPicture(find(picture, address.filters()).query());
    }

    /**
     * @param filters what the search is narrowed to
     * @throws RetrievalException when the picture or the pair is not there
     * @throws StudyStoreException when the image is not there
     */
    AskedPicture find(PictureAddress address, Filters filters) {
        return switch (address.kind()) {
            case GIVEN -> {
                Path file = given.use(address.id());
                Optional<ImageHeader> header = header(file);
                yield new AskedPicture(
                        new PictureQuery.OfFile(file, address.region()),
                        "api/query-pictures/" + address.id() + "/image",
                        header.map(ImageHeader::width).orElse(0),
                        header.map(ImageHeader::height).orElse(0),
                        null);
            }
            case PAIR -> ofPair(address, filters);
            case IMAGE -> {
                StoredImage image = images.get(UUID.fromString(address.id()));
                yield new AskedPicture(
                        new PictureQuery.OfFile(images.file(image), address.region()),
                        "api/images/" + image.id() + "/frames/0",
                        image.width(),
                        image.height(),
                        null);
            }
        };
    }

    /** A pair whose collection is not searched is no hit anyway, and the search would not find it: its file will do. */
    private AskedPicture ofPair(PictureAddress address, Filters filters) {
        PairDetail detail = details.of(address.id(), "");
        Optional<String> hash = PairPictures.hash(detail.pair());
        boolean searched =
                filters.values(Filters.COLLECTION).isEmpty() || filters.has(Filters.COLLECTION, detail.collection());
        PictureQuery inside = new PictureQuery.OfPair(address.id(), address.region());
        PictureQuery query = searched
                ? inside
                : hash.flatMap(pictures::original)
                        .<PictureQuery>map(file -> new PictureQuery.OfFile(file, address.region()))
                        .orElse(inside);
        return new AskedPicture(
                query, hash.map(HitCard::image).orElse(""), detail.width(), detail.height(), detail.pair());
    }

    private static Optional<ImageHeader> header(Path file) {
        try {
            return Optional.of(MedicalImageReader.header(file));
        } catch (UnreadableImageException e) {
            return Optional.empty();
        }
    }
}

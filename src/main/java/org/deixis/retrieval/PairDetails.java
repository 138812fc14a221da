package org.deixis.retrieval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.deixis.imaging.ImageHeader;
import org.deixis.imaging.MedicalImageReader;
import org.deixis.imaging.UnreadableImageException;

/** Looks single pairs up. Thread-safe. */
public final class PairDetails {
    static final int MOST_FIELDS = 60;

    private final PairLibrary library;
    private final PairPictures pictures;

    PairDetails(PairLibrary library, PairPictures pictures) {
        this.library = library;
        this.pictures = pictures;
    }

    /**
     * @param collection empty for the first collection that has such a pair
     * @throws RetrievalException when there is none
     */
    public PairDetail of(String id, String collection) {
        Filters where = collection.isEmpty() ? Filters.NONE : Filters.NONE.with(Filters.COLLECTION, collection);
        try (LibraryView view = library.searched().view(where)) {
            PairPlace place = PairPlace.in(view.searcher(), id).orElseThrow(() -> RetrievalException.noSuchPair(id));
            String owner = view.collectionOf(place.document());
            ImageTextPair pair = place.pair();
            List<ImageTextPair> fields = fields(view, pair, owner);
            Optional<ImageHeader> header =
                    PairPictures.hash(pair).flatMap(pictures::original).flatMap(PairDetails::header);
            return new PairDetail(
                    pair,
                    owner,
                    header.map(ImageHeader::width).orElse(0),
                    header.map(ImageHeader::height).orElse(0),
                    fields,
                    fields.size() > 1
                            && fields.stream().map(PairDetails::core).distinct().count() == 1);
        } catch (IOException e) {
            throw library.searched().unreadable(where, e);
        }
    }

    private static List<ImageTextPair> fields(LibraryView view, ImageTextPair pair, String owner) throws IOException {
        String name = pair.whole();
        if (pair.field(name).isEmpty()) {
            return List.of(pair);
        }
        Query same = new TermQuery(new Term(PairFields.filterField(name), PairFields.filterValue(pair.field(name))));
        List<ImageTextPair> fields = new ArrayList<>();
        for (ScoreDoc each : view.searcher().search(same, MOST_FIELDS).scoreDocs) {
            if (view.collectionOf(each.doc).equals(owner)) {
                fields.add(new PairPlace(view.searcher(), each.doc).pair());
            }
        }
        return fields;
    }

    private static Optional<ImageHeader> header(Path file) {
        try {
            return Optional.of(MedicalImageReader.header(file));
        } catch (UnreadableImageException e) {
            return Optional.empty();
        }
    }

    private static String core(ImageTextPair pair) {
        return pair.caption().replaceFirst("\\s*\\([^()]*\\)\\W*$", "");
    }
}

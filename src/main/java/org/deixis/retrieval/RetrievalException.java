package org.deixis.retrieval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeGenerator;

/** Ingest or search cannot do what was asked; the message is one sentence for the user. */
public final class RetrievalException extends RuntimeException implements ExitCodeGenerator {
    private static final long serialVersionUID = 1L;
    private static final int FAILED = 1;
    private static final int BAD_USAGE = 2;
    private static final int UNREADABLE_INPUT = 3;
    private static final int INDEX_UNUSABLE = 4;

    private final int exitCode;
    private final transient List<String> unusable;

    private RetrievalException(String sentence, int exitCode, @Nullable Throwable cause) {
        this(sentence, exitCode, cause, List.of());
    }

    private RetrievalException(String sentence, int exitCode, @Nullable Throwable cause, List<String> unusable) {
        super(sentence, cause);
        this.exitCode = exitCode;
        this.unusable = unusable;
    }

    /** The collections whose indexes must be made anew before they can be searched; empty for other causes. */
    public List<String> unusable() {
        return unusable;
    }

    static RetrievalException unreadableSource(Path source, @Nullable String why) {
        return new RetrievalException(
                "%s cannot be ingested: %s.".formatted(source, why == null ? "it cannot be read" : why),
                UNREADABLE_INPUT,
                null);
    }

    static RetrievalException badUpload(String fileName, String why) {
        return new RetrievalException(
                "\"%s\" cannot be ingested: %s.".formatted(fileName, why), UNREADABLE_INPUT, null);
    }

    static RetrievalException nameTaken(String name) {
        return new RetrievalException("There is a collection named \"%s\" already.".formatted(name), BAD_USAGE, null);
    }

    static RetrievalException badName(String name, int longest) {
        return new RetrievalException(
                "\"%s\" is no name for a collection: it must have 1 to %d characters, none of them a control character."
                        .formatted(name.length() > 40 ? name.substring(0, 40) + "…" : name, longest),
                BAD_USAGE,
                null);
    }

    static RetrievalException noCollection(String name) {
        return new RetrievalException("There is no collection named \"%s\".".formatted(name), BAD_USAGE, null);
    }

    static RetrievalException queryTooLong(int length, int longest) {
        return new RetrievalException(
                "The query has %,d characters and only %,d are searched for; shorten it to what matters."
                        .formatted(length, longest),
                BAD_USAGE,
                null);
    }

    static RetrievalException emptyQuery() {
        return new RetrievalException(
                "There is nothing to search for: give words, a filter or an example.", BAD_USAGE, null);
    }

    static RetrievalException notText() {
        return new RetrievalException("The query is not valid UTF-8 text.", BAD_USAGE, null);
    }

    static RetrievalException noPack() {
        return new RetrievalException(
                "Pictures cannot be compared: no pack for search is installed among the packs.", INDEX_UNUSABLE, null);
    }

    static RetrievalException unreadablePicture(RuntimeException cause) {
        return new RetrievalException(
                "The picture to search by cannot be used: " + cause.getMessage(), UNREADABLE_INPUT, cause);
    }

    static RetrievalException noQueryPicture() {
        return new RetrievalException(
                "The picture of this search is not kept any more (at most %d, for %d days after their last use); give it again."
                        .formatted(QueryPictures.MOST_PICTURES, QueryPictures.MOST_DAYS),
                BAD_USAGE,
                null);
    }

    static RetrievalException pictureNotKept(IOException cause) {
        return new RetrievalException(
                "The picture could not be kept (%s), so it cannot be searched by."
                        .formatted(cause.getClass().getSimpleName()),
                FAILED,
                cause);
    }

    static RetrievalException badRegion(IllegalArgumentException cause) {
        return new RetrievalException(cause.getMessage() + ".", BAD_USAGE, cause);
    }

    static RetrievalException noPicture(String id) {
        return new RetrievalException(
                "The pair \"%s\" has no picture that can be compared.".formatted(id), BAD_USAGE, null);
    }

    static RetrievalException noSuchPair(String id) {
        return new RetrievalException(
                "There is no pair with the id \"%s\" to compare with.".formatted(id), BAD_USAGE, null);
    }

    static RetrievalException otherVersion(String collection) {
        return new RetrievalException(
                "The index of \"%s\" was made by another version of Deixis; %s."
                        .formatted(collection, rebuild(collection)),
                INDEX_UNUSABLE,
                null,
                List.of(collection));
    }

    static RetrievalException corrupt(String collection, @Nullable Throwable cause) {
        return corrupt(List.of(collection), cause);
    }

    /** @param collections one of which it is */
    static RetrievalException corrupt(List<String> collections, @Nullable Throwable cause) {
        String names = String.join("\", \"", collections);
        return new RetrievalException(
                "The index of \"%s\" is damaged; %s.".formatted(names, rebuild(names)),
                INDEX_UNUSABLE,
                cause,
                collections);
    }

    private static String rebuild(String collection) {
        return "its pairs are safe in the database, and Re-index beside it under Collections makes it anew, or"
                + " ./deixis ingest --rebuild --collection \"" + collection + "\"";
    }

    static RetrievalException notWritten(IOException cause) {
        String message = String.valueOf(cause.getMessage());
        boolean full = message.contains("No space left") || message.contains("not enough space");
        return new RetrievalException(
                full
                        ? "The disk is full, so not everything was kept; make room and run the same command again."
                        : "The index could not be written (%s); what was ingested before is kept."
                                .formatted(cause.getClass().getSimpleName()),
                FAILED,
                cause);
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}

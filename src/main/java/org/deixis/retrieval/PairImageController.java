package org.deixis.retrieval;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.deixis.imaging.UnreadableImageException;
import org.deixis.retrieval.PairPictures.Size;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The images of pairs, and pictures that are searched by, by the hash of their bytes, as PNG; immutable, with it as ETag. */
@RestController
@Profile("!cli")
class PairImageController {
    private final PairPictures pictures;
    private final QueryPictures queries;

    PairImageController(PairPictures pictures, QueryPictures queries) {
        this.pictures = pictures;
        this.queries = queries;
    }

    @GetMapping("/api/pairs/{hash}/thumbnail")
    ResponseEntity<Resource> thumbnail(@PathVariable String hash) throws IOException {
        return answer(hash, Size.THUMBNAIL, pictures.picture(hash, Size.THUMBNAIL));
    }

    @GetMapping("/api/pairs/{hash}/image")
    ResponseEntity<Resource> image(@PathVariable String hash) throws IOException {
        return answer(hash, Size.WHOLE, pictures.picture(hash, Size.WHOLE));
    }

    @GetMapping("/api/query-pictures/{hash}/thumbnail")
    ResponseEntity<Resource> queryThumbnail(@PathVariable String hash) {
        return answer(hash, Size.THUMBNAIL, queries.picture(hash, Size.THUMBNAIL));
    }

    @GetMapping("/api/query-pictures/{hash}/image")
    ResponseEntity<Resource> queryImage(@PathVariable String hash) {
        return answer(hash, Size.WHOLE, queries.picture(hash, Size.WHOLE));
    }

    private static ResponseEntity<Resource> answer(String hash, Size size, Optional<Path> file) {
        if (file.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable())
                .eTag(hash + "-" + size.name().toLowerCase(java.util.Locale.ROOT))
                .body(new FileSystemResource(file.get()));
    }

    @ExceptionHandler
    ProblemDetail sentence(UnreadableImageException e) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()));
        problem.setProperty("notice", "Research use. Not a medical device.");
        return problem;
    }
}

package org.deixis.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
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

/** Pixels by address: display frames and thumbnails as PNG, immutable, with the file's hash as ETag. */
@RestController
@Profile("!cli")
class ImageController {
    private final Images images;
    private final Thumbnails thumbnails;

    ImageController(Images images, Thumbnails thumbnails) {
        this.images = images;
        this.thumbnails = thumbnails;
    }

    @GetMapping("/api/images/{id}/frames/{frame}")
    ResponseEntity<Resource> frame(@PathVariable UUID id, @PathVariable int frame) throws IOException {
        StoredImage image = images.get(id);
        if (frame != 0) {
            return ResponseEntity.notFound().build();
        }
        return picture(image, thumbnails.frame(image.sha256()));
    }

    @GetMapping("/api/images/{id}/thumbnail")
    ResponseEntity<Resource> thumbnail(@PathVariable UUID id) throws IOException {
        StoredImage image = images.get(id);
        return picture(image, thumbnails.thumbnail(image.sha256()));
    }

    private ResponseEntity<Resource> picture(StoredImage image, Path file) throws IOException {
        if (!Files.exists(file)) { // the cache may be emptied at any time
            thumbnails.make(image.sha256(), images.pixels(image));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable())
                .eTag(image.sha256())
                .body(new FileSystemResource(file));
    }

    @ExceptionHandler
    ProblemDetail sentence(StudyStoreException e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, String.valueOf(e.getMessage()));
        problem.setProperty("notice", "Research use. Not a medical device.");
        return problem;
    }
}

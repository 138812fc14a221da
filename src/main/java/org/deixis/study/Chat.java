package org.deixis.study;

import java.time.Instant;
import java.util.UUID;

/**
 * A conversation about one image.
 *
 * @param id stable
 * @param imageId the image
 * @param title the first line of its first question, at most 120 characters
 * @param turns how many questions were answered
 * @param startedAt when the first question was asked
 */
public record Chat(UUID id, UUID imageId, String title, int turns, Instant startedAt) {}

package org.deixis.retrieval;

import java.time.Instant;

/**
 * A named set of pairs.
 *
 * @param pairs how many it holds
 */
public record PairCollection(long id, String name, int pairs, Instant createdAt) {}

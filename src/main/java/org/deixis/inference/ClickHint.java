package org.deixis.inference;

/**
 * A click of the user.
 *
 * @param x pixel column of the original image
 * @param y pixel row of the original image
 * @param positive true for "this too", false for "not here"
 */
public record ClickHint(int x, int y, boolean positive) {}

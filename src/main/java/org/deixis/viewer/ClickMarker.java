package org.deixis.viewer;

/**
 * A click that is already part of a finding, drawn as a plus or minus.
 *
 * @param x pixel column of the original image
 * @param y pixel row of the original image
 * @param positive true for "this too", false for "not here"
 */
public record ClickMarker(int x, int y, boolean positive) {}

package org.deixis.inference;

/**
 * Thresholds on the calibrated presence.
 *
 * @param found at or above: found
 * @param unsure at or above, but below {@code found}: unsure; below: not found
 */
public record PackThresholds(double found, double unsure) {}

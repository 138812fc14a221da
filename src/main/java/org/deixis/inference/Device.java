package org.deixis.inference;

/** Where native inference runs. */
public enum Device {
    CPU,
    GPU
}

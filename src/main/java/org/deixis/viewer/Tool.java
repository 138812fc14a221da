package org.deixis.viewer;

/** What the left mouse button, a finger or a pen does. The middle button always pans, the right one zooms. */
public enum Tool {
    /** Drag moves the image. */
    PAN,
    /** Drag changes window (across) and level (down); display only. */
    WINDOW,
    /** A click adds "this too". */
    POINT,
    /** A click adds "not here". */
    NOT_HERE,
    /** Drag draws a box. */
    BOX
}

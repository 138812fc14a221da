package org.deixis.viewer;

/** Where the knowledge of the patient's sides comes from; decides how the side letters are drawn. */
public enum Orientation {
    /** The file says so: plain letters. */
    FILE,
    /** A person said so: plain letters. */
    USER,
    /** Taken from convention: yellow letters with a question mark. */
    ASSUMED,
    /** Not known, or sides are the viewer's: no letters. */
    UNKNOWN
}

package org.deixis.inference;

/** Too many requests wait for the model; the message says how many. */
public final class InferenceBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InferenceBusyException(int waiting) {
        super("The model is busy: " + waiting + " requests are waiting already.");
    }
}

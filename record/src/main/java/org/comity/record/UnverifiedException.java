package org.comity.record;

/// A signature or a proof does not hold.
public final class UnverifiedException extends Exception {
    private static final long serialVersionUID = 1;

    public UnverifiedException(String message) {
        super(message);
    }
}

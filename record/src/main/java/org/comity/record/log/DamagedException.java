package org.comity.record.log;

/// A log that holds something else than what it signed or acknowledged. It is not served and not written to.
///
/// The message names the file, the bytes or the entry, what was expected, and what to do.
public final class DamagedException extends Exception {
    private static final long serialVersionUID = 1;

    public DamagedException(String message) {
        super(message);
    }
}

package org.comity.record.audit;

/// What the entries of a log are.
public enum Contents {
    /// Acts of the envelope: each is read and its signatures are verified.
    ACTS,
    /// Any bytes: hashes alone are compared, as in a foreign log.
    BYTES
}

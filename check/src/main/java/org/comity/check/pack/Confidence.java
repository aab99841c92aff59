package org.comity.check.pack;

/// How sure its author is of a row.
public enum Confidence {
    HIGH,
    MEDIUM,
    LOW
}

package org.comity.check.finding;

/// Whether the kinds of evidence that show a provision were stated. It does not say that they suffice.
public enum Met {
    MET,
    NOT_MET,
    UNKNOWN,
    /// No kinds of evidence are named for it.
    NOT_ASSESSED
}

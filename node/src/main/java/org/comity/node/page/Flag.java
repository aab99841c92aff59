package org.comity.node.page;

/// What a reader must know about one roll call of the archive.
public enum Flag {
    MONTH_ONLY("month"),
    AMENDMENT("amendment"),
    PARAGRAPH("paragraph"),
    ROSTER_INCOMPLETE("roster"),
    FRAGMENT("fragment"),
    TOTALS_DIFFER("totals"),
    TIE("tie");

    private final String key;

    Flag(String key) {
        this.key = key;
    }

    /// The end of the keys of words about it.
    public String key() {
        return key;
    }
}

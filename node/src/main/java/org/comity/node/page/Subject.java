package org.comity.node.page;

/// The subjects by which the source of the archive sorts its roll calls.
public enum Subject {
    ARMS("di"),
    COLONIALISM("co"),
    DEVELOPMENT("ec"),
    HUMAN_RIGHTS("hr"),
    NUCLEAR("nu"),
    PALESTINE("me");

    private final String code;

    Subject(String code) {
        this.code = code;
    }

    /// The source's own code, used in addresses and as the end of keys.
    public String code() {
        return code;
    }
}

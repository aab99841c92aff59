package org.comity.node.page;

/// A majority that a page shows a result under.
public enum Rule {
    SIMPLE("simple"),
    TWO_THIRDS("twothirds"),
    TWO_THIRDS_OF_PRESENT("twothirdspresent"),
    ABSOLUTE("absolute"),
    TWO_THIRDS_OF_MEMBERS("twothirdsmembers");

    private final String key;

    Rule(String key) {
        this.key = key;
    }

    /// The end of the keys of words about it.
    public String key() {
        return key;
    }

    /// What the votes for are compared with.
    public int base(Counts counts) {
        return switch (this) {
            case SIMPLE, TWO_THIRDS -> counts.presentAndVoting();
            case TWO_THIRDS_OF_PRESENT -> counts.present();
            case ABSOLUTE, TWO_THIRDS_OF_MEMBERS -> counts.members();
        };
    }

    /// The comparison as it is made, in whole numbers and nothing else.
    public String arithmetic(Counts counts) {
        return switch (this) {
            case SIMPLE -> counts.yes() + " > " + counts.no() + " ?";
            case TWO_THIRDS, TWO_THIRDS_OF_PRESENT, TWO_THIRDS_OF_MEMBERS ->
                "3 × " + counts.yes() + " ≥ 2 × " + base(counts) + " ?";
            case ABSOLUTE -> "2 × " + counts.yes() + " > " + base(counts) + " ?";
        };
    }
}

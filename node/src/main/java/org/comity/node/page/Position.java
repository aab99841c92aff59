package org.comity.node.page;

/// How a member stood in a roll call. The order is that of the half circle.
public enum Position {
    FOR("f", "for", "yes"),
    ABSTAIN("b", "abstain", "abstain"),
    NOT_VOTING("x", "absent", "absent"),
    AGAINST("a", "against", "no");

    private final String letter;
    private final String sign;
    private final String countName;

    Position(String letter, String sign, String countName) {
        this.letter = letter;
        this.sign = sign;
        this.countName = countName;
    }

    /// The class of the stylesheet.
    public String letter() {
        return letter;
    }

    /// The name of the sign in `icons.svg`.
    public String sign() {
        return sign;
    }

    /// What `data-count` calls it, where a browser that recounts looks for the number.
    public String countName() {
        return countName;
    }

    /// The value in an address, and the end of every key of a word about it.
    public String key() {
        return switch (this) {
            case FOR -> "for";
            case AGAINST -> "against";
            case ABSTAIN -> "abstain";
            case NOT_VOTING -> "notvoting";
        };
    }
}

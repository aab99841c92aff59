package org.comity.assembly;

/// Names a log: `<body name>/<party>`.
public record Origin(BodyName bodyName, PartyId party) implements Comparable<Origin> {
    /// From its text.
    ///
    /// @throws IllegalArgumentException if the text is not `<body name>/<party>`
    public static Origin of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("an origin is <body name>/<party>, not " + text);
        }
        return new Origin(new BodyName(text.substring(0, slash)), new PartyId(text.substring(slash + 1)));
    }

    @Override
    public int compareTo(Origin other) {
        int order = bodyName.value().compareTo(other.bodyName.value());
        return order != 0 ? order : party.value().compareTo(other.party.value());
    }

    @Override
    public String toString() {
        return bodyName + "/" + party;
    }
}

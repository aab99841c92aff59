package org.comity.assembly;

/// Names a party within its body: the second part of its log's origin.
public record PartyId(String value) {
    private static final java.util.regex.Pattern FORM = java.util.regex.Pattern.compile("[a-z][a-z0-9-]{1,62}");

    public PartyId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a party id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

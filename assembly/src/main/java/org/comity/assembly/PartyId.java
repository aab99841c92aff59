package org.comity.assembly;

import java.util.regex.Pattern;

/// Names a party within its body: the second part of its log's origin.
public record PartyId(String value) {
    public static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,62}");

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

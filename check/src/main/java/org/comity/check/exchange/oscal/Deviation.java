package org.comity.check.exchange.oscal;

import org.comity.check.exchange.Place;

/// Something in a document that its schema does not allow, or a reference that leads nowhere.
public record Deviation(Place place, String message) {
    @Override
    public String toString() {
        return place + ": " + message;
    }
}

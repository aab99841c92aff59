package org.comity.record.log;

import java.io.IOException;

/// The disk is full, or nearly. What was acknowledged is there, and what was not is to be done again when there is
/// room.
public final class NoRoomException extends IOException {
    private static final long serialVersionUID = 1;

    /// Nothing was written.
    NoRoomException(String place, long room, long needed) {
        super(message(place, "", room, needed));
    }

    /// Something was being written and failed: it may be there or not.
    NoRoomException(String place, long room, long needed, IOException failure) {
        super(message(place, " (" + failure.getMessage() + ")", room, needed), failure);
    }

    private static String message(String place, String why, long room, long needed) {
        return "the disk of " + place + " is full" + why + ": it has " + (room >> 20) + " MiB left and "
                + Math.ceilDiv(needed, 1 << 20)
                + " MiB are needed. What was acknowledged is there. Make room, then do it again.";
    }
}

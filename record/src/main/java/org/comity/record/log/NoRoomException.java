package org.comity.record.log;

import java.io.IOException;

/// The disk is nearly full: the entry was not taken, and nothing that was acknowledged is lost. Try again when there is
/// room.
public final class NoRoomException extends IOException {
    private static final long serialVersionUID = 1;

    NoRoomException(long room, long needed) {
        super("the disk has " + room + " bytes left and " + needed
                + " are kept free; nothing was written. Make room: the log goes on by itself");
    }
}

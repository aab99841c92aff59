package org.comity.node;

import java.io.IOException;

/// Another process has the data folder open, or something else than a node filled it.
public final class FolderInUseException extends IOException {
    private static final long serialVersionUID = 1;

    FolderInUseException(String message) {
        super(message);
    }
}

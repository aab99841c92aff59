package org.comity.check;

import java.nio.file.Path;
import org.comity.check.pack.Packs;

/// The packs of the project, read once.
public final class ShippedPacks {
    private static final class Read {
        private static final Packs PACKS = read();
    }

    private ShippedPacks() {}

    public static Packs packs() {
        return Read.PACKS;
    }

    /// Where they stand as files.
    public static Path folder() {
        return Path.of(System.getProperty("comity.root", ".."), "packs");
    }

    private static Packs read() {
        try {
            return Packs.read(folder());
        } catch (java.io.IOException | RefusedException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}

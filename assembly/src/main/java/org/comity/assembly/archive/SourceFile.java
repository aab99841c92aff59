package org.comity.assembly.archive;

import java.time.LocalDate;
import org.comity.assembly.Digest;

/// A file that an attestation was read from.
///
/// @param licence under which the source gives it out, such as `CC0-1.0`
/// @param day of the file's version, as its source dates it
public record SourceFile(Digest sha256, String name, String licence, LocalDate day) {
    public static final int LONGEST_TEXT = 200;

    public SourceFile {
        if (name.isBlank() || name.length() > LONGEST_TEXT || licence.isBlank() || licence.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "a source has a name and a licence of 1 to " + LONGEST_TEXT + " characters");
        }
    }
}

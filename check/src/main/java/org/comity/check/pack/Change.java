package org.comity.check.pack;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/// One change of the law, as the packs tell it: something began or ceased to bind, was moved, amended or replaced.
///
/// @param date on which the law is another; in the future if that was enacted before
/// @param framework its id
/// @param provisions of that framework, by their ids in it; empty if it is about the whole, or about what is no
/// provision
/// @param what in our own words
/// @param source where it was read
/// @param verified whether the day and the change were seen at that source
public record Change(
        LocalDate date, String framework, List<String> provisions, String what, String source, boolean verified) {
    private static final int DIGITS = 16;

    public Change {
        provisions = List.copyOf(provisions);
    }

    /// The same for as long as day, framework and words stay: `<date>:<framework>:` and 16 hexadecimal digits.
    public String id() {
        return date + ":" + framework + ":"
                + Digests.of(what.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }
}

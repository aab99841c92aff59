package org.comity.node.page;

import java.time.LocalDate;

/// A day of the record, or a month where the source knows no more.
///
/// @param date the day; its day of the month means nothing if `monthOnly`
/// @param monthOnly whether only year and month are known
public record Day(LocalDate date, boolean monthOnly) {
    /// As in the `datetime` of a `time` element: `1970-11` or `2007-12-18`.
    public String machine() {
        return monthOnly ? date.toString().substring(0, 7) : date.toString();
    }
}

package org.comity.node.page;

import java.time.LocalDate;
import java.util.List;
import org.comity.node.align.Agenda;

/// What begins or ends to bind when.
///
/// @param filter which days are shown
/// @param today from which on *coming* counts
/// @param months those that the filter leaves
/// @param years that have a day
/// @param jurisdictions that can be chosen
/// @param strip how many provisions begin to bind in each month, over all years
public record CalendarPage(
        Frame frame,
        CalendarFilter filter,
        LocalDate today,
        List<Agenda.Month> months,
        List<Integer> years,
        List<String> jurisdictions,
        MonthStrip strip)
        implements Page {
    public CalendarPage {
        months = List.copyOf(months);
        years = List.copyOf(years);
        jurisdictions = List.copyOf(jurisdictions);
    }

    /// How many days the filter leaves, counted for each framework.
    public long entries() {
        return months.stream().mapToLong(month -> month.entries().size()).sum();
    }
}

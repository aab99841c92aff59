package org.comity.node.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.comity.node.align.Agenda;

/// A bar for each month, as high as provisions begin to bind in it.
///
/// @param bars only months in which something begins
/// @param todayX where today stands; negative if it is outside the strip
/// @param width of the picture
public record MonthStrip(List<Bar> bars, List<Timeline.Tick> years, int todayX, int width) {
    private static final int WIDEST = 720;
    public static final int HEIGHT = 120;
    /// Where the bars stand.
    public static final int GROUND = 98;

    private static final int HIGHEST = 84;
    private static final int MARGIN = 6;
    /// What is older is counted in the first bar's year by the table alone: a line of fifty years would hide the next
    /// two.
    private static final int FIRST_YEAR = 2018;

    public MonthStrip {
        bars = List.copyOf(bars);
        years = List.copyOf(years);
    }

    /// One month.
    ///
    /// @param unseen of the height, how much is of provisions that nobody saw at a source
    public record Bar(LocalDate month, int x, int width, int height, int unseen, long begins) {}

    /// How much begins in each month from 2018 on.
    public static MonthStrip of(Agenda agenda, LocalDate today, boolean rightToLeft) {
        var counts = new TreeMap<LocalDate, long[]>();
        for (var entry : agenda.entries()) {
            if (entry.day().getYear() >= FIRST_YEAR && !entry.begins().isEmpty()) {
                var count = counts.computeIfAbsent(entry.day().withDayOfMonth(1), _ -> new long[2]);
                count[0] += entry.begins().size();
                count[1] += entry.begins().stream()
                        .filter(each -> !each.provision().verified())
                        .count();
            }
        }
        if (counts.isEmpty()) {
            return new MonthStrip(List.of(), List.of(), -1, WIDEST);
        }
        var first = LocalDate.of(FIRST_YEAR, 1, 1);
        int last = counts.lastKey().getYear();
        int months = (last - FIRST_YEAR + 1) * 12;
        int step = (WIDEST - 2 * MARGIN) / months;
        long most = counts.values().stream().mapToLong(count -> count[0]).max().orElse(1);
        int width = months * step + 2 * MARGIN;
        var bars = new ArrayList<Bar>();
        counts.forEach((month, count) -> bars.add(new Bar(
                month,
                x(first, month, step, rightToLeft ? width : 0),
                Math.max(2, step - 1),
                Math.max(1, (int) (HIGHEST * count[0] / most)),
                (int) (HIGHEST * count[1] / most),
                count[0])));
        var years = new ArrayList<Timeline.Tick>();
        for (int year = FIRST_YEAR; year <= last; year++) {
            years.add(new Timeline.Tick(year, x(first, LocalDate.of(year, 1, 1), step, rightToLeft ? width : 0)));
        }
        int todayX = today.getYear() < FIRST_YEAR || today.getYear() > last
                ? -1
                : x(first, today, step, rightToLeft ? width : 0);
        return new MonthStrip(bars, years, todayX, width);
    }

    private static int x(LocalDate first, LocalDate day, int step, int mirroredIn) {
        int along = MARGIN + step * (int) ChronoUnit.MONTHS.between(first, day);
        return mirroredIn > 0 ? mirroredIn - along - step : along;
    }
}

package org.comity.node.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.comity.check.pack.Framework;

/// The days of one framework on a line, to scale; a mark for each day, numbered as in the table beside it.
///
/// @param marks in the order of the days
/// @param years ticks, each at the first day of a year
public record Timeline(List<Mark> marks, List<Tick> years, boolean mirrored) {
    public static final int WIDTH = 720;
    public static final int HEIGHT = 74;
    private static final int MARGIN = 18;
    /// Numbers nearer than this would cover one another: they step up.
    private static final int LEAST_GAP = 22;

    private static final int MOST_TICKS = 12;

    public Timeline {
        marks = List.copyOf(marks);
        years = List.copyOf(years);
    }

    /// What happens on a day: each with its key of words.
    public enum Kind {
        ADOPTED,
        IN_FORCE,
        MILESTONE,
        BEGINS,
        ENDS;

        public String key() {
            return FrameworkFilter.key(this);
        }
    }

    /// One day.
    ///
    /// @param number from 1
    /// @param x where it stands
    /// @param level how many steps its number is raised
    /// @param milestones the pack's own words of that day
    /// @param begins how many provisions begin to bind
    /// @param ends how many end
    public record Mark(
            int number,
            LocalDate day,
            int x,
            int level,
            List<Kind> kinds,
            List<String> milestones,
            long begins,
            long ends) {
        public Mark {
            kinds = List.copyOf(kinds);
            milestones = List.copyOf(milestones);
        }

        /// Whether something begins or ends to bind, or it enters into force.
        public boolean heavy() {
            return !kinds.equals(List.of(Kind.MILESTONE)) && !kinds.equals(List.of(Kind.ADOPTED));
        }
    }

    /// A year's first day.
    public record Tick(int year, int x) {}

    /// The days of a framework, as a reader of this direction sees them.
    public static Timeline of(Framework framework, boolean rightToLeft) {
        var days = new TreeSet<LocalDate>();
        framework.adopted().ifPresent(days::add);
        framework.inForce().ifPresent(days::add);
        framework.milestones().forEach(each -> days.add(each.date()));
        var begins = new TreeMap<LocalDate, Long>();
        var ends = new TreeMap<LocalDate, Long>();
        for (var provision : framework.provisions()) {
            provision.bindsFrom().ifPresent(day -> begins.merge(day, 1L, Long::sum));
            provision.variants().forEach(variant -> begins.merge(variant.date(), 1L, Long::sum));
            provision.bindsUntil().ifPresent(day -> ends.merge(day, 1L, Long::sum));
        }
        days.addAll(begins.keySet());
        days.addAll(ends.keySet());
        if (days.isEmpty()) {
            return new Timeline(List.of(), List.of(), rightToLeft);
        }
        var scale = Scale.over(days.first(), days.last(), rightToLeft);
        var marks = new ArrayList<Mark>();
        for (var day : days) {
            var kinds = new ArrayList<Kind>();
            addIf(kinds, Kind.ADOPTED, framework.adopted().filter(day::equals).isPresent());
            addIf(kinds, Kind.IN_FORCE, framework.inForce().filter(day::equals).isPresent());
            addIf(kinds, Kind.BEGINS, begins.containsKey(day));
            addIf(kinds, Kind.ENDS, ends.containsKey(day));
            var milestones = framework.milestones().stream()
                    .filter(each -> each.date().equals(day))
                    .map(Framework.Milestone::what)
                    .toList();
            addIf(kinds, Kind.MILESTONE, !milestones.isEmpty());
            int x = scale.x(day);
            int level = marks.isEmpty() || Math.abs(marks.getLast().x() - x) >= LEAST_GAP
                    ? 0
                    : (marks.getLast().level() + 1) % 3;
            marks.add(new Mark(
                    marks.size() + 1,
                    day,
                    x,
                    level,
                    kinds,
                    milestones,
                    begins.getOrDefault(day, 0L),
                    ends.getOrDefault(day, 0L)));
        }
        return new Timeline(marks, scale.ticks(), rightToLeft);
    }

    private static void addIf(List<Kind> kinds, Kind kind, boolean holds) {
        if (holds) {
            kinds.add(kind);
        }
    }

    /// Days to places, with half a year of room at both ends.
    private record Scale(LocalDate first, long span, boolean mirrored) {
        static Scale over(LocalDate first, LocalDate last, boolean mirrored) {
            var from = first.withDayOfYear(1);
            var to = last.plusYears(1).withDayOfYear(1);
            return new Scale(from, ChronoUnit.DAYS.between(from, to), mirrored);
        }

        int x(LocalDate day) {
            long along = (WIDTH - 2 * MARGIN) * ChronoUnit.DAYS.between(first, day) / span;
            return (int) (mirrored ? WIDTH - MARGIN - along : MARGIN + along);
        }

        List<Tick> ticks() {
            int last = first.plusDays(span).getYear();
            int step = Math.max(1, Math.ceilDiv(last - first.getYear(), MOST_TICKS));
            var ticks = new ArrayList<Tick>();
            for (int year = first.getYear(); year <= last; year += step) {
                ticks.add(new Tick(year, x(LocalDate.of(year, 1, 1))));
            }
            return ticks;
        }
    }
}

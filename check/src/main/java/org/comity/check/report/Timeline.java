package org.comity.check.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Draws how many provisions ask something of an actor as the days go by: steps that rise at each day on which some
/// begin, from the day of the report on. Runs from right to left where the language does.
final class Timeline {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 210;
    private static final int LEFT = 20;
    private static final int RIGHT = 880;
    private static final int FLOOR = 160;
    private static final int CEILING = 40;

    private final LocalDate first;
    private final LocalDate last;
    private final Words words;
    private final long today;
    private final SortedMap<LocalDate, Integer> begins = new TreeMap<>();
    private final long most;

    private Timeline(Report report, Words words) {
        this.words = words;
        this.today = report.tally().asks();
        report.coming().forEach((date, findings) -> begins.put(date, findings.size()));
        this.first = report.day();
        // Room for the last step to be seen.
        var latest = begins.lastKey();
        this.last = latest.plusDays(Math.max(60, ChronoUnit.DAYS.between(first, latest) / 8));
        this.most = today + begins.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Empty where nothing begins later.
    static String of(Report report, Words words) {
        return report.coming().isEmpty() ? "" : new Timeline(report, words).svg();
    }

    private String svg() {
        var path = new StringBuilder();
        var marks = new StringBuilder();
        long height = today;
        path.append("M ").append(at(x(first))).append(' ').append(at(y(height)));
        marks.append(label(x(first), y(height) + 28, words.say("timeline.today", today), true));
        double free = Double.NEGATIVE_INFINITY;
        for (Map.Entry<LocalDate, Integer> step : begins.entrySet()) {
            double x = x(step.getKey());
            path.append(" H ").append(at(x));
            height += step.getValue();
            path.append(" V ").append(at(y(height)));
            marks.append("<circle class=\"node path\" r=\"4\" cx=\"")
                    .append(at(x))
                    .append("\" cy=\"")
                    .append(at(y(height)))
                    .append("\"/>");
            double along = words.rightToLeft() ? WIDTH - x : x;
            // Days that lie close together have one label; the list below names all of them.
            if (along - free > 110) {
                marks.append(label(x, y(height), "+" + step.getValue(), false))
                        .append("<text class=\"mute\" text-anchor=\"middle\" x=\"")
                        .append(at(x))
                        .append("\" y=\"185\">")
                        .append(words.day(step.getKey()))
                        .append("</text>");
                free = along;
            }
        }
        path.append(" H ").append(at(x(last)));
        return "<figure><svg class=\"pic\" role=\"img\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" aria-label=\""
                + words.say("timeline.alt", today, most, words.day(begins.lastKey())) + "\"><path class=\"line\" d=\"M "
                + LEFT + " " + FLOOR + " H " + RIGHT + "\"/><path class=\"strong\" d=\"" + path + "\"/>" + marks
                + "</svg></figure>";
    }

    private double x(LocalDate date) {
        double share = (double) ChronoUnit.DAYS.between(first, date) / ChronoUnit.DAYS.between(first, last);
        double x = LEFT + share * (RIGHT - LEFT);
        return words.rightToLeft() ? WIDTH - x : x;
    }

    private double y(long height) {
        return FLOOR - (double) height / most * (FLOOR - CEILING);
    }

    private String label(double x, double y, String text, boolean atStart) {
        var anchor = atStart ? "start" : "middle";
        return "<text direction=\"" + (text.startsWith("+") ? "ltr" : "inherit") + "\" text-anchor=\"" + anchor
                + "\" x=\"" + at(x) + "\" y=\"" + at(y - 10) + "\">" + text + "</text>";
    }

    private static String at(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}

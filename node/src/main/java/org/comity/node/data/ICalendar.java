package org.comity.node.data;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.comity.node.align.Agenda;

/// An agenda as iCalendar, RFC 5545: one event of a whole day for each framework and day.
///
/// An event keeps its UID as long as its framework and its day stay; its stamp is the day on which the pack was
/// compared
/// with its sources, so that the same packs give the same bytes.
public final class ICalendar {
    /// Content lines are folded after so many bytes: §3.1.
    private static final int LINE_BYTES = 75;

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final StringBuilder text = new StringBuilder();

    private ICalendar() {}

    /// The feed.
    ///
    /// @param address where readers reach the node, with a slash at its end
    public static byte[] of(Agenda agenda, String address) {
        var calendar = new ICalendar();
        calendar.line("BEGIN", "VCALENDAR");
        calendar.line("VERSION", "2.0");
        calendar.line("PRODID", "-//Comity//Frameworks//EN");
        calendar.line("CALSCALE", "GREGORIAN");
        calendar.line("METHOD", "PUBLISH");
        calendar.line("NAME", escaped("What begins to bind, and when"));
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
        agenda.entries().forEach(entry -> calendar.event(entry, address));
        calendar.line("END", "VCALENDAR");
        return calendar.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void event(Agenda.Entry entry, String address) {
        var framework = entry.framework();
        line("BEGIN", "VEVENT");
        line("UID", DAY.format(entry.day()) + "-" + framework.id() + "@packs.comity");
        line("DTSTAMP", DAY.format(framework.checked()) + "T000000Z");
        line("DTSTART;VALUE=DATE", DAY.format(entry.day()));
        line("DTEND;VALUE=DATE", DAY.format(next(entry.day())));
        line("SUMMARY", escaped(summary(entry)));
        line("DESCRIPTION", escaped(description(entry)));
        line("URL", address + "frameworks/" + framework.id());
        line(
                "CATEGORIES",
                String.join(
                        ",",
                        framework.jurisdictions().stream()
                                .map(ICalendar::escaped)
                                .toList()));
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }

    private static LocalDate next(LocalDate day) {
        return day.plusDays(1);
    }

    private static String summary(Agenda.Entry entry) {
        var parts = new StringBuilder(entry.framework().shortTitle());
        var sign = ": ";
        if (entry.inForce()) {
            parts.append(sign).append("enters into force");
            sign = "; ";
        }
        if (!entry.begins().isEmpty()) {
            parts.append(sign)
                    .append("provisions that begin to bind: ")
                    .append(entry.begins().size());
            sign = "; ";
        }
        if (!entry.ends().isEmpty()) {
            parts.append(sign)
                    .append("provisions that end: ")
                    .append(entry.ends().size());
            sign = "; ";
        }
        if (sign.equals(": ")) {
            parts.append(sign).append(String.join("; ", entry.milestones()));
        }
        if (entry.unverified() > 0) {
            parts.append(" [not seen at the source: ")
                    .append(entry.unverified())
                    .append("]");
        }
        return parts.toString();
    }

    private static String description(Agenda.Entry entry) {
        var lines = new StringBuilder();
        entry.milestones().forEach(what -> lines.append(what).append('\n'));
        for (var each : entry.begins()) {
            lines.append("begins: ")
                    .append(each.provision().citation())
                    .append(", ")
                    .append(each.provision().title());
            each.when()
                    .ifPresent(
                            when -> lines.append(" (where ").append(when.text()).append(")"));
            lines.append(each.provision().verified() ? "\n" : " [not seen at the source]\n");
        }
        for (var each : entry.ends()) {
            lines.append("ends: ")
                    .append(each.citation())
                    .append(", ")
                    .append(each.title())
                    .append(each.verified() ? "\n" : " [not seen at the source]\n");
        }
        return lines.append("A summary in our own words, not the law; the official text prevails. Not legal advice.")
                .toString();
    }

    /// A TEXT value: §3.3.11.
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r", "")
                .replace("\n", "\\n");
    }

    /// One content line, folded between characters, never within one.
    private void line(String name, String value) {
        int bytes = 0;
        for (var points = (name + ":" + value).codePoints().iterator(); points.hasNext(); ) {
            int point = points.nextInt();
            int size = Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > LINE_BYTES) {
                text.append("\r\n ");
                bytes = 1;
            }
            text.appendCodePoint(point);
            bytes += size;
        }
        text.append("\r\n");
    }
}

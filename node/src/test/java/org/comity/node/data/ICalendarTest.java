package org.comity.node.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.comity.check.pack.Packs;
import org.comity.node.align.Agenda;
import org.junit.jupiter.api.Test;

/// The feed as a strict reader of RFC 5545 takes it.
final class ICalendarTest {
    private static final Agenda AGENDA = Agenda.of(Packs.shipped());
    private static final String ADDRESS = "https://node.example/";

    private static String feed() {
        return new String(ICalendar.of(AGENDA, ADDRESS), StandardCharsets.UTF_8);
    }

    @Test
    void everyLine_endsAsTheStandardSaysAndIsNoLongerThan75Bytes() {
        var feed = feed();
        assertThat(feed).endsWith("\r\n");
        assertThat(feed.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        for (var line : feed.split("\r\n", -1)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).as(line).isLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\uFFFD");
        }
    }

    @Test
    void everyEntry_isOneEventWithAllThatAnEventNeeds() {
        var events = events(feed());
        assertThat(events).hasSize(AGENDA.entries().size());
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            var entry = AGENDA.entries().get(i);
            assertThat(event.keySet())
                    .containsExactlyInAnyOrder(
                            "UID",
                            "DTSTAMP",
                            "DTSTART;VALUE=DATE",
                            "DTEND;VALUE=DATE",
                            "SUMMARY",
                            "DESCRIPTION",
                            "URL",
                            "CATEGORIES",
                            "TRANSP");
            assertThat(event.get("DTSTART;VALUE=DATE"))
                    .isEqualTo(entry.day().toString().replace("-", ""));
            assertThat(event.get("DTEND;VALUE=DATE"))
                    .isEqualTo(entry.day().plusDays(1).toString().replace("-", ""));
            assertThat(event.get("DTSTAMP")).matches("[0-9]{8}T[0-9]{6}Z");
            assertThat(event.get("URL"))
                    .isEqualTo(ADDRESS + "frameworks/" + entry.framework().id());
            assertThat(text(event.getOrDefault("SUMMARY", "")))
                    .startsWith(entry.framework().shortTitle() + ": ")
                    .doesNotEndWith(": ");
            for (var begin : entry.begins()) {
                assertThat(text(event.getOrDefault("DESCRIPTION", "")))
                        .contains("begins: " + begin.provision().citation() + ", "
                                + begin.provision().title());
            }
        }
        assertThat(events.stream().map(event -> event.get("UID"))).doesNotHaveDuplicates();
    }

    @Test
    void whatNobodySaw_isMarkedInTheTitleAndInTheText() {
        for (var event : events(feed())) {
            var marked = text(event.getOrDefault("DESCRIPTION", ""))
                    .lines()
                    .filter(line -> line.endsWith("[not seen at the source]"))
                    .count();
            assertThat(text(event.getOrDefault("SUMMARY", "")).contains("[not seen at the source: " + marked + "]"))
                    .isEqualTo(marked > 0);
        }
    }

    @Test
    void samePacks_giveTheSameBytesWhateverTheDay() {
        assertThat(feed()).isEqualTo(feed());
        var later = new Agenda(AGENDA.from(LocalDate.of(2027, 1, 1)).entries());
        var uids = events(feed()).stream().map(event -> event.get("UID")).toList();
        assertThat(events(new String(ICalendar.of(later, ADDRESS), StandardCharsets.UTF_8)).stream()
                        .map(event -> event.get("UID")))
                .isNotEmpty()
                .isSubsetOf(uids);
    }

    /// Unfolds, and reads one component within the calendar after another.
    private static List<Map<String, String>> events(String feed) {
        var lines = List.of(feed.replace("\r\n ", "").split("\r\n"));
        assertThat(lines).startsWith("BEGIN:VCALENDAR", "VERSION:2.0").endsWith("END:VCALENDAR");
        assertThat(lines).anyMatch(line -> line.startsWith("PRODID:"));
        var events = new ArrayList<Map<String, String>>();
        Map<String, String> open = Map.of();
        for (var line : lines.subList(1, lines.size() - 1)) {
            var property = Pattern.compile("([A-Z-]+(?:;[A-Z]+=[A-Z]+)*):(.*)").matcher(line);
            assertThat(property.matches()).as(line).isTrue();
            if (line.equals("BEGIN:VEVENT")) {
                assertThat(open).isEmpty();
                open = new LinkedHashMap<>();
            } else if (line.equals("END:VEVENT")) {
                events.add(open);
                open = Map.of();
            } else if (open instanceof LinkedHashMap) {
                assertThat(open.put(property.group(1), property.group(2)))
                        .as(line)
                        .isNull();
            }
        }
        return events;
    }

    /// A TEXT value without its escapes; whatever must be escaped is.
    private static String text(String value) {
        assertThat(value.replaceAll("\\\\[\\\\;,n]", ""))
                .doesNotContain("\\")
                .doesNotContain(";")
                .doesNotContain(",");
        return Pattern.compile("\\\\(.)").matcher(value).replaceAll(escape -> switch (escape.group(1)) {
            case "n" -> "\n";
            case "\\" -> "\\\\";
            default -> escape.group(1);
        });
    }
}

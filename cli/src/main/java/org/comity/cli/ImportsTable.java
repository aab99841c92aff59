package org.comity.cli;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import org.comity.check.exchange.bom.Imported;
import org.comity.check.exchange.bom.Imports;
import org.comity.check.exchange.bom.Reading;
import org.comity.check.exchange.bom.Starter;

/// Shows what was read from bills of materials and cards.
final class ImportsTable {
    private static final int WORDS = 60;

    private final Terminal terminal;

    ImportsTable(Terminal terminal) {
        this.terminal = terminal;
    }

    /// File by file, in full.
    void show(Imports imports) {
        imports.files().forEach(this::show);
        var conflicts = imports.conflicts();
        if (!conflicts.isEmpty()) {
            terminal.say("", "The sources differ; say which is right");
        }
        for (var conflict : conflicts) {
            terminal.say("  " + conflict.of());
            conflict.sides().forEach(side -> terminal.say("    " + value(side) + " · " + side.place()));
        }
        terminal.say("Everything else is open: no file says it.");
    }

    private void show(Imported file) {
        terminal.say("", file.file() + " · " + file.formAndVersion() + " · " + file.subject());
        part(
                "Facts",
                file.all(Reading.Fact.class),
                fact -> fact.fact() + " = " + value(fact) + ", for " + fact.because());
        part(
                "Beside a question, no fact until somebody says so",
                file.all(Reading.Said.class).stream()
                        .filter(said -> !said.bearsOn().isEmpty())
                        .toList(),
                said -> said.what() + ": " + quoted(said) + " → " + String.join(", ", said.bearsOn()));
        part("Read, not a fact", file.notAFact().toList(), said -> said.what() + ": " + quoted(said));
        part(
                "Unknown, whatever stands there",
                file.all(Reading.Placeholder.class),
                unknown -> unknown.what() + ": " + quoted(unknown));
        part("Not as it should be", file.all(Reading.Oddity.class), odd -> quoted(odd) + ": " + odd.remedy());
        if (!file.unread().isEmpty()) {
            terminal.say("  Not looked at");
            file.unread()
                    .forEach(
                            (pointer, count) -> terminal.say("    " + pointer + (count > 1 ? " (" + count + ")" : "")));
        }
    }

    private <R extends Reading> void part(String title, List<R> readings, Function<R, String> line) {
        if (!readings.isEmpty()) {
            terminal.say("  " + title);
            for (int i = 0; i < readings.size(); i++) {
                var reading = readings.get(i);
                int alike = 0;
                while (i + 1 < readings.size() && alike(reading, readings.get(i + 1))) {
                    alike++;
                    i++;
                }
                terminal.say("    " + line.apply(reading) + " · " + where(reading)
                        + (alike > 0 ? ", and " + alike + " more" : ""));
            }
        }
    }

    /// Whether two are of one kind, so that a person who has seen the first can do without the second.
    private static boolean alike(Reading one, Reading other) {
        return one instanceof Reading.Said said
                && said.bearsOn().isEmpty()
                && other instanceof Reading.Said next
                && next.bearsOn().isEmpty()
                && said.what().equals(next.what());
    }

    /// The place within the file, which a heading names already.
    private static String where(Reading reading) {
        var place = reading.place();
        return ":" + place.line() + (place.pointer().isEmpty() ? "" : " " + place.pointer());
    }

    /// A line for each fact, and a line of figures for each file.
    void rows(Imports imports) {
        row("FILE", "FILLED", "VALUE", "WORDS THERE", "PLACE");
        for (var file : imports.files()) {
            var facts = file.all(Reading.Fact.class);
            for (var fact : facts) {
                row(file.file(), fact.fact(), Starter.written(fact.value()), quoted(fact), where(fact));
            }
            if (facts.isEmpty()) {
                row(file.file(), "(no fact)", "", "", "");
            }
        }
        terminal.say("");
        terminal.say(String.format(
                Locale.ROOT,
                "%-40s %-28s %5s %6s %5s %7s %3s %6s",
                "FILE",
                "FORM",
                "facts",
                "beside",
                "other",
                "unknown",
                "odd",
                "unread"));
        for (var file : imports.files()) {
            terminal.say(String.format(
                    Locale.ROOT,
                    "%-40s %-28s %5d %6d %5d %7d %3d %6d",
                    file.file(),
                    file.formAndVersion(),
                    file.all(Reading.Fact.class).size(),
                    file.all(Reading.Said.class).stream()
                            .filter(said -> !said.bearsOn().isEmpty())
                            .count(),
                    file.notAFact().count(),
                    file.all(Reading.Placeholder.class).size(),
                    file.all(Reading.Oddity.class).size(),
                    file.unread().values().stream().mapToInt(Integer::intValue).sum()));
        }
        terminal.say("");
        matrix(imports);
        for (var file : imports.files()) {
            for (var odd : file.all(Reading.Oddity.class)) {
                terminal.say("odd: " + odd.place() + " " + quoted(odd) + ": " + odd.remedy());
            }
        }
        for (var file : imports.files()) {
            for (var conflict : new Imports(List.of(file)).conflicts()) {
                terminal.say("differ: " + file.file() + " " + conflict.of() + ": "
                        + String.join(
                                " or ",
                                conflict.sides().stream()
                                        .map(side -> value(side) + " at "
                                                + side.place().pointer())
                                        .toList()));
            }
        }
    }

    /// Which file says something of which fact: F fills it, w has words that bear on it.
    private void matrix(Imports imports) {
        var facts = new TreeSet<String>(imports.beside().keySet());
        facts.addAll(imports.readings().keySet());
        int number = 1;
        for (var file : imports.files()) {
            terminal.say(String.format(Locale.ROOT, "%2d = %s", number++, file.file()));
        }
        var heads = new StringBuilder(String.format(Locale.ROOT, "%-34s", "F = filled, w = words beside"));
        for (int i = 1; i < number; i++) {
            heads.append(String.format(Locale.ROOT, "%3d", i));
        }
        terminal.say(heads.toString());
        for (var fact : facts) {
            var marks = new StringBuilder();
            for (var file : imports.files()) {
                var alone = new Imports(List.of(file));
                marks.append("  ")
                        .append(
                                alone.readings().containsKey(fact)
                                        ? 'F'
                                        : alone.beside().containsKey(fact) ? 'w' : '.');
            }
            terminal.say(String.format(Locale.ROOT, "%-34s", fact) + marks);
        }
    }

    private void row(String file, String fact, String value, String words, String place) {
        terminal.say(String.format(Locale.ROOT, "%-40s %-30s %-20s %-30s %s", file, fact, value, words, place)
                .stripTrailing());
    }

    private static String value(Reading reading) {
        return reading instanceof Reading.Fact fact
                ? Starter.written(fact.value()) + " (" + quoted(reading) + ")"
                : quoted(reading);
    }

    private static String quoted(Reading reading) {
        var words = reading.words();
        return "\"" + (words.length() > WORDS ? words.substring(0, WORDS) + "…" : words) + "\"";
    }
}

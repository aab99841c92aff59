package org.comity.node.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.comity.node.align.Matrix;

/// Sentences that are put together from values: what a page says first, what a table says in a cell.
public final class Sentences {
    /// The parts of the page on what is proven, in order; each has lines `about.<part>.1` and on.
    public static final List<String> PARTS_OF_ABOUT = List.of("proves", "doesnot", "archive", "trust", "checkit");

    private static final int SHOWN_DIGITS = 16;
    private static final long MEGABYTE = 1_000_000;

    private Sentences() {}

    /// A roll call in one or two sentences: counts, then what they amount to.
    public static String brief(Words words, DecisionRow row) {
        return counted(words, row.counts()) + " "
                + words.text("outcome." + row.outcome().key() + ".text");
    }

    /// The status of a decision, with numbers: what its page says first.
    public static String lead(Words words, DecisionPage page) {
        return counted(words, page.counts()) + " " + outcome(words, page);
    }

    /// What lies in an archive.
    public static String holdings(Words words, BodyPage.Holdings holdings) {
        return words.count(
                "body.lead",
                holdings.rollCalls(),
                words.number(holdings.ballots()),
                words.number(holdings.members()),
                Integer.toString(holdings.firstYear()),
                Integer.toString(holdings.lastYear()));
    }

    /// The own names of languages.
    public static String languages(Words words, List<String> tags) {
        return tags.stream()
                .map(tag -> Language.parse(tag).map(Language::ownName).orElse(tag))
                .collect(Collectors.joining(words.text("list.comma")));
    }

    /// What the ballots would have amounted to under another rule, and by how much they fell short.
    public static String would(Words words, Result result, Counts counts) {
        if (result.adopted()) {
            return words.text("would.adopted");
        }
        int missing = result.missing(counts);
        return missing == 0 ? words.text("would.notadopted") : words.count("would.short", missing);
    }

    /// Whether the source's totals are those of its ballots.
    public static boolean same(DecisionPage.Official.Given given, Counts counts) {
        return given.matches(counts);
    }

    /// The sign of a force, where there is no room for a word.
    public static String sign(Matrix.Force force) {
        return switch (force) {
            case DUTY -> "\u25a0";
            case SOFT -> "\u25a1";
            case RIGHT -> "\u25c7";
            case DEFINITION -> "\u00b7";
        };
    }

    /// What a cell of the matrix holds, in one line.
    public static String cell(Words words, Matrix.Cell cell) {
        var parts = new ArrayList<String>();
        cell.forces()
                .forEach((force, count) -> parts.add(words.text(
                        "matrix.cell.part", words.text("matrix.force." + FrameworkFilter.key(force)), count)));
        if (cell.unseen() > 0) {
            parts.add(words.text("matrix.cell.unseen", cell.unseen()));
        }
        return String.join(words.text("list.comma"), parts);
    }

    /// Whose duty or right it is, in one line.
    public static String bearers(Words words, List<String> bearers) {
        return bearers.stream()
                .map(bearer -> words.text("bearer." + bearer))
                .collect(Collectors.joining(words.text("list.comma")));
    }

    /// `0–2,047`, or one number.
    public static String range(Words words, long first, long last) {
        return first == last ? words.number(first) : words.number(first) + "–" + words.number(last);
    }

    /// Which entries a hash stands for.
    public static String covers(Words words, long first, long last) {
        return first == last ? words.text("act.entry", first) : words.text("act.entries", first, last);
    }

    /// What an act did: that it took effect, or why it has none.
    public static String effect(Words words, ActPage.Effect effect) {
        return switch (effect) {
            case ActPage.Effect.Took() -> words.text("effect.took");
            case ActPage.Effect.None(String reason, List<String> arguments) ->
                words.text("effect.none", reason(words, reason, arguments));
        };
    }

    /// The key of the sentence that says who did what with an act of this verb.
    public static String verbKey(Words words, String verb) {
        var key = "verb." + verb;
        return words.has(key) ? key : "verb.other";
    }

    /// The beginning of a hash, as tables show it.
    public static String cutHash(String hash) {
        return hash.length() <= SHOWN_DIGITS ? hash : hash.substring(0, SHOWN_DIGITS) + "…";
    }

    /// A size on disk.
    public static String bytes(Words words, long bytes) {
        return bytes < 10 * MEGABYTE
                ? words.text("size.kilobytes", bytes / 1000)
                : words.text("size.megabytes", bytes / MEGABYTE);
    }

    /// The lines of one part of the page on what is proven.
    public static List<String> about(Words words, String part) {
        return words.lines("about." + part);
    }

    // A reason that a later version of the rules added is still an answer, if a plain one.
    private static String reason(Words words, String reason, List<String> arguments) {
        var key = "effect.reason." + reason;
        return words.has(key) ? words.text(key, arguments.toArray()) : words.text("effect.reason.other");
    }

    private static String counted(Words words, Counts counts) {
        return words.text("lead.counts", counts.yes(), counts.no(), counts.abstain(), counts.absent());
    }

    private static String outcome(Words words, DecisionPage page) {
        if (page.governing() instanceof DecisionPage.Governing.Known known) {
            var result = page.governed();
            return words.text(
                    "lead.known." + known.rule().key() + (result.adopted() ? ".adopted" : ".notadopted"),
                    result.needed(),
                    page.counts().yes());
        }
        var outcome = Outcome.of(page.simple().adopted(), page.twoThirds().adopted());
        return outcome == Outcome.SIMPLE_ONLY
                ? words.count("lead.simpleonly", page.twoThirds().missing(page.counts()))
                : words.text("outcome." + outcome.key() + ".text");
    }
}

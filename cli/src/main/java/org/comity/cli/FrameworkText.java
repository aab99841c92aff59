package org.comity.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.comity.check.pack.Divergence;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Mapping;
import org.comity.check.pack.Packs;
import org.comity.check.pack.PlainWords;
import org.comity.check.pack.Provision;

/// Frameworks and provisions, as `frameworks` shows them to a person.
final class FrameworkText {
    private static final String INDENT = "  ";

    private final Packs packs;
    private final Terminal terminal;
    private final PlainWords words = new PlainWords(UnaryOperator.identity());

    FrameworkText(Packs packs, Terminal terminal) {
        this.packs = packs;
        this.terminal = terminal;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    void list(List<Framework> frameworks) {
        int widest =
                frameworks.stream().mapToInt(each -> each.id().length()).max().orElse(0);
        for (var each : frameworks) {
            terminal.say(
                    String.format(
                            Locale.ROOT,
                            "%-" + (widest + 2) + "s%-10s%-20s%3d of %3d seen  ",
                            each.id(),
                            String.join(" ", each.jurisdictions()),
                            word(each.status()),
                            each.verified(),
                            each.provisions().size()),
                    each.shortTitle());
        }
        long provisions =
                frameworks.stream().mapToLong(each -> each.provisions().size()).sum();
        long seen = frameworks.stream().mapToLong(Framework::verified).sum();
        terminal.note(frameworks.size() + (frameworks.size() == 1 ? " framework, " : " frameworks, ") + provisions
                + " provisions, " + seen + " of them seen at a source");
    }

    void show(Framework framework) {
        terminal.say(framework.id() + "  ", framework.shortTitle());
        terminal.say(Paragraph.of(INDENT, framework.title()));
        framework.originalTitles().forEach((language, title) -> terminal.say(INDENT + title + " (" + language + ")"));
        terminal.say("");
        row("kind", word(framework.kind()) + ", " + word(framework.status()));
        row("where", String.join(", ", framework.jurisdictions()));
        row("kept by", framework.authority());
        framework.adopted().ifPresent(day -> row("adopted", day.toString()));
        framework.inForce().ifPresent(day -> row("in force", day.toString()));
        framework.milestones().forEach(each -> row(each.date().toString(), each.what()));
        row("source", framework.source());
        row("compared", framework.checked() + ". " + framework.checkedAgainst());
        row("seen", framework.verified() + " of " + framework.provisions().size() + " provisions at a source");
        packs.digests().framework(framework.id()).ifPresent(digest -> row("SHA-256", digest));
        terminal.say("");
        int widest = framework.provisions().stream()
                .mapToInt(each -> each.id().length())
                .max()
                .orElse(0);
        for (var each : framework.provisions()) {
            terminal.say(
                    String.format("%-" + (widest + 2) + "s%-13s", each.id(), word(each.modality())),
                    each.title() + mark(each));
        }
    }

    private static String mark(Provision provision) {
        return provision.verified() ? "" : " (not verified)";
    }

    void show(Framework framework, Provision provision) {
        var id = framework.id() + "#" + provision.id();
        terminal.say(id + "  ", provision.title());
        terminal.say(INDENT + framework.shortTitle() + ", " + provision.citation());
        terminal.say("");
        terminal.say(Paragraph.of(INDENT, provision.summary()));
        terminal.say("");
        row("says", word(provision.modality()) + (provision.binding() ? ", binding" : ", not binding"));
        row("whose", String.join(", ", provision.bearers()));
        row("topics", provision.topics().stream().map(this::topic).collect(Collectors.joining(", ")));
        row("from", provision.bindsFrom().map(Object::toString).orElse("no date is known"));
        for (var variant : provision.variants()) {
            row("or from", variant.date() + ", if " + words.sentence(variant.when()));
        }
        provision.bindsUntil().ifPresent(day -> row("until", day.toString()));
        provision.penalty().ifPresent(penalty -> row("penalty", penalty));
        row(
                "verified",
                (provision.verified() ? "yes, seen at a source: " : "NO, not seen at a source: ") + provision.source());
        provision.notes().ifPresent(notes -> row("notes", notes));
        terminal.say("");
        terminal.say("", "It applies if");
        for (var line : words.lines(provision.applies())) {
            var indent = INDENT.repeat(line.depth() + 1);
            terminal.say(Paragraph.of(indent + "- ", indent + "  ", line.text()));
        }
        terminal.say(Paragraph.of(
                INDENT + "notation: ", INDENT + INDENT, provision.applies().text()));
        facts(provision);
        evidence(provision);
        relations(id);
    }

    private String topic(String id) {
        return packs.terms().topics().getOrDefault(id, id);
    }

    private void facts(Provision provision) {
        var asked = packs.program().asked(provision.applies());
        if (asked.isEmpty()) {
            return;
        }
        terminal.say("");
        terminal.say("", "Facts it needs");
        for (var name : asked) {
            var question = packs.terms()
                    .vocabulary()
                    .find(name)
                    .map(fact -> fact.question().isEmpty() ? fact.meaning() : fact.question())
                    .orElse("");
            terminal.say(Paragraph.of(INDENT + name + ": ", INDENT + INDENT, question));
        }
    }

    private void evidence(Provision provision) {
        terminal.say("");
        terminal.say("", "What shows that it is met");
        terminal.say(Paragraph.of(INDENT, provision.shownBy()));
        provision
                .evidence()
                .ifPresentOrElse(
                        evidence -> {
                            evidence.allOf().forEach(kind -> terminal.say(INDENT + "- " + kind(kind)));
                            evidence.anyOf()
                                    .forEach(group -> terminal.say(Paragraph.of(
                                            INDENT + "- one of: ",
                                            INDENT + INDENT,
                                            group.stream().map(this::kind).collect(Collectors.joining("; ")))));
                            terminal.say(
                                    INDENT + (evidence.asWritten() ? "as the provision says" : "by our reading of it"));
                        },
                        () -> terminal.say(INDENT + "no kind of evidence is named for it: it is not assessed"));
    }

    private String kind(String id) {
        var kind = Optional.ofNullable(packs.terms().evidence().get(id));
        return kind.map(known -> known.title() + " (" + id + ")").orElse(id);
    }

    private void relations(String id) {
        var mappings = packs.mappings().stream()
                .filter(each -> each.from().equals(id) || each.to().equals(id))
                .toList();
        if (!mappings.isEmpty()) {
            terminal.say("");
            terminal.say("", "How it stands to others, by content");
            mappings.forEach(each -> mapping(id, each));
        }
        terminal.say("");
        terminal.say("", "Where it pulls apart");
        var pulls = packs.divergences().stream()
                .filter(each -> each.from().equals(id) || each.to().equals(id))
                .toList();
        if (pulls.isEmpty()) {
            terminal.say(INDENT + "none recorded; that is not evidence that none exists");
        }
        pulls.forEach(each -> divergence(id, each));
    }

    private void mapping(String id, Mapping mapping) {
        boolean forward = mapping.from().equals(id);
        terminal.say(Paragraph.of(
                INDENT + "- "
                        + word(forward ? mapping.relation() : mapping.relation().reversed()) + " "
                        + (forward ? mapping.to() : mapping.from()) + ": ",
                INDENT + INDENT,
                mapping.rationale() + " (confidence " + word(mapping.confidence()) + ")"));
    }

    private void divergence(String id, Divergence divergence) {
        terminal.say(Paragraph.of(
                INDENT + "- " + word(divergence.kind()) + " with "
                        + (divergence.from().equals(id) ? divergence.to() : divergence.from()) + ": ",
                INDENT + INDENT,
                divergence.why()
                        + divergence.onlyIf().map(only -> " Only if: " + only).orElse("")
                        + (divergence.reviewed() ? "" : " (not reviewed)")));
        divergence
                .waysOut()
                .forEach(way ->
                        terminal.say(Paragraph.of(INDENT + INDENT + "way out: ", INDENT + INDENT + INDENT, way)));
    }

    private void row(String name, String text) {
        terminal.say(Paragraph.of(INDENT + String.format("%-12s", name), " ".repeat(INDENT.length() + 12), text));
    }
}

package org.comity.check.report;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.comity.check.Answer;
import org.comity.check.dossier.Artefact;
import org.comity.check.dossier.DossierText;
import org.comity.check.finding.Applicability;
import org.comity.check.finding.Finding;
import org.comity.check.finding.Met;
import org.comity.check.pack.Divergence;
import org.comity.check.pack.Framework;

/// A report as a page: in one file that needs nothing else, or as the main part of somebody's page.
///
/// Titles and summaries of packs are English whatever the language of the words; they are marked so.
public final class HtmlReport {
    private static final int SHOWN = 5;
    private static final int MOST_FLOOR = 20;
    private static final int MOST_QUESTIONS = 12;

    private final Report report;
    private final Words words;
    private final String icons;
    private final UnaryOperator<String> link;
    private final StringBuilder out = new StringBuilder();

    private HtmlReport(Report report, Words words, String icons, UnaryOperator<String> link) {
        this.report = report;
        this.words = words;
        this.icons = icons;
        this.link = link;
    }

    /// The main part: sections without the page around them.
    ///
    /// @param icons address of the icons, before `#`
    /// @param link address of a provision, from `<framework>#<provision>`; empty for none
    public static String article(Report report, Words words, String icons, UnaryOperator<String> link) {
        var html = new HtmlReport(report, words, icons, link);
        html.inShort();
        html.changed();
        html.jurisdictions();
        html.coming();
        html.duties();
        html.floor();
        html.divergences();
        html.questions();
        html.topics();
        html.given();
        return html.out.toString();
    }

    /// A whole file that calls nothing from outside.
    ///
    /// @param stylesheet CSS, put into it
    /// @param icons an SVG document with symbols, put into it
    public static String page(Report report, Words words, String stylesheet, String icons) {
        var html = new HtmlReport(report, words, "", _ -> "");
        var out = html.out;
        out.append("<!doctype html>\n<html lang=\"")
                .append(words.language())
                .append(words.rightToLeft() ? "\" dir=\"rtl\">" : "\">")
                .append(
                        "<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
                .append("<title>")
                .append(escape(words.say("title") + ": " + report.dossier().title()))
                .append("</title><style>")
                .append(stylesheet.replace("</", "<\\/"))
                .append("</style></head><body><div hidden>")
                .append(icons.substring(icons.indexOf("<svg")))
                .append("</div><main class=\"wrap\" id=\"content\">");
        html.title();
        out.append(article(report, words, "", _ -> ""));
        out.append("</main><footer class=\"colophon\"><div class=\"wrap\"><div><p>");
        html.sentences();
        out.append("</p></div></div></footer></body></html>\n");
        return out.toString();
    }

    private void title() {
        out.append("<div class=\"title\"><p class=\"eyebrow\"><span>")
                .append(say("title"))
                .append("</span><span>")
                .append(say("asof", report.day()))
                .append("</span><span>")
                .append(packs())
                .append("</span></p><h1 dir=\"auto\">")
                .append(escape(report.dossier().title()))
                .append("</h1><p class=\"lead\">")
                .append(lead())
                .append("</p></div>");
    }

    private String packs() {
        var frameworks = report.packs().frameworks();
        return say(
                "packs",
                frameworks.size(),
                frameworks.stream().mapToLong(each -> each.provisions().size()).sum(),
                frameworks.stream().mapToLong(Framework::verified).sum(),
                report.packs().digest().substring(0, 19));
    }

    private String lead() {
        var tally = report.tally();
        return say("lead", tally.asks(), tally.binding(), tally.later(), tally.mayAsk());
    }

    private void sentences() {
        out.append(say(
                        "given",
                        report.dossier().givenBy().orElse(words.say("given.somebody")),
                        report.day(),
                        report.packs().digest()))
                .append("</p><p>")
                .append(say("notlaw"));
    }

    private void section(String key, boolean broad) {
        out.append("<section class=\"sec")
                .append(broad ? " broad" : "")
                .append("\" id=\"")
                .append(key)
                .append("\"><header><h2>")
                .append(say("section." + key))
                .append("</h2><p>")
                .append(say("section." + key + ".note"))
                .append("</p></header><div>");
    }

    private void end() {
        out.append("</div></section>");
    }

    private void inShort() {
        var tally = report.tally();
        section("short", false);
        out.append("<dl class=\"counts\">");
        count("applies", true, "table.asks", tally.asks());
        count("later", false, "table.later", tally.later());
        count("unknown", false, "table.unknown", tally.mayAsk());
        count("absent", false, "table.notmet", tally.notMet());
        out.append("</dl>");
        report.profilingException()
                .ifPresent(answer -> out.append("<p>")
                        .append(say(
                                "profiling",
                                words.say("profiling." + answer.name().toLowerCase(Locale.ROOT))))
                        .append("</p>"));
        out.append("<p class=\"note\">")
                .append(say("unverified.count", tally.asks() - tally.unseen(), tally.asks()))
                .append(' ')
                .append(say("unverified.mark"))
                .append(": ")
                .append(say("unverified"))
                .append("</p><p class=\"note\">");
        sentences();
        out.append("</p>");
        end();
    }

    private void count(String icon, boolean filled, String key, long value) {
        out.append("<div><dt>")
                .append(icon(icon, filled))
                .append(' ')
                .append(say(key))
                .append("</dt><dd>")
                .append(value)
                .append("</dd></div>");
    }

    private String icon(String name, boolean filled) {
        return "<svg class=\"i" + (filled ? " fill" : "") + "\" aria-hidden=\"true\"><use href=\"" + escape(icons) + "#"
                + name + "\"/></svg>";
    }

    private void jurisdictions() {
        section("jurisdictions", true);
        out.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(say("section.jurisdictions"))
                .append("\"><table class=\"data stack\"><thead><tr><th scope=\"col\">")
                .append(say("table.jurisdiction"))
                .append("</th>");
        Tally.COLUMNS.forEach(column -> out.append("<th scope=\"col\" class=\"n\">")
                .append(say("table." + column))
                .append("</th>"));
        out.append("</tr></thead><tbody>");
        report.byJurisdiction().forEach((place, chapters) -> {
            var tally = Tally.of(chapters.stream()
                    .flatMap(chapter -> chapter.findings().stream())
                    .toList());
            if (tally.asks() + tally.later() + tally.mayAsk() > 0) {
                row(words.place(place), tally, "");
            }
        });
        row(words.say("table.all"), report.tally(), " class=\"total\"");
        out.append("</tbody></table></div>");
        end();
    }

    private void row(String name, Tally tally, String attributes) {
        out.append("<tr")
                .append(attributes)
                .append("><th scope=\"row\">")
                .append(escape(name))
                .append("</th>");
        for (var column : Tally.COLUMNS) {
            out.append("<td class=\"n\" data-h=\"")
                    .append(say("table." + column))
                    .append("\">")
                    .append(tally.of(column))
                    .append("</td>");
        }
        out.append("</tr>");
    }

    private void changed() {
        if (report.since().isEmpty()) {
            return;
        }
        var since = report.since().get();
        out.append("<section class=\"sec\" id=\"changes\"><header><h2>")
                .append(say("section.changes", since.day()))
                .append("</h2></header><div><ul>");
        Phrase.since(report, since, words)
                .forEach(line -> out.append("<li>").append(escape(line)).append("</li>"));
        out.append("</ul></div></section>");
    }

    private void coming() {
        var coming = report.coming();
        var undated = report.undated();
        if (coming.isEmpty() && undated.isEmpty()) {
            return;
        }
        section("coming", false);
        out.append(Timeline.of(report, words));
        coming.forEach((date, findings) -> {
            out.append("<h3>").append(time(date)).append("</h3>");
            cited(findings);
        });
        if (!undated.isEmpty()) {
            out.append("<h3>").append(say("finding.nodate")).append("</h3>");
            cited(undated);
        }
        end();
    }

    /// Provisions in one line for each framework.
    private void cited(List<Finding> findings) {
        var byFramework = new LinkedHashMap<String, StringBuilder>();
        for (var finding : findings) {
            var row = byFramework.computeIfAbsent(finding.framework().shortTitle(), _ -> new StringBuilder());
            row.append(row.isEmpty() ? "" : ", ").append(finding.provision().citation());
            if (!finding.provision().verified()) {
                row.append(" (").append(words.say("unverified.mark")).append(')');
            }
        }
        out.append("<ul lang=\"en\">");
        byFramework.forEach((framework, row) -> out.append("<li><b>")
                .append(escape(framework))
                .append("</b> ")
                .append(escape(row.toString()))
                .append("</li>"));
        out.append("</ul>");
    }

    private String time(LocalDate date) {
        return "<time datetime=\"" + date + "\">" + escape(words.day(date)) + "</time>";
    }

    private void duties() {
        section("duties", false);
        for (var chapter : report.chapters()) {
            var shown = chapter.findings().stream()
                    .filter(finding -> finding.asks()
                            || finding.willAsk()
                            || finding.applicability() instanceof Applicability.Unknown
                                    && finding.ours() != Answer.NO
                                    && finding.duty())
                    .toList();
            if (!shown.isEmpty()) {
                chapter(chapter, shown);
            }
        }
        end();
    }

    private void chapter(Chapter chapter, List<Finding> shown) {
        var framework = chapter.framework();
        var tally = chapter.tally();
        out.append("<section class=\"regime\"><h3 lang=\"en\">")
                .append(escape(framework.shortTitle()))
                .append(" <span class=\"sub\" lang=\"")
                .append(words.language())
                .append("\">")
                .append(escape(String.join(
                        " · ",
                        words.place(chapter.jurisdiction()),
                        words.word(framework.kind()),
                        words.word(framework.status()),
                        words.say("table.asks") + " " + tally.asks(),
                        words.say("table.later") + " " + tally.later(),
                        words.say("table.unknown") + " " + tally.mayAsk())))
                .append("</span></h3>");
        shown.subList(0, Math.min(SHOWN, shown.size())).forEach(this::finding);
        if (shown.size() > SHOWN) {
            out.append("<details class=\"rest\"><summary>")
                    .append(say("floor.more", shown.size() - SHOWN))
                    .append("</summary>");
            shown.subList(SHOWN, shown.size()).forEach(this::finding);
            out.append("</details>");
        }
        out.append("</section>");
    }

    private void finding(Finding finding) {
        var provision = finding.provision();
        var address = link.apply(finding.id());
        var cited = escape(provision.citation());
        out.append("<div class=\"finding\"><span class=\"cite\" lang=\"en\">")
                .append(address.isEmpty() ? cited : "<a href=\"" + escape(address) + "\">" + cited + "</a>")
                .append("</span><div><details><summary lang=\"en\">")
                .append(escape(provision.title()))
                .append(
                        provision.verified()
                                ? ""
                                : " <span class=\"tag\" lang=\"" + words.language() + "\">" + say("unverified.mark")
                                        + "</span>")
                .append("</summary><p lang=\"en\">")
                .append(escape(provision.summary()))
                .append("</p><ul class=\"note\"><li>")
                .append(escape(words.word(provision.modality())))
                .append(", ")
                .append(say(provision.binding() ? "force.binding" : "force.soft"))
                .append("; ")
                .append(say("finding.bearers", String.join(", ", provision.bearers())))
                .append("</li><li>")
                .append(escape(Phrase.because(finding, words)))
                .append("</li>");
        var wanting = report.check().wanting(finding);
        if (!wanting.isEmpty() && finding.provision().evidence().isPresent()) {
            out.append("<li>").append(say("finding.lacks", wanted(wanting))).append("</li>");
        }
        var changes = report.check().changes(finding);
        if (!changes.isEmpty()) {
            out.append("<li>")
                    .append(say(
                            "finding.changes",
                            changes.stream()
                                    .map(change -> change.fact().name() + " = " + DossierText.of(change.value()))
                                    .collect(Collectors.joining("; "))))
                    .append("</li>");
        }
        provision
                .penalty()
                .ifPresent(penalty -> out.append("<li>")
                        .append(say("finding.penalty", penalty))
                        .append("</li>"));
        if (!provision.verified()) {
            out.append("<li>").append(say("unverified")).append("</li>");
        }
        out.append("</ul></details></div><span class=\"when\"><span class=\"sign\">")
                .append(sign(finding))
                .append("</span></span></div>");
    }

    private String wanted(List<List<String>> groups) {
        return groups.stream()
                .map(group -> group.size() == 1
                        ? kind(group.getFirst())
                        : words.say(
                                "finding.either", group.stream().map(this::kind).collect(Collectors.joining(", "))))
                .collect(Collectors.joining("; "));
    }

    private String kind(String id) {
        var kind = report.packs().terms().evidence().get(id);
        return kind == null ? id : kind.title();
    }

    private String sign(Finding finding) {
        return switch (finding.applicability()) {
            case Applicability.Applies _ ->
                icon(finding.met() == Met.NOT_MET ? "absent" : "applies", finding.met() != Met.NOT_MET)
                        + say("applicability.applies") + ", " + escape(words.word(finding.met()));
            case Applicability.NotYet _ -> icon("later", false) + escape(Phrase.when(finding, words));
            case Applicability.Unknown _ -> icon("unknown", false) + say("answer.unknown");
            case Applicability.DoesNot _ -> say("applicability.doesnot");
        };
    }

    private void floor() {
        if (report.floor().isEmpty()) {
            return;
        }
        section("floor", true);
        out.append("<table class=\"data stack\"><thead><tr>");
        for (var column : List.of("evidence", "standing", "reach", "serves", "which")) {
            boolean number = column.equals("serves");
            out.append("<th scope=\"col\"")
                    .append(number ? " class=\"n\"" : "")
                    .append('>')
                    .append(say("floor." + column))
                    .append("</th>");
        }
        out.append("</tr></thead><tbody>");
        report.floor().subList(0, Math.min(MOST_FLOOR, report.floor().size())).forEach(this::floor);
        out.append("</tbody></table>");
        if (report.floor().size() > MOST_FLOOR) {
            out.append("<details class=\"rest\"><summary>")
                    .append(say("floor.more", report.floor().size() - MOST_FLOOR))
                    .append("</summary><table class=\"data stack\"><tbody>");
            report.floor().subList(MOST_FLOOR, report.floor().size()).forEach(this::floor);
            out.append("</tbody></table></details>");
        }
        end();
    }

    private void floor(Floor floor) {
        var frameworks = floor.serves().stream()
                .map(each -> each.framework().shortTitle())
                .distinct()
                .collect(Collectors.joining(", "));
        out.append("<tr><th scope=\"row\" lang=\"en\">")
                .append(escape(floor.kind().title()))
                .append("<span class=\"sub\">")
                .append(escape(floor.kind().what()))
                .append("</span></th>");
        cell("standing", words.word(floor.standing()), "");
        cell("reach", Phrase.places(floor.jurisdictions(), words), "");
        cell("serves", String.valueOf(floor.serves().size()), " class=\"n\"");
        cell("which", frameworks, " lang=\"en\"");
        out.append("</tr>");
    }

    private void cell(String column, String text, String attributes) {
        out.append("<td")
                .append(attributes)
                .append(" data-h=\"")
                .append(say("floor." + column))
                .append("\">")
                .append(escape(text))
                .append("</td>");
    }

    private void divergences() {
        section("divergences", false);
        var sure = report.bearings().stream()
                .filter(each -> each.bears() == Answer.YES)
                .toList();
        var may = report.bearings().stream()
                .filter(each -> each.bears() != Answer.YES)
                .toList();
        if (sure.isEmpty()) {
            out.append("<p>").append(say("noconflict")).append("</p>");
        }
        sure.forEach(this::divergence);
        if (!may.isEmpty()) {
            out.append("<details class=\"rest\"><summary>")
                    .append(may.size())
                    .append(": ")
                    .append(say("divergence.may"))
                    .append("</summary>");
            may.forEach(this::divergence);
            out.append("</details>");
        }
        end();
    }

    private void divergence(Bearing bearing) {
        var divergence = bearing.divergence();
        out.append("<section class=\"regime\"><h3 lang=\"en\">")
                .append(escape(report.cited(divergence.from())))
                .append(" / ")
                .append(escape(report.cited(divergence.to())))
                .append(" <span class=\"sub\" lang=\"")
                .append(words.language())
                .append("\">")
                .append(escape(String.join(
                        " · ",
                        words.say("divergence.kind." + lower(divergence.kind())),
                        words.say("divergence.confidence", words.word(divergence.confidence())),
                        divergence.reviewed() ? "" : words.say("divergence.unreviewed"),
                        words.say("divergence.seen", words.say("divergence.seen." + seen(divergence))))))
                .append("</span></h3>");
        divergence
                .onlyIf()
                .ifPresent(condition -> out.append("<p>")
                        .append(say("divergence.onlyif", condition))
                        .append("</p>"));
        out.append("<p class=\"note\" lang=\"en\">")
                .append(escape(divergence.why()))
                .append("</p><p><b>")
                .append(say("divergence.ways"))
                .append("</b></p>");
        list(divergence.waysOut());
        out.append("</section>");
    }

    private static String seen(Divergence divergence) {
        if (divergence.fromSeen()) {
            return divergence.toSeen() ? "both" : "from";
        }
        return divergence.toSeen() ? "to" : "none";
    }

    private void list(Collection<String> items) {
        out.append("<ul lang=\"en\">");
        items.forEach(item -> out.append("<li>").append(escape(item)).append("</li>"));
        out.append("</ul>");
    }

    private void questions() {
        if (report.questions().isEmpty()) {
            return;
        }
        section("questions", false);
        out.append("<ol>");
        for (var question : report.questions()
                .subList(0, Math.min(MOST_QUESTIONS, report.questions().size()))) {
            var fact = question.fact();
            out.append("<li><p lang=\"en\">")
                    .append(escape(fact.question().isEmpty() ? fact.meaning() : fact.question()))
                    .append("</p><p class=\"note\"><code>")
                    .append(escape(fact.name()))
                    .append("</code> ")
                    .append(say("question.settles"))
                    .append(' ')
                    .append(question.settles().size())
                    .append(" · ")
                    .append(say("question.bearson"))
                    .append(' ')
                    .append(question.bearsOn().size())
                    .append("</p></li>");
        }
        out.append("</ol>");
        if (report.questions().size() > MOST_QUESTIONS) {
            out.append("<p class=\"note\">")
                    .append(say("floor.more", report.questions().size() - MOST_QUESTIONS))
                    .append("</p>");
        }
        end();
    }

    private void topics() {
        var topics = report.byTopic();
        if (topics.isEmpty()) {
            return;
        }
        section("topics", false);
        out.append("<dl class=\"facts\">");
        topics.forEach((topic, findings) -> out.append("<div><dt lang=\"en\">")
                .append(escape(report.packs().terms().topics().getOrDefault(topic, topic)))
                .append("</dt><dd lang=\"en\">")
                .append(escape(byFramework(findings)))
                .append("</dd></div>"));
        out.append("</dl>");
        end();
    }

    private static String byFramework(List<Finding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(
                        each -> each.framework().shortTitle(),
                        LinkedHashMap::new,
                        Collectors.mapping(each -> each.provision().citation(), Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining("; "));
    }

    private void given() {
        section("facts", false);
        out.append("<details class=\"rest\"><summary>")
                .append(report.dossier().facts().size())
                .append("</summary><dl class=\"facts\">");
        report.dossier().facts().forEach((name, value) -> pair(name, DossierText.of(value)));
        out.append("</dl></details>");
        if (!report.dossier().evidence().isEmpty()) {
            out.append("<h3>").append(say("section.evidence")).append("</h3><dl class=\"facts\">");
            for (Map.Entry<String, Artefact> entry : report.dossier().evidence().entrySet()) {
                pair(kind(entry.getKey()), stated(entry.getValue()));
            }
            out.append("</dl>");
        }
        end();
    }

    private void pair(String name, String value) {
        out.append("<div><dt lang=\"en\">")
                .append(escape(name))
                .append("</dt><dd>")
                .append(escape(value))
                .append("</dd></div>");
    }

    private String stated(Artefact artefact) {
        return switch (artefact) {
            case Artefact.Missing _ -> words.say("standing.missing");
            case Artefact.Held held ->
                List.of(
                                words.say("standing.held"),
                                held.owner().orElse(""),
                                held.date().map(LocalDate::toString).orElse(""),
                                held.expires()
                                        .map(last -> words.say("finding.until", last.toString()))
                                        .orElse(""),
                                held.digest().orElse(""))
                        .stream()
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", "));
        };
    }

    private String say(String key, Object... arguments) {
        return escape(words.say(key, arguments));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}

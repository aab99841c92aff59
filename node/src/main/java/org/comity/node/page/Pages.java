package org.comity.node.page;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.comity.node.page.template.JteaboutGenerated;
import org.comity.node.page.template.JteactGenerated;
import org.comity.node.page.template.JtebodyGenerated;
import org.comity.node.page.template.JtecalendarGenerated;
import org.comity.node.page.template.JtecheckGenerated;
import org.comity.node.page.template.JtecompareGenerated;
import org.comity.node.page.template.JtedecisionGenerated;
import org.comity.node.page.template.JtedecisionsGenerated;
import org.comity.node.page.template.JteevidenceGenerated;
import org.comity.node.page.template.JteevidencekindGenerated;
import org.comity.node.page.template.JtefactsGenerated;
import org.comity.node.page.template.JteframeworkGenerated;
import org.comity.node.page.template.JteframeworksGenerated;
import org.comity.node.page.template.JtehomeGenerated;
import org.comity.node.page.template.JtematrixGenerated;
import org.comity.node.page.template.JtememberpageGenerated;
import org.comity.node.page.template.JtemembersGenerated;
import org.comity.node.page.template.JteproblemGenerated;
import org.comity.node.page.template.JteprovisionGenerated;
import org.comity.node.page.template.JterecordGenerated;
import org.comity.node.page.template.JtesearchGenerated;
import org.comity.node.page.template.JtetopicGenerated;
import org.comity.node.page.template.JtetopicsGenerated;
import org.comity.node.page.template.JteunverifiedpageGenerated;
import org.comity.node.page.template.JteverifyGenerated;

/// Turns the record of a page into its HTML, in the language of its frame. Holds the words of all languages; may be
/// shared between threads.
///
/// The compiled templates are called by name, so that a template that does not fit its record does not compile.
public final class Pages {
    private final Map<Language, Words> words;
    private final Tiles tiles;

    private Pages(Map<Language, Words> words, Tiles tiles) {
        this.words = words;
        this.tiles = tiles;
    }

    /// Reads all bundles.
    public static Pages load() {
        var words = new EnumMap<Language, Words>(Language.class);
        for (var language : Language.values()) {
            words.put(language, Words.of(language));
        }
        return new Pages(words, Tiles.load());
    }

    /// The words of one language, for what is said outside a page: a problem's title, a feed.
    public Words words(Language language) {
        var found = words.get(language);
        if (found == null) {
            throw new IllegalStateException("no words for " + language);
        }
        return found;
    }

    /// The HTML of a page, in UTF-8.
    public byte[] render(Page page) {
        var bytes = new Utf8ByteOutput();
        var output = new OwaspHtmlTemplateOutput(bytes);
        var words = words(page.frame().language());
        switch (page) {
            case HomePage home -> JtehomeGenerated.render(output, null, home, words);
            case BodyPage body -> JtebodyGenerated.render(output, null, body, words);
            case MembersPage members -> JtemembersGenerated.render(output, null, members, words, tiles);
            case MemberPage member -> JtememberpageGenerated.render(output, null, member, words);
            case DecisionsPage decisions -> JtedecisionsGenerated.render(output, null, decisions, words);
            case DecisionPage decision -> JtedecisionGenerated.render(output, null, decision, words, circle(decision));
            case ActPage act -> JteactGenerated.render(output, null, act, words, picture(act));
            case RecordPage record -> JterecordGenerated.render(output, null, record, words);
            case VerifyPage verify -> JteverifyGenerated.render(output, null, verify, words);
            case FrameworksPage frameworks -> JteframeworksGenerated.render(output, null, frameworks, words, tiles);
            case FrameworkPage framework -> JteframeworkGenerated.render(output, null, framework, words);
            case ProvisionPage provision -> JteprovisionGenerated.render(output, null, provision, words);
            case UnverifiedPage unverifiedpage ->
                JteunverifiedpageGenerated.render(output, null, unverifiedpage, words);
            case TopicsPage topics -> JtetopicsGenerated.render(output, null, topics, words);
            case TopicPage topic -> JtetopicGenerated.render(output, null, topic, words);
            case EvidencePage evidence -> JteevidenceGenerated.render(output, null, evidence, words);
            case EvidenceKindPage evidencekind -> JteevidencekindGenerated.render(output, null, evidencekind, words);
            case FactsPage facts -> JtefactsGenerated.render(output, null, facts, words);
            case CalendarPage calendar -> JtecalendarGenerated.render(output, null, calendar, words);
            case SearchPage search -> JtesearchGenerated.render(output, null, search, words);
            case MatrixPage matrix -> JtematrixGenerated.render(output, null, matrix, words);
            case ComparePage compare -> JtecompareGenerated.render(output, null, compare, words);
            case CheckPage check -> JtecheckGenerated.render(output, null, check, words);
            case AboutPage about -> JteaboutGenerated.render(output, null, about, words);
            case ProblemPage problem -> JteproblemGenerated.render(output, null, problem, words, problem.key());
        }
        return toBytes(bytes);
    }

    private static HalfCircle circle(DecisionPage page) {
        var counts = page.counts();
        return HalfCircle.of(
                counts.present() + counts.absent(),
                page.frame().language().direction().equals("rtl"));
    }

    private static InclusionPicture picture(ActPage page) {
        return InclusionPicture.of(
                page.act().index(),
                page.entryHash(),
                page.inclusion(),
                page.frame().language().direction().equals("rtl"));
    }

    private static byte[] toBytes(Utf8ByteOutput output) {
        try (var bytes = new ByteArrayOutputStream(output.getContentLength())) {
            output.writeTo(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.comity.node.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.comity.node.align.Finder;
import org.comity.node.page.Frame;
import org.comity.node.page.Paging;
import org.comity.node.page.SearchPage;
import org.comity.record.json.Json;

/// A search for words in the packs, as an address asks for it, and what it found.
///
/// @param kind of what is looked for, a [Finder.Kind#key]; empty for any
/// @param meant the words that may have been meant, where what was typed found little
record Search(String words, String kind, Finder.Found found, Paging paging, Optional<String> meant) {
    private static final int PAGE_SIZE = 20;

    /// So deep may one page through what was found: whoever needs more takes the tables.
    private static final int MOST_PAGES = 50;

    /// Runs the search that an address asks for.
    static Search of(Finder finder, Map<String, String> parameters) throws IOException {
        var words = parameters.getOrDefault("q", "").strip();
        var kind = parameters.getOrDefault("kind", "");
        var page = parameters.getOrDefault("page", "");
        var only = Arrays.stream(Finder.Kind.values())
                .filter(each -> each.key().equals(kind))
                .findFirst();
        if (words.length() > Finder.LONGEST
                || (!kind.isEmpty() && only.isEmpty())
                || !page.matches("([1-9][0-9]{0,5})?")) {
            throw Problem.badRequest("The address asks for a kind or page that there is not, or for words that are"
                    + " longer than " + Finder.LONGEST + " characters.");
        }
        int number = page.isEmpty() ? 1 : Integer.parseInt(page);
        if (number > MOST_PAGES) {
            throw Problem.badRequest("A search shows " + MOST_PAGES + " pages at most.");
        }
        var found = finder.find(words, only, (number - 1) * PAGE_SIZE, PAGE_SIZE);
        var paging = new Paging(number, PAGE_SIZE, Math.min(found.total(), (long) MOST_PAGES * PAGE_SIZE));
        if (number > paging.pages()) {
            throw Problem.badRequest("There are " + paging.pages() + " pages; page " + number + " is not among them.");
        }
        return new Search(words, kind, found, paging, found.exact() ? Optional.empty() : finder.meant(words));
    }

    SearchPage page(Frame frame) {
        return new SearchPage(frame, words, kind, found.exact(), meant.orElse(""), paging, found.hits());
    }

    Json json() {
        var members = new LinkedHashMap<String, Json>();
        members.put("words", Json.of(words));
        members.put("total", Json.of(found.total()));
        members.put("page", Json.of(paging.page()));
        members.put("pageSize", Json.of(PAGE_SIZE));
        members.put("exact", Json.of(found.exact()));
        meant.ifPresent(better -> members.put("meant", Json.of(better)));
        members.put("hits", Json.array(found.hits().stream().map(Search::hit).toList()));
        return new Json.Members(members);
    }

    private static Json hit(Finder.Hit hit) {
        var members = new LinkedHashMap<String, Json>();
        members.put("kind", Json.of(hit.kind().key()));
        members.put("id", Json.of(hit.id()));
        members.put("title", Json.of(hit.title().plain()));
        members.put("text", Json.of(hit.text().plain()));
        hit.original().ifPresent(original -> {
            members.put("original", Json.of(original.title().plain()));
            members.put("language", Json.of(original.language()));
        });
        return new Json.Members(members);
    }
}

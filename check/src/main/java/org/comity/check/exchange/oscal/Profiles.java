package org.comity.check.exchange.oscal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.comity.check.exchange.json.Json;

/// Resolves profiles: which controls of which catalogs they choose.
///
/// Selection by identifier and of everything, exclusion, and controls within controls are done; patterns, `custom`
/// merging and `modify` are not, and are said to be left out.
public final class Profiles {
    private Profiles() {}

    /// @param groups the groups of the catalog in which something was chosen, with that, in its order
    /// @param controls chosen, by identifier, in the order of the catalog
    /// @param unresolved what could not be found, or is not done here
    public record Resolved(Json groups, List<String> controls, List<Deviation> unresolved) {
        public Resolved {
            controls = List.copyOf(controls);
            unresolved = List.copyOf(unresolved);
        }

        /// How many groups hold something chosen, or hold such a group.
        public int groupCount() {
            int[] count = {0};
            OscalFile.walk(Json.object(Map.of("groups", groups)), "groups", _ -> count[0]++);
            return count[0];
        }
    }

    /// @param catalogs of which the profile may import some, known by the file name in which an address ends
    /// @throws IllegalArgumentException if it is no profile
    public static Resolved resolve(OscalFile profile, List<OscalFile> catalogs) {
        if (profile.kind() != Kind.PROFILE) {
            throw new IllegalArgumentException(profile.file() + " is no profile");
        }
        var unresolved = new ArrayList<Deviation>();
        var groups = new ArrayList<Json>();
        var chosen = new ArrayList<String>();
        for (var source : profile.body().each("imports")) {
            var href = source.at("href").orElse(source);
            var catalog = catalog(profile, href.words().orElse(""), catalogs);
            if (catalog.isEmpty()) {
                unresolved.add(new Deviation(
                        href.place(), "\"" + href.words().orElse("") + "\" is not among the catalogs that were given"));
            } else {
                var selection = new Selection(source, catalog.get(), unresolved);
                groups.addAll(selection.groups());
                chosen.addAll(selection.chosen);
            }
        }
        if (profile.body().at("modify").isPresent()) {
            unresolved.add(new Deviation(
                    profile.body().at("modify").orElseThrow().place(),
                    "changes to controls (modify) are not made here"));
        }
        return new Resolved(Json.list(groups), chosen, unresolved);
    }

    /// The catalog at an address, which may be a resource of the profile with several addresses.
    private static Optional<OscalFile> catalog(OscalFile profile, String href, List<OscalFile> catalogs) {
        if (!href.startsWith("#")) {
            return OscalFile.named(href, catalogs);
        }
        return profile.body().at("back-matter").stream()
                .flatMap(back -> back.each("resources").stream())
                .filter(resource -> resource.text("uuid").equals(Optional.of(href.substring(1))))
                .flatMap(resource -> resource.each("rlinks").stream())
                .flatMap(link -> link.text("href").stream())
                .flatMap(address -> OscalFile.named(address, catalogs).stream())
                .findFirst();
    }

    private static final class Selection {
        private final boolean everything;
        private final Set<String> wanted = new LinkedHashSet<>();
        private final Set<String> withChildren = new LinkedHashSet<>();
        private final Set<String> unwanted = new LinkedHashSet<>();
        private final OscalFile catalog;
        private final List<String> chosen = new ArrayList<>();

        Selection(Json source, OscalFile catalog, List<Deviation> unresolved) {
            this.catalog = catalog;
            this.everything = source.at("include-all").isPresent();
            var ids = catalog.ids();
            for (var list : List.of("include-controls", "exclude-controls")) {
                for (var select : source.each(list)) {
                    for (var id : select.each("with-ids")) {
                        var word = id.words().orElse("");
                        if (!ids.contains(word)) {
                            unresolved.add(new Deviation(
                                    id.place(), "no control of " + catalog.file() + " is called " + word));
                        }
                        (list.startsWith("include") ? wanted : unwanted).add(word);
                        if (select.text("with-child-controls").equals(Optional.of("yes"))) {
                            withChildren.add(word);
                        }
                    }
                    for (var matching : select.each("matching")) {
                        unresolved.add(
                                new Deviation(matching.place(), "selection by pattern (matching) is not done here"));
                    }
                }
            }
        }

        /// The catalog's groups with what was chosen; controls that stand in none come first, in a group of their own.
        List<Json> groups() {
            var groups = new ArrayList<Json>();
            var loose = controls(catalog.body(), false);
            if (!loose.isEmpty()) {
                groups.add(Json.object(Map.of("title", Json.of(catalog.title()), "controls", Json.list(loose))));
            }
            catalog.body().each("groups").forEach(group -> group(group).ifPresent(groups::add));
            return groups;
        }

        private Optional<Json> group(Json group) {
            var within = group.each("groups").stream()
                    .flatMap(each -> group(each).stream())
                    .toList();
            var controls = controls(group, false);
            if (within.isEmpty() && controls.isEmpty() || !(group instanceof Json.Fields(var at, var members))) {
                return Optional.empty();
            }
            var fields = new LinkedHashMap<>(members);
            fields.remove("groups");
            fields.remove("controls");
            if (!within.isEmpty()) {
                fields.put("groups", Json.list(within));
            }
            if (!controls.isEmpty()) {
                fields.put("controls", Json.list(controls));
            }
            return Optional.of(new Json.Fields(at, fields));
        }

        private List<Json> controls(Json within, boolean inherited) {
            return within.each("controls").stream()
                    .flatMap(control -> control(control, inherited))
                    .toList();
        }

        /// A control; or, of one that was not chosen, those within it that were.
        private Stream<Json> control(Json control, boolean inherited) {
            var id = control.text("id").orElse("");
            boolean in = (everything || inherited || wanted.contains(id)) && !unwanted.contains(id);
            if (in) {
                chosen.add(id);
            }
            var within = controls(control, in && withChildren.contains(id));
            if (!in || !(control instanceof Json.Fields(var at, var members))) {
                return within.stream();
            }
            var fields = new LinkedHashMap<>(members);
            fields.remove("controls");
            if (!within.isEmpty()) {
                fields.put("controls", Json.list(within));
            }
            return Stream.of(new Json.Fields(at, fields));
        }
    }
}

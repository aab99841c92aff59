package org.comity.node.page;

/// What stands around every page: masthead, language bar, the kind of body, colophon.
///
/// @param language of the page
/// @param path of the page without the language's prefix: `/record`
/// @param query what follows the question mark, still encoded; empty if nothing does
/// @param place which main link is the current one
/// @param band whose page it is
/// @param cut up to where the record was read
/// @param packs the digest of the framework packs of which the page is a view; empty if it is none of them
/// @param command what computes the page again without this node
public record Frame(
        Site site,
        Language language,
        String path,
        String query,
        Place place,
        Band band,
        Cut cut,
        String packs,
        String command) {

    /// Whose page it is: a body's, or the node's own.
    ///
    /// @param body the body's name that looks like a domain; empty on the node's own pages
    /// @param name as its charter gives it; empty on the node's own pages
    /// @param keepers how many keepers its charter names; 0 on the node's own pages
    public record Band(BodyKind kind, String body, Text name, int keepers) {
        /// The band of pages that belong to no body: nothing is shown.
        public static Band none() {
            return new Band(BodyKind.LIVE, "", Text.english(""), 0);
        }

        /// Whether there is anything to say.
        public boolean shown() {
            return saysKind() || attestedByOne();
        }

        /// Whether the kind is named: live bodies need no name.
        public boolean saysKind() {
            return kind != BodyKind.LIVE;
        }

        /// Whether nobody but one node vouches for what the page shows.
        public boolean attestedByOne() {
            return keepers == 1;
        }
    }

    /// The addresses of other pages in this language.
    public Links links() {
        return new Links(language);
    }

    /// This page in another language.
    public String in(Language other) {
        return new Links(other).to(path) + (query.isEmpty() ? "" : "?" + query);
    }

    /// The same for readers elsewhere, such as search engines: with scheme and host, where the operator named them.
    public String absolute(Language other) {
        return site.address() + in(other);
    }

    /// The address of a file of the look or of a script.
    public String asset(String name) {
        return site.assets() + "/" + name;
    }

    /// The sprite, to which `#for` and the like are added.
    public String icons() {
        return asset("icons.svg");
    }
}

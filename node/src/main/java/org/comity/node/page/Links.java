package org.comity.node.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The addresses of the site's pages in one language. Every address that a page links to is written here.
///
/// English has no prefix, the others have theirs: `/record`, `/fr/record`. Files for machines have no language.
public record Links(Language language) {
    /// Every address of a node for machines, as OpenAPI describes them.
    public static final String API = "/api/openapi.json";

    /// All packs in one document, for programs that check a dossier themselves.
    public static final String PACKS = "/api/packs.json";

    /// The bodies of a node as JSON.
    public static final String BODIES = "/bodies.json";

    /// A node and its logs as JSON.
    public static final String RECORD = "/record.json";

    /// A page by its path without prefix.
    public String to(String path) {
        return path.equals("/") && language != Language.EN ? language.prefix() + "/" : language.prefix() + path;
    }

    public String home() {
        return to("/");
    }

    public String body(String body) {
        return to("/body/" + encode(body));
    }

    public String members(String body) {
        return body(body) + "/members";
    }

    public String member(String body, String code) {
        return members(body) + "/" + encode(code);
    }

    /// Where a form sends the choice of a member, as `?member=FRA`: answered with a redirect to [#member].
    public String memberChoice(String body) {
        return body(body) + "/member";
    }

    public String decisions(String body) {
        return body(body) + "/decisions";
    }

    public String decision(String body, String id) {
        return decisions(body) + "/" + encode(id);
    }

    /// One act by its place in a log.
    public String act(String origin, long index) {
        return to("/act/" + encodePath(origin) + "/" + index);
    }

    public String frameworks() {
        return to("/frameworks");
    }

    /// The frameworks of one jurisdiction.
    public String frameworksOf(String jurisdiction) {
        return frameworks() + "?jurisdiction=" + encode(jurisdiction);
    }

    public String framework(String framework) {
        return frameworks() + "/" + encode(framework);
    }

    public String provision(String framework, String provision) {
        return framework(framework) + "/" + encode(provision);
    }

    public String unverified() {
        return to("/unverified");
    }

    public String topics() {
        return to("/topics");
    }

    public String topic(String topic) {
        return topics() + "/" + encode(topic);
    }

    public String evidence() {
        return to("/evidence");
    }

    public String evidenceKind(String kind) {
        return evidence() + "/" + encode(kind);
    }

    public String facts() {
        return to("/facts");
    }

    /// A fact's place in the list of all.
    public String fact(String name) {
        return facts() + "#" + encode(name);
    }

    public String calendar() {
        return to("/calendar");
    }

    public String search() {
        return to("/search");
    }

    public String matrix() {
        return to("/matrix");
    }

    /// A framework's provisions on a topic, among those of others.
    public String passages(String topic, String framework) {
        return topic(topic) + "#" + encode(framework);
    }

    public String compare() {
        return to("/compare");
    }

    /// Frameworks beside one another.
    public String compare(java.util.List<String> frameworks) {
        return compare() + compareQuery(frameworks);
    }

    static String compareQuery(java.util.List<String> frameworks) {
        var query = new StringBuilder();
        for (int i = 0; i < frameworks.size(); i++) {
            query.append(i == 0 ? '?' : '&')
                    .append((char) ('a' + i))
                    .append('=')
                    .append(encode(frameworks.get(i)));
        }
        return query.toString();
    }

    public String check() {
        return to("/check");
    }

    /// The report on an example, made by the node.
    public String checkExample(String name) {
        return check() + "/examples/" + encode(name);
    }

    public String record() {
        return to("/record");
    }

    public String verify() {
        return to("/verify");
    }

    public String about() {
        return to("/about");
    }

    /// Data of a page about frameworks: the same path, with an ending.
    ///
    /// @param query after its question mark; empty without one
    public static String alignFile(String path, String query, String ending) {
        return path + "." + ending + query;
    }

    /// What a log serves to machines: `checkpoint`, `tile/0/000`.
    public static String log(String origin, String file) {
        return "/log/" + encodePath(origin) + "/" + file;
    }

    /// The evidence that a log of a body signed two histories, as the body's keeper holds it.
    ///
    /// @param hash SHA-256 of the log's origin, in hex
    public static String forkEvidence(String body, String hash) {
        return "/keeper/" + encode(body) + "/witness/" + encode(hash) + "/fork";
    }

    /// A decision's data: `json`, `csv`, `tlog-proof`.
    public static String decisionFile(String body, String id, String ending) {
        return "/body/" + encode(body) + "/decisions/" + encode(id) + "." + ending;
    }

    /// The decisions that a filter leaves, or all: `json`, `csv`.
    public static String decisionsFile(String body, String query, String ending) {
        return "/body/" + encode(body) + "/decisions." + ending + (query.isEmpty() ? "" : "?" + query);
    }

    /// The votes of one member: `json`, `csv`.
    public static String memberFile(String body, String code, String query, String ending) {
        return "/body/" + encode(body) + "/members/" + encode(code) + "." + ending
                + (query.isEmpty() ? "" : "?" + query);
    }

    /// How alike one member and each of the others voted: `json`, `csv`.
    public static String agreementFile(String body, String code, String ending) {
        return "/body/" + encode(body) + "/members/" + encode(code) + "/agreement." + ending;
    }

    /// The table of members: `json`, `csv`.
    public static String membersFile(String body, String ending) {
        return "/body/" + encode(body) + "/members." + ending;
    }

    /// A body as JSON.
    public static String bodyFile(String body) {
        return "/body/" + encode(body) + ".json";
    }

    /// One act for machines: `json`, `tlog-proof`.
    public static String actFile(String origin, long index, String ending) {
        return "/act/" + encodePath(origin) + "/" + index + "." + ending;
    }

    /// What a verifier must trust to check receipts of a body: the log's key and the keepers'.
    public static String trust(String body) {
        return "/body/" + encode(body) + "/trust.json";
    }

    /// What a filter adds to the address of a list.
    public static String query(Filter filter) {
        var query = filter.query();
        return query.isEmpty() ? "" : "?" + query;
    }

    static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String encodePath(String path) {
        return encode(path).replace("%2F", "/");
    }
}

package org.comity.node.web;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.comity.check.pack.Packs;
import org.comity.node.HostedBody;
import org.comity.node.Node;
import org.comity.node.align.Library;
import org.comity.node.page.Cut;
import org.comity.node.page.Frame;
import org.comity.node.page.Language;
import org.comity.node.page.Links;
import org.comity.node.page.Page;
import org.comity.node.page.Pages;
import org.comity.node.page.Place;
import org.comity.node.page.ProblemPage;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;
import org.springframework.web.servlet.function.ServerRequest;

/// What every answer of this node is made from: the node, the templates, the files that browsers load.
public final class Site {
    private static final List<org.comity.node.page.Site.Credit> CREDITS = List.of(new org.comity.node.page.Site.Credit(
            "Erik Voeten, Anton Strezhnev, Michael Bailey: United Nations General Assembly Voting Data, Harvard Dataverse",
            "CC0-1.0",
            "2021-03-08",
            "https://dataverse.harvard.edu/dataset.xhtml?persistentId=hdl:1902.1/12379"));

    private static final String HELP = "comity help";

    private final Node node;
    private final Pages pages;
    private final Assets assets;
    private final Library library;
    private final String version;
    private final Optional<NodeName> name;
    private final Optional<PublicAddress> publicAddress;

    private Site(
            Node node,
            Pages pages,
            Assets assets,
            Library library,
            String version,
            Optional<NodeName> name,
            Optional<PublicAddress> publicAddress) {
        this.node = node;
        this.pages = pages;
        this.assets = assets;
        this.library = library;
        this.version = version;
        this.name = name;
        this.publicAddress = publicAddress;
    }

    /// Reads templates, words and files for browsers.
    ///
    /// @param version of the software, for the foot of each page
    public static Site load(Node node, String version) throws IOException {
        return new Site(
                node,
                Pages.load(),
                Assets.load(),
                Library.of(Packs::shipped),
                version,
                Optional.empty(),
                Optional.empty());
    }

    /// The same under a name of its own.
    public Site withName(NodeName given) {
        return new Site(node, pages, assets, library, version, Optional.of(given), publicAddress);
    }

    /// The same for readers who reach the node at another address than it listens at.
    public Site withPublicAddress(PublicAddress address) {
        return new Site(node, pages, assets, library, version, name, Optional.of(address));
    }

    /// Where whoever asks reaches this node: as the operator says it, else as they spelled it themselves.
    URI address(ServerRequest request) {
        return publicAddress
                .map(PublicAddress::uri)
                .orElseGet(() -> request.uri().resolve("/"));
    }

    /// What the node says of itself.
    Json.Members itself(ServerRequest request) {
        var members = new LinkedHashMap<String, Json>();
        name.ifPresent(given -> members.put("name", Json.of(given.text())));
        members.put("address", Json.of(address(request).toString()));
        members.put("software", Json.of("Comity " + version));
        return new Json.Members(members);
    }

    /// Whether a request that names this host is meant for this node.
    boolean answersTo(String host) {
        return publicAddress.isEmpty() || publicAddress.get().answersTo(host);
    }

    /// What describes this node to programs, with the address at which they reach it.
    byte[] openApi() throws IOException {
        try (var in = java.util.Objects.requireNonNull(Site.class.getResourceAsStream("openapi.json"))) {
            var document = in.readAllBytes();
            return publicAddress.isPresent() ? at(publicAddress.get(), document) : document;
        }
    }

    private static byte[] at(PublicAddress address, byte[] document) {
        try {
            var members = new LinkedHashMap<>(((Json.Members) Json.parse(document)).members());
            members.put("servers", Json.array(List.of(Json.object(Json.member("url", Json.of(address.prefix()))))));
            return (new Json.Members(members).indented() + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (MalformedException e) {
            throw new IllegalStateException("the description that comes along", e);
        }
    }

    Node node() {
        return node;
    }

    Library library() {
        return library;
    }

    Assets assets() {
        return assets;
    }

    byte[] render(Page page) {
        return pages.render(page);
    }

    /// The body of this name or slug.
    HostedBody body(String name) {
        return node.body(name)
                .orElseThrow(() -> Problem.notFound("This node carries no body \"" + Problem.shown(name)
                        + "\". Those it carries are listed at /."));
    }

    /// What stands around a page of a body, or of the node itself.
    Frame frame(ServerRequest request, Place place, Optional<HostedBody> body, String command) throws IOException {
        var language = language(request);
        var query = request.servletRequest().getQueryString();
        return new Frame(
                site(),
                language,
                path(request),
                query == null ? "" : query,
                place,
                body.isPresent() ? Views.band(body.get(), language) : Frame.Band.none(),
                body.isPresent() ? Views.cut(body.get()) : allLogs(),
                place == Place.ALIGN ? library.atlas().packs().digests().whole() : "",
                command);
    }

    /// What stands around a page of a body.
    Frame frame(ServerRequest request, HostedBody body, String command) throws IOException {
        return frame(request, Place.AGREE, Optional.of(body), command);
    }

    /// The page of a problem.
    byte[] render(Problem problem, ServerRequest request) throws IOException {
        return render(problem, frame(request, Place.NOWHERE, Optional.empty(), HELP), Problem.shown(path(request)));
    }

    /// The page of a problem whose request could not be read, and so neither its address nor its language.
    byte[] render(Problem problem) throws IOException {
        var frame = new Frame(site(), Language.EN, "/", "", Place.NOWHERE, Frame.Band.none(), allLogs(), "", HELP);
        return render(problem, frame, "");
    }

    private byte[] render(Problem problem, Frame frame, String instance) {
        var status = problem.status();
        return pages.render(
                new ProblemPage(frame, status.value(), status.getReasonPhrase(), problem.detail(), instance));
    }

    private Cut allLogs() throws IOException {
        var logs = new java.util.ArrayList<Cut.Log>();
        for (var body : node.bodies()) {
            logs.addAll(Views.cut(body).logs());
        }
        return new Cut(logs);
    }

    private org.comity.node.page.Site site() {
        var main = node.bodies().stream().findFirst();
        return new org.comity.node.page.Site(
                name.map(NodeName::text).orElse(""),
                publicAddress.map(PublicAddress::prefix).orElse(""),
                assets.address(),
                main.map(HostedBody::name).orElse(""),
                version,
                main.isPresent() ? CREDITS : List.of());
    }

    /// The language that the address names; English without.
    static Language language(ServerRequest request) {
        var tag = request.pathVariables().get(Route.LANGUAGE);
        return tag == null ? Language.EN : Language.parse(tag).orElseThrow();
    }

    /// The address without its language, as it was spelled. It begins with one slash, never with two: it becomes part
    /// of links, and after two stands the name of another host.
    static String path(ServerRequest request) {
        var path = request.path();
        if (request.pathVariables().containsKey(Route.LANGUAGE)) {
            int end = path.indexOf('/', 1);
            path = end < 0 ? "" : path.substring(end);
        }
        return "/" + path.replaceFirst("^/+", "");
    }

    static Links links(ServerRequest request) {
        return new Links(language(request));
    }
}

package org.comity.node.web;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.comity.node.HostedBody;
import org.comity.node.Node;
import org.comity.node.page.Cut;
import org.comity.node.page.Frame;
import org.comity.node.page.Language;
import org.comity.node.page.Links;
import org.comity.node.page.Page;
import org.comity.node.page.Pages;
import org.comity.node.page.Place;
import org.springframework.web.servlet.function.ServerRequest;

/// What every answer of this node is made from: the node, the templates, the files that browsers load.
public final class Site {
    private static final List<org.comity.node.page.Site.Credit> CREDITS = List.of(new org.comity.node.page.Site.Credit(
            "Erik Voeten, Anton Strezhnev, Michael Bailey: United Nations General Assembly Voting Data, Harvard Dataverse",
            "CC0-1.0",
            "2021-03-08",
            "https://dataverse.harvard.edu/dataset.xhtml?persistentId=hdl:1902.1/12379"));

    private final Node node;
    private final Pages pages;
    private final Assets assets;
    private final String version;

    private Site(Node node, Pages pages, Assets assets, String version) {
        this.node = node;
        this.pages = pages;
        this.assets = assets;
        this.version = version;
    }

    /// Reads templates, words and files for browsers.
    ///
    /// @param version of the software, for the foot of each page
    public static Site load(Node node, String version) throws IOException {
        return new Site(node, Pages.load(), Assets.load(), version);
    }

    Node node() {
        return node;
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
                .orElseThrow(() -> Problem.notFound(
                        "This node carries no body \"" + name + "\". Those it carries are listed at /."));
    }

    /// What stands around a page of a body, or of the node itself.
    Frame frame(ServerRequest request, Place place, Optional<HostedBody> body, String command) throws IOException {
        var language = language(request);
        var path = path(request);
        var query = request.uri().getRawQuery();
        return new Frame(
                site(),
                language,
                path,
                query == null ? "" : query,
                place,
                body.isPresent() ? Views.band(body.get(), language) : Frame.Band.none(),
                body.isPresent() ? Views.cut(body.get()) : allLogs(),
                command);
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
                "",
                assets.address(),
                main.map(HostedBody::name).orElse(""),
                version,
                main.isPresent() ? CREDITS : List.of());
    }

    /// The language that the address names; English without.
    static Language language(ServerRequest request) {
        var first = request.path().split("/", 3);
        return first.length > 1
                ? Language.parse(first[1])
                        .filter(language -> language != Language.EN)
                        .orElse(Language.EN)
                : Language.EN;
    }

    /// The address without its language.
    static String path(ServerRequest request) {
        var path = request.path();
        var prefix = language(request).prefix();
        var rest = path.substring(prefix.length());
        return rest.isEmpty() ? "/" : rest;
    }

    static Links links(ServerRequest request) {
        return new Links(language(request));
    }
}

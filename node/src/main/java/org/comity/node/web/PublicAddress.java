package org.comity.node.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.comity.record.MalformedException;

/// Where readers reach a node, as its operator says it. Behind a proxy nobody else can: what a request claims, anybody
/// can claim.
///
/// @param uri scheme, host, port if it is not the scheme's own, and a slash
public record PublicAddress(URI uri) {
    private static final Pattern BARE_ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    /// Reads an address such as `https://comity.example`.
    ///
    /// @throws MalformedException if it is not http or https, or more than the root of a host
    public static PublicAddress parse(String text) throws MalformedException {
        URI given;
        try {
            given = new URI(text);
        } catch (URISyntaxException e) {
            throw new MalformedException(text + ": is not an address; write it as https://comity.example", e);
        }
        var scheme = String.valueOf(given.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new MalformedException(text + ": begins neither with https:// nor with http://");
        }
        if (given.getHost() == null || given.getPort() == 0 || given.getPort() > 65_535) {
            throw new MalformedException(
                    text + ": names no host, or one in other letters than ASCII; write it as https://comity.example");
        }
        if (given.getRawUserInfo() != null
                || given.getRawQuery() != null
                || given.getRawFragment() != null
                || !given.getRawPath().matches("/?")) {
            throw new MalformedException(
                    text + ": says more than a host; a node stands at the root of one, as https://comity.example");
        }
        boolean usual = given.getPort() < 0 || given.getPort() == (scheme.equals("https") ? 443 : 80);
        return new PublicAddress(URI.create(scheme + "://" + given.getHost().toLowerCase(Locale.ROOT)
                + (usual ? "" : ":" + given.getPort()) + "/"));
    }

    /// What stands before the path of an absolute link.
    String prefix() {
        var text = uri.toString();
        return text.substring(0, text.length() - 1);
    }

    /// Whether a request to this host is meant for this node. The public name is, and what nobody can register and so
    /// nobody can point at a machine that is not theirs: a bare address and this machine's own name.
    ///
    /// @param host as a request names it, without a port
    boolean answersTo(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return name.equals(uri.getHost())
                || name.equals("localhost")
                || name.startsWith("[")
                || BARE_ADDRESS.matcher(name).matches();
    }
}

package org.comity.node.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/// Puts on every answer what keeps a reader's browser from running or loading anything that is not ours, and takes no
/// method that this node does not serve.
///
/// Nothing here changes state and nobody signs in, so there is no cookie and no form to forge; a request from another
/// site that is not a plain read is refused all the same.
final class SecurityHeaders extends HttpFilter {
    private static final long serialVersionUID = 1;

    static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final boolean encrypted;

    SecurityHeaders(boolean encrypted) {
        this.encrypted = encrypted;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
        if (encrypted) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        chain.doFilter(request, response);
    }
}

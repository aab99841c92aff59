package org.comity.node.web;

import jakarta.servlet.http.HttpServletResponse;

/// What keeps a reader's browser from running or loading anything that is not ours.
final class SecurityHeaders {
    static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    /// @param encrypted whether the node itself speaks TLS: only then may it say that it always will
    static void putOn(HttpServletResponse response, boolean encrypted) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
        if (encrypted) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }
}

package org.comity.node.web;

import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// Every address of a node, in one place.
final class Routes {
    private Routes() {}

    static RouterFunction<ServerResponse> of(Site site) {
        return RouterFunctions.route().GET("/", site::home).build();
    }
}

package org.comity.node.web;

import java.util.List;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerResponse;

/// One address of a node and what answers there.
///
/// @param path from the node's root, each variable in braces, after a colon what it may be: `/act/{id:[0-9a-f]+}`
/// @param spoken whether people read it: then it is in each language, below that language's prefix
record Route(String path, boolean spoken, HandlerFunction<ServerResponse> answer) {
    /// The variable [#LANGUAGE] is the first segment of an address in another language than English.
    static final String LANGUAGE = "language";

    static final String LANGUAGES = "/{" + LANGUAGE + ":ar|zh|fr|ru|es}";

    /// What people read, in six languages, and programs as JSON.
    static Route page(String path, HandlerFunction<ServerResponse> answer) {
        return new Route(path, true, answer);
    }

    /// What has no language.
    static Route file(String path, HandlerFunction<ServerResponse> answer) {
        return new Route(path, false, answer);
    }

    /// Its paths in all languages.
    List<String> paths() {
        if (!spoken) {
            return List.of(path);
        }
        return path.equals("/") ? List.of("/", LANGUAGES, LANGUAGES + "/") : List.of(path, LANGUAGES + path);
    }
}

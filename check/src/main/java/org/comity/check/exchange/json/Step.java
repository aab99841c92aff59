package org.comity.check.exchange.json;

import org.jspecify.annotations.Nullable;

/// A way from the top of a document to a value, kept as a chain so that a value costs one object and no text.
///
/// @param up null at the top
/// @param name of a member, or an index; at the top the name of the file
record Step(@Nullable Step up, String name) {
    static Step top(String file) {
        return new Step(null, file);
    }

    Step to(String name) {
        return new Step(this, name);
    }

    String file() {
        var step = this;
        while (step.up != null) {
            step = step.up;
        }
        return step.name;
    }

    /// RFC 6901.
    String pointer() {
        return up == null ? "" : up.pointer() + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}

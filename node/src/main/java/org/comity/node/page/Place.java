package org.comity.node.page;

/// Where among the main links of the masthead a page stands.
public enum Place {
    HOME,
    AGREE,
    ALIGN,
    RECORD,
    VERIFY,
    ABOUT,
    NOWHERE
}

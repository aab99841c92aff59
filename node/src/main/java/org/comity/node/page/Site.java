package org.comity.node.page;

import java.util.List;

/// What is the same on every page of one node.
///
/// @param nodeName how the operator calls the node
/// @param address scheme, host and port at which readers reach it, without a slash at the end; empty if nobody named it
/// @param assets where stylesheet, signs, face and scripts lie, without a slash at the end: `/assets/3f2a91c0`
/// @param mainBody the body that *Agree* leads to
/// @param version of the software
/// @param credits whose data the pages show
public record Site(
        String nodeName, String address, String assets, String mainBody, String version, List<Credit> credits) {
    public Site {
        credits = List.copyOf(credits);
    }

    /// A source of data that must be named with its day and licence.
    ///
    /// @param text authors and title, in their own language
    /// @param licence its short name, as `CC0-1.0`
    /// @param day when it was taken, as `2021-03-08`
    /// @param address where it is published
    public record Credit(String text, String licence, String day, String address) {}
}

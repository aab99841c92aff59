package org.comity.node.page;

/// A member as a page names it.
///
/// @param code three letters, ISO 3166 where that has one
/// @param name as the record has it, in English
public record MemberRef(String code, String name) {}

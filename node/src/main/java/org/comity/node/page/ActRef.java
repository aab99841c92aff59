package org.comity.node.page;

/// One act by its place and its digest.
///
/// @param origin of its log
/// @param index of its entry, from 0
/// @param id the act id in hexadecimal digits
public record ActRef(String origin, long index, String id) {}

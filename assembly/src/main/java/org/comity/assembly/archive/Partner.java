package org.comity.assembly.archive;

/// Another member, and how alike it voted.
public record Partner(MemberCode member, Agreement agreement) {}

package org.comity.assembly.archive;

import org.comity.assembly.decision.Choice;

/// What a member did in a roll call.
public record Vote(MemberCode member, Choice choice) {}

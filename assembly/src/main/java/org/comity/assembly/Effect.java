package org.comity.assembly;

/// What an entry did to the state. Every entry has one, and pages show it.
public sealed interface Effect {
    /// It took effect.
    record Took() implements Effect {}

    /// It stays in the record and changes nothing.
    record None(Reason reason) implements Effect {}
}

package org.comity.assembly;

import org.comity.assembly.archive.ArchiveAct;
import org.comity.assembly.body.BodyAct;

/// What an entry of a log says, as far as the fold is concerned.
///
/// Constructors of acts and of their parts throw IllegalArgumentException with a sentence for people; who reads acts
/// from outside bytes turns that into [Unreadable].
public sealed interface Act {
    /// An act whose payload is what its verb asks for.
    sealed interface Said extends Act permits ArchiveAct, BodyAct {
        Verb verb();

        /// The class of matters it belongs to, by which mandates are limited.
        Subject subject();
    }

    /// An entry whose payload is not what its verb asks for, or whose verb nobody knows.
    ///
    /// @param verb as it stands in the entry
    /// @param why place, what was found, remedy
    record Unreadable(String verb, String why) implements Act {}

    /// An entry whose proof or one of whose approvals does not hold.
    ///
    /// @param verb as it stands in the entry
    /// @param why which signature, and what is wrong with it
    record Unproven(String verb, String why) implements Act {}

    /// An entry whose act names another body than the one whose log it stands in.
    record Astray(String verb, BodyId named) implements Act {}
}

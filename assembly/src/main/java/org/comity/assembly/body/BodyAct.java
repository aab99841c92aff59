package org.comity.assembly.body;

import org.comity.assembly.Act;
import org.comity.assembly.ActId;
import org.comity.assembly.Multikey;
import org.comity.assembly.Subject;
import org.comity.assembly.Verb;

/// What can be said about a body and about powers in it. The root key approves each of these.
public sealed interface BodyAct extends Act.Said {
    @Override
    default Subject subject() {
        return Subject.CHARTER;
    }

    /// An act that opens a log: the first that takes effect in it.
    sealed interface Opening extends BodyAct {
        LogKeys keys();
    }

    /// Founds a body, in the log of one of its founding parties.
    record AdoptCharter(Charter charter, LogKeys keys) implements Opening {
        @Override
        public Verb verb() {
            return Verb.ADOPT_CHARTER;
        }
    }

    /// A founding party joins as named in the charter.
    record AcceptCharter(LogKeys keys) implements Opening {
        @Override
        public Verb verb() {
            return Verb.ACCEPT_CHARTER;
        }
    }

    /// A keeper begins its log as named in the charter.
    record OpenKeeperLog(LogKeys keys) implements Opening {
        @Override
        public Verb verb() {
            return Verb.OPEN_KEEPER_LOG;
        }
    }

    /// Gives full powers, from the next entry on.
    record GrantMandate(Mandate mandate) implements BodyAct {
        @Override
        public Verb verb() {
            return Verb.GRANT_MANDATE;
        }
    }

    /// Ends a mandate from the next entry on.
    ///
    /// @param grant the `grant-mandate` whose mandate ends here
    record RevokeMandate(ActId grant) implements BodyAct {
        @Override
        public Verb verb() {
            return Verb.REVOKE_MANDATE;
        }
    }

    /// Names new log keys, in force from the next entry on.
    record RotateKey(Multikey log, Multikey logPostQuantum) implements BodyAct {
        @Override
        public Verb verb() {
            return Verb.ROTATE_KEY;
        }
    }
}

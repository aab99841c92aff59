package org.comity.assembly;

import java.util.Arrays;
import java.util.stream.Collectors;

/// What an act does, in the field's own words; with the key that must approve it.
public enum Verb {
    ADOPT_CHARTER("adopt-charter", Authority.ROOT_KEY),
    ACCEPT_CHARTER("accept-charter", Authority.ROOT_KEY),
    OPEN_KEEPER_LOG("open-keeper-log", Authority.ROOT_KEY),
    GRANT_MANDATE("grant-mandate", Authority.ROOT_KEY),
    REVOKE_MANDATE("revoke-mandate", Authority.ROOT_KEY),
    ROTATE_KEY("rotate-key", Authority.ROOT_KEY),
    ATTEST_PARTY("attest-party", Authority.MANDATE),
    ATTEST_ROLL_CALL("attest-roll-call", Authority.MANDATE);

    /// Whose approval gives an act its effect.
    public enum Authority {
        /// The log's root key, kept offline.
        ROOT_KEY,
        /// An approval key with a mandate for the verb.
        MANDATE
    }

    private final String text;
    private final Authority authority;

    Verb(String text, Authority authority) {
        this.text = text;
        this.authority = authority;
    }

    /// As acts spell it, such as `attest-roll-call`.
    public String text() {
        return text;
    }

    public Authority authority() {
        return authority;
    }

    /// From its one spelling.
    ///
    /// @throws MalformedException if no act of this version has this verb
    public static Verb parse(String text) throws MalformedException {
        for (var verb : values()) {
            if (verb.text.equals(text)) {
                return verb;
            }
        }
        throw new MalformedException("no act has the verb \"" + text + "\"; known are "
                + Arrays.stream(values()).map(Verb::text).collect(Collectors.joining(", ")));
    }

    @Override
    public String toString() {
        return text;
    }
}

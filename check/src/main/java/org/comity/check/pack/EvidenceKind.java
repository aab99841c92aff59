package org.comity.check.pack;

import java.time.Period;
import java.util.List;
import java.util.Optional;

/// A kind of thing that shows how a provision is met. It says what to look for; whether it suffices in a case is for
/// the reader of the law.
///
/// @param group under which it is listed
/// @param what it is, in our own words
/// @param form in which it usually comes
/// @param heldBy who usually keeps it
/// @param standards pointers by number; whether each applies is for the user to check
public record EvidenceKind(
        String id,
        String title,
        String group,
        String what,
        String form,
        String heldBy,
        Freshness freshness,
        List<Look> lookedAt,
        List<String> standards,
        List<Stated> stated) {
    public EvidenceKind {
        lookedAt = List.copyOf(lookedAt);
        standards = List.copyOf(standards);
        stated = List.copyOf(stated);
    }

    /// How long it counts as fresh, unless a law says otherwise.
    ///
    /// @param longest our default where no law gives a time
    /// @param renewed on what occasion
    public record Freshness(Optional<Period> longest, Bound boundTo, String renewed) {}

    public enum Bound {
        TIME,
        RELEASE,
        ITEM,
        EVENT,
        TERM,
        CONTINUOUS
    }

    /// What somebody outside can do with it. None of these shows that its content is true.
    public enum Look {
        DIGEST,
        SIGNATURE,
        CREDENTIAL,
        REGISTER_LOOKUP,
        PUBLIC_PAGE,
        RECEIPT,
        INSPECTION
    }

    /// What a provision says of its freshness; that prevails.
    ///
    /// @param provision `<framework>#<provision>`
    public record Stated(String provision, String rule) {}
}

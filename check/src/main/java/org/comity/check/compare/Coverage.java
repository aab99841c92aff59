package org.comity.check.compare;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Mapping;

/// How many duties of one framework have a mapping to another on record, by the strongest relation of each.
///
/// Whoever meets a duty that is *equal* to one of the other framework, or a *superset* of it, meets that one as well:
/// these carry over. *Subset* and *intersects* are a reason to look, and never coverage.
///
/// @param duties of `framework`
/// @param strongest how many of them stand so to a provision of `other`; a duty without a mapping is in none
/// @param unseen how many of those with a mapping rest on an end that nobody has seen at a source
public record Coverage(
        Framework framework, Framework other, int duties, Map<Mapping.Relation, Integer> strongest, int unseen) {
    /// The strongest first.
    private static final List<Mapping.Relation> ORDER = List.of(
            Mapping.Relation.EQUAL,
            Mapping.Relation.SUPERSET,
            Mapping.Relation.SUBSET,
            Mapping.Relation.INTERSECTS,
            Mapping.Relation.NOT_RELATED);

    static final Comparator<Link> STRENGTH = Comparator.comparingInt(link -> ORDER.indexOf(link.relation()));

    public Coverage {
        strongest = Map.copyOf(strongest);
    }

    /// @param links from `framework` to `other`
    static Coverage of(Framework framework, Framework other, List<Link> links) {
        var best = new HashMap<String, Link>();
        links.stream()
                .filter(link -> Duties.is(link.provision()))
                .forEach(link -> best.merge(
                        link.provision().id(), link, (one, two) -> STRENGTH.compare(one, two) <= 0 ? one : two));
        var strongest = new EnumMap<Mapping.Relation, Integer>(Mapping.Relation.class);
        best.values().forEach(link -> strongest.merge(link.relation(), 1, Integer::sum));
        return new Coverage(
                framework,
                other,
                (int) framework.provisions().stream().filter(Duties::is).count(),
                strongest,
                (int) best.values().stream().filter(link -> !link.seen()).count());
    }

    /// How many duties carry over: equal, or superset.
    public int carryOver() {
        return with(Mapping.Relation.EQUAL) + with(Mapping.Relation.SUPERSET);
    }

    /// How many are a reason to look: subset, or a part in common.
    public int lookAt() {
        return with(Mapping.Relation.SUBSET) + with(Mapping.Relation.INTERSECTS);
    }

    /// How many are recorded as not related, and nothing more.
    public int notRelated() {
        return with(Mapping.Relation.NOT_RELATED);
    }

    /// How many have nothing on record.
    public int silent() {
        return duties - carryOver() - lookAt() - notRelated();
    }

    public int with(Mapping.Relation relation) {
        return Optional.ofNullable(strongest.get(relation)).orElse(0);
    }
}

package org.comity.check.predicate;

import java.util.List;
import java.util.stream.Stream;

/// Questions about derived sets, put as questions about what these are derived from.
///
/// The answers are the same, but for places: there a union may be finer than each of its sets.
final class DerivedSets {
    private DerivedSets() {}

    static Predicate over(Predicate.Atom atom, Derivation.Listing listing) {
        return switch (atom) {
            case Predicate.HasAny(var _, var values) ->
                any(listing.members().stream()
                        .filter(member -> values.contains(member.value()))
                        .map(Derivation.Member::when));
            case Predicate.HasOtherThan(var _, var values) ->
                any(listing.members().stream()
                        .filter(member -> !values.contains(member.value()))
                        .map(Derivation.Member::when));
            case Predicate.IsEmpty _ ->
                new Predicate.Not(any(listing.members().stream().map(Derivation.Member::when)));
            case Predicate.Holds _, Predicate.Is _, Predicate.Compares _, Predicate.Dated _ -> throw unfit(atom);
        };
    }

    static Predicate over(Predicate.Atom atom, Derivation.Union union) {
        return switch (atom) {
            case Predicate.HasAny(var _, var values) ->
                any(union.of().stream().map(set -> new Predicate.HasAny(set, values)));
            case Predicate.HasOtherThan(var _, var values) ->
                any(union.of().stream().map(set -> new Predicate.HasOtherThan(set, values)));
            case Predicate.IsEmpty _ ->
                new Predicate.Not(any(union.of().stream().map(set -> new Predicate.Not(new Predicate.IsEmpty(set)))));
            case Predicate.Holds _, Predicate.Is _, Predicate.Compares _, Predicate.Dated _ -> throw unfit(atom);
        };
    }

    private static Predicate any(Stream<? extends Predicate> of) {
        List<Predicate> parts = of.<Predicate>map(part -> part).toList();
        return switch (parts.size()) {
            case 0 -> new Predicate.Not(new Predicate.Always());
            case 1 -> parts.getFirst();
            default -> new Predicate.Any(parts);
        };
    }

    private static IllegalArgumentException unfit(Predicate.Atom atom) {
        return new IllegalArgumentException(atom.text() + " is not asked of a set");
    }
}

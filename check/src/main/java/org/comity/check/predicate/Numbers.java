package org.comity.check.predicate;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The number of the answer of each predicate; equal ones have one, and so have those that differ in the order
/// of their parts.
// A predicate is a deep value, so comparing whole ones is dear. An instance that was seen is found by its
// identity, any other by its form over the numbers of its parts.
final class Numbers {
    private final IdentityHashMap<Predicate, Integer> instances = new IdentityHashMap<>();
    private final Map<Form, Integer> forms = new HashMap<>();

    /// An atom by its text; what joins others, by their numbers.
    private record Form(String word, List<Integer> parts) {}

    Optional<Integer> find(Predicate predicate) {
        var known = instances.get(predicate);
        return known != null ? Optional.of(known) : form(predicate).map(forms::get);
    }

    /// @throws IllegalArgumentException if a part of it has no number
    void put(Predicate predicate, int number) {
        instances.put(predicate, number);
        forms.putIfAbsent(form(predicate).orElseThrow(() -> new IllegalArgumentException(predicate.text())), number);
    }

    private Optional<Form> form(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Always _, Predicate.Atom _ -> Optional.of(new Form(predicate.text(), List.of()));
            case Predicate.All(var parts) -> form("AND", parts);
            case Predicate.Any(var parts) -> form("OR", parts);
            case Predicate.Not(var part) -> form("NOT", List.of(part));
        };
    }

    private Optional<Form> form(String word, List<Predicate> parts) {
        var numbers = parts.stream().map(this::find).toList();
        return numbers.stream().allMatch(Optional::isPresent)
                ? Optional.of(new Form(
                        word,
                        numbers.stream()
                                .map(Optional::orElseThrow)
                                .distinct()
                                .sorted()
                                .toList()))
                : Optional.empty();
    }
}

package org.comity.check.yaml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes the fields of a map one by one; what nobody took is reported by name.
///
/// Whatever is missing or of the wrong kind becomes a problem, and a harmless value stands in, so that reading goes on
/// to the next problem.
public final class FieldReader {
    private final Yaml.Fields fields;
    private final Problems problems;
    private final Set<String> taken = new LinkedHashSet<>();

    private FieldReader(Yaml.Fields fields, Problems problems) {
        this.fields = fields;
        this.problems = problems;
    }

    /// Empty, with a problem, if it is no map.
    public static Optional<FieldReader> of(@Nullable Yaml value, Yaml within, String what, Problems problems) {
        if (value instanceof Yaml.Fields fields) {
            return Optional.of(new FieldReader(fields, problems));
        }
        problems.add(value == null ? within : value, what + " must be a map of fields");
        return Optional.empty();
    }

    public Yaml.Fields fields() {
        return fields;
    }

    public @Nullable Yaml take(String name) {
        taken.add(name);
        return fields.get(name);
    }

    public String text(String name) {
        var text = optionalText(name);
        if (text.isEmpty()) {
            problems.add(fields, name + " is missing");
        }
        return text.orElse("");
    }

    public Optional<String> optionalText(String name) {
        return switch (take(name)) {
            case null -> Optional.empty();
            case Yaml.Scalar scalar
            when !scalar.text().isBlank() -> Optional.of(scalar.text().strip());
            case Yaml.Scalar _ -> Optional.empty();
            case Yaml other -> {
                problems.add(other, name + " must be a text");
                yield Optional.empty();
            }
        };
    }

    public Optional<LocalDate> optionalDate(String name) {
        var value = take(name);
        return value == null ? Optional.empty() : date(value, name);
    }

    private Optional<LocalDate> date(Yaml value, String name) {
        if (value instanceof Yaml.Scalar scalar) {
            try {
                return Optional.of(LocalDate.parse(scalar.text()));
            } catch (DateTimeException e) {
                problems.add(value, name + " must be a day of the calendar such as 2026-08-02, not " + scalar.text());
                return Optional.empty();
            }
        }
        problems.add(value, name + " must be a day such as 2026-08-02");
        return Optional.empty();
    }

    public LocalDate date(String name) {
        var value = take(name);
        if (value == null) {
            problems.add(fields, name + " is missing");
            return LocalDate.EPOCH;
        }
        return date(value, name).orElse(LocalDate.EPOCH);
    }

    public boolean flag(String name) {
        var value = take(name);
        if (value instanceof Yaml.Scalar scalar && scalar.plain()) {
            if (scalar.text().equals("true") || scalar.text().equals("false")) {
                return scalar.text().equals("true");
            }
        }
        problems.add(value == null ? fields : value, name + " must be true or false");
        return false;
    }

    /// Empty if the field is missing.
    public List<Yaml> items(String name) {
        return switch (take(name)) {
            case null -> List.of();
            case Yaml.Items items -> items.items();
            case Yaml other -> {
                problems.add(other, name + " must be a list");
                yield List.of();
            }
        };
    }

    public List<String> texts(String name) {
        return texts(items(name), name, problems);
    }

    public static List<String> texts(List<Yaml> items, String name, Problems problems) {
        var texts = new ArrayList<String>();
        for (var item : items) {
            if (item instanceof Yaml.Scalar scalar && !scalar.text().isBlank()) {
                texts.add(scalar.text());
            } else {
                problems.add(item, name + " must hold texts");
            }
        }
        return texts;
    }

    /// One of the values that an enumeration is written as.
    public <E extends Enum<E>> E oneOf(String name, Class<E> type) {
        var value = take(name);
        if (value == null) {
            problems.add(fields, name + " is missing: " + allowed(type));
        }
        return value == null
                ? type.getEnumConstants()[0]
                : constant(value, name, type).orElse(type.getEnumConstants()[0]);
    }

    /// Any number of the values that an enumeration is written as.
    public <E extends Enum<E>> List<E> allOf(String name, Class<E> type) {
        var constants = new ArrayList<E>();
        for (var item : items(name)) {
            constant(item, name, type).ifPresent(constants::add);
        }
        return constants;
    }

    private <E extends Enum<E>> Optional<E> constant(Yaml value, String name, Class<E> type) {
        if (value instanceof Yaml.Scalar scalar) {
            for (var constant : type.getEnumConstants()) {
                if (written(constant).equals(scalar.text())) {
                    return Optional.of(constant);
                }
            }
        }
        problems.add(value, name + " must be " + allowed(type));
        return Optional.empty();
    }

    private static <E extends Enum<E>> String allowed(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(FieldReader::written)
                .collect(Collectors.joining(", ", "one of ", ""));
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /// The line of a field, or of the map if it is missing.
    public Yaml at(String name) {
        var value = fields.get(name);
        return value == null ? fields : value;
    }

    /// Reports fields that the form does not know.
    public void done() {
        fields.fields().forEach((name, value) -> {
            if (!taken.contains(name)) {
                problems.add(value, "no field is called " + name + " here; there are " + String.join(", ", taken));
            }
        });
    }
}

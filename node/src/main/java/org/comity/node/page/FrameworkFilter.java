package org.comity.node.page;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Provision;

/// Which frameworks a list shows. It stands in the address, so that a list can be linked to.
///
/// @param jurisdiction a code; empty for any. A state of a federation stands under its own code and under the whole's
/// @param kind a [Framework.Kind] in small letters; empty for any
/// @param status a [Framework.Status] in small letters with hyphens; empty for any
/// @param topic an id; empty for any
/// @param force `binding` or `soft`: whether it has provisions that bind, or none; empty for any
/// @param seen `all` or `part`: whether each of its provisions was seen at a source; empty for any
public record FrameworkFilter(String jurisdiction, String kind, String status, String topic, String force, String seen)
        implements Predicate<Framework> {
    /// Everything.
    public static final FrameworkFilter NONE = new FrameworkFilter("", "", "", "", "", "");

    /// Reads the parameters of an address.
    ///
    /// @return empty if a value is none that there can be: the caller answers 400 rather than show too much
    public static Optional<FrameworkFilter> parse(Map<String, String> given) {
        var filter = new FrameworkFilter(
                value(given, "jurisdiction"),
                value(given, "kind"),
                value(given, "status"),
                value(given, "topic"),
                value(given, "force"),
                value(given, "seen"));
        var sound = filter.jurisdiction.matches("([A-Z0-9]{2,6}(-[A-Z0-9]{1,3})?)?")
                && filter.topic.matches("[a-z-]{0,60}")
                && filter.force.matches("(binding|soft)?")
                && filter.seen.matches("(all|part)?")
                && (filter.kind.isEmpty() || is(Framework.Kind.values(), filter.kind))
                && (filter.status.isEmpty() || is(Framework.Status.values(), filter.status));
        return sound ? Optional.of(filter) : Optional.empty();
    }

    private static String value(Map<String, String> given, String name) {
        return given.getOrDefault(name, "").strip();
    }

    private static boolean is(Enum<?>[] values, String key) {
        return Arrays.stream(values).anyMatch(value -> key(value).equals(key));
    }

    /// How addresses and bundles write one of several.
    public static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public boolean test(Framework framework) {
        return (jurisdiction.isEmpty()
                        || framework.jurisdictions().stream()
                                .anyMatch(code -> code.equals(jurisdiction) || code.startsWith(jurisdiction + "-")))
                && (kind.isEmpty() || key(framework.kind()).equals(kind))
                && (status.isEmpty() || key(framework.status()).equals(status))
                && (topic.isEmpty()
                        || framework.provisions().stream()
                                .anyMatch(provision -> provision.topics().contains(topic)))
                && (force.isEmpty()
                        || framework.provisions().stream().anyMatch(Provision::binding) == force.equals("binding"))
                && (seen.isEmpty()
                        || (framework.verified() == framework.provisions().size()) == seen.equals("all"));
    }

    /// Whether anything is left out.
    public boolean narrows() {
        return !equals(NONE);
    }

    /// The address's query, with only what is chosen, always in the same order, after its question mark.
    public String query() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("jurisdiction", jurisdiction);
        parameters.put("kind", kind);
        parameters.put("status", status);
        parameters.put("topic", topic);
        parameters.put("force", force);
        parameters.put("seen", seen);
        var query = parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter -> parameter.getKey() + "=" + Links.encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }
}

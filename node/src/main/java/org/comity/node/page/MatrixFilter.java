package org.comity.node.page;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which rows and columns the matrix shows. It stands in the address.
///
/// @param frameworks which rows
/// @param group which columns; empty for all
public record MatrixFilter(FrameworkFilter frameworks, Optional<TopicGroup> group) {
    /// Reads the parameters of an address.
    ///
    /// @return empty if a value is none that there can be
    public static Optional<MatrixFilter> parse(Map<String, String> given) {
        var rows = new LinkedHashMap<>(given);
        var key = Optional.ofNullable(rows.remove("group")).orElse("").strip();
        var group = TopicGroup.parse(key);
        return FrameworkFilter.parse(rows)
                .filter(_ -> key.isEmpty() || group.isPresent())
                .map(filter -> new MatrixFilter(filter, group));
    }

    public List<TopicGroup> groups() {
        return group.map(List::of).orElse(List.of(TopicGroup.values()));
    }

    /// Ids of the columns.
    public List<String> topics() {
        return groups().stream().flatMap(each -> each.topics().stream()).toList();
    }

    public boolean narrows() {
        return frameworks.narrows() || group.isPresent();
    }

    /// The address's query, after its question mark; empty without one.
    public String query() {
        var own = group.map(each -> "group=" + each.key()).orElse("");
        return Arrays.stream(new String[] {frameworks.query().replaceFirst("^\\?", ""), own})
                .filter(part -> !part.isEmpty())
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("&"), query -> query.isEmpty() ? "" : "?" + query));
    }
}

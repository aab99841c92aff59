package org.comity.node.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which days a calendar shows.
///
/// @param year 0 for what is still to come
/// @param jurisdiction a code; empty for any
public record CalendarFilter(int year, String jurisdiction) {
    /// Reads the parameters of an address.
    ///
    /// @return empty if a value is none that there can be
    public static Optional<CalendarFilter> parse(Map<String, String> given) {
        var year = given.getOrDefault("year", "").strip();
        var jurisdiction = given.getOrDefault("jurisdiction", "").strip();
        return year.matches("([12][0-9]{3})?") && jurisdiction.matches("([A-Z0-9]{2,6}(-[A-Z0-9]{1,3})?)?")
                ? Optional.of(new CalendarFilter(year.isEmpty() ? 0 : Integer.parseInt(year), jurisdiction))
                : Optional.empty();
    }

    public CalendarFilter withYear(int other) {
        return new CalendarFilter(other, jurisdiction);
    }

    /// What of the choice holds for a feed, which has all years.
    public CalendarFilter ofAllYears() {
        return withYear(0);
    }

    /// The address's query after its question mark; empty without a choice.
    public String query() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("year", year == 0 ? "" : Integer.toString(year));
        parameters.put("jurisdiction", jurisdiction);
        var query = parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter -> parameter.getKey() + "=" + Links.encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }
}

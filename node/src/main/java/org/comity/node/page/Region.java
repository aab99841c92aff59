package org.comity.node.page;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.comity.check.pack.Framework;

/// Under which heading a long table has a framework. The order is that of the headings, and says nothing else.
public enum Region {
    INTERNATIONAL,
    AFRICA,
    AMERICAS,
    ASIA_PACIFIC,
    EUROPE;

    private static final Set<String> AMERICAN = Set.of("US", "CA", "BR");
    private static final Set<String> EUROPEAN = Set.of("EU", "GB");
    private static final Set<String> ABOVE_REGIONS = Set.of("UN", "G7", "G20", "OECD", "INTL", "COE");

    /// Of more than one region: international.
    public static Region of(Framework framework) {
        var regions =
                framework.jurisdictions().stream().map(Region::of).distinct().toList();
        return regions.size() == 1 ? regions.getFirst() : INTERNATIONAL;
    }

    private static Region of(String code) {
        var whole = List.of(code.split("-", -1)).getFirst();
        if (ABOVE_REGIONS.contains(whole)) {
            return INTERNATIONAL;
        }
        if (AMERICAN.contains(whole)) {
            return AMERICAS;
        }
        if (EUROPEAN.contains(whole)) {
            return EUROPE;
        }
        return whole.equals("AFU") ? AFRICA : ASIA_PACIFIC;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

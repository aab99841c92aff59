package org.comity.assembly.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives each attested member a place, in the order of attestation, so that votes are kept as one byte each.
///
/// Places never leave this package: their order says nothing. The map is asked for single members and never walked.
final class MemberIndex {
    static final MemberIndex EMPTY = new MemberIndex(List.of());

    private final List<MemberCode> codes;
    private final Map<MemberCode, Integer> places = new HashMap<>();

    private MemberIndex(List<MemberCode> codes) {
        this.codes = codes;
        for (int i = 0; i < codes.size(); i++) {
            places.put(codes.get(i), i);
        }
    }

    MemberIndex plus(MemberCode code) {
        var more = new ArrayList<>(codes);
        more.add(code);
        return new MemberIndex(List.copyOf(more));
    }

    /// Where the member stands, or -1.
    int of(MemberCode code) {
        return places.getOrDefault(code, -1);
    }

    int size() {
        return codes.size();
    }

    MemberCode at(int place) {
        return codes.get(place);
    }
}

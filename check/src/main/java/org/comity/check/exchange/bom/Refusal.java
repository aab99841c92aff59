package org.comity.check.exchange.bom;

import java.util.List;
import org.comity.check.Problem;
import org.comity.check.RefusedException;
import org.comity.check.exchange.json.Json;

/// A file that is none of those that are read.
final class Refusal {
    private Refusal() {}

    static RefusedException of(String file, int line, String message) {
        return new RefusedException(List.of(new Problem(file, line, message)));
    }

    static RefusedException of(Json at, String message) {
        var place = at.place();
        return of(place.file(), place.line(), (place.pointer().isEmpty() ? "" : place.pointer() + " ") + message);
    }
}

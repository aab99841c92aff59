package org.comity.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.comity.record.json.Json;

/// What a verification did, step by step, and what follows from it.
///
/// There are three ends, not two: a file that agrees with itself and whose keys nobody vouched for neither holds nor
/// fails.
final class Steps {
    private static final String HOLDS = "holds";
    private static final String FAILS = "does not hold";
    private static final String NOT_CHECKED = "not checked";

    private final List<Step> steps = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private Optional<String> meaning = Optional.empty();

    private record Step(String result, String what) {}

    void holds(String what) {
        steps.add(new Step(HOLDS, what));
    }

    void fails(String why) {
        steps.add(new Step(FAILS, why));
    }

    /// @param what in few words, for the last line
    /// @param why with a remedy, if there is one
    void notChecked(String what, String why) {
        steps.add(new Step(NOT_CHECKED, what + ": " + why));
        open.add(what);
    }

    /// Where the keys come from.
    void keys(String source) {
        steps.add(new Step("keys", source));
    }

    /// What it means if all holds, where that is not plain.
    void mean(String what) {
        meaning = Optional.of(what);
    }

    int exitCode() {
        return fail() ? ExitCode.DOES_NOT_VERIFY : open.isEmpty() ? ExitCode.OK : ExitCode.NOT_CHECKED;
    }

    private boolean fail() {
        return steps.stream().anyMatch(step -> step.result().equals(FAILS));
    }

    void say(Terminal terminal) {
        steps.forEach(step -> terminal.say(String.format("%-14s %s", step.result(), step.what())));
        if (fail()) {
            terminal.say("", "DOES NOT VERIFY");
        } else if (open.isEmpty()) {
            terminal.say("", "HOLDS" + meaning.map(what -> ": " + what).orElse(""));
        } else {
            terminal.say("", "AGREES WITH ITSELF; not checked: " + String.join(", ", open));
        }
    }

    Json json(String file) {
        return Json.object(
                Json.member("file", Json.of(file)),
                Json.member("holds", fail() ? Json.of(false) : open.isEmpty() ? Json.of(true) : new Json.Null()),
                Json.member(
                        "steps",
                        steps.stream()
                                .map(step -> Json.object(
                                        Json.member("result", Json.of(step.result())),
                                        Json.member("what", Json.of(step.what()))))
                                .collect(Collectors.collectingAndThen(Collectors.toList(), Json::array))));
    }
}

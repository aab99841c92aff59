package org.comity.cli;

import java.util.List;
import org.comity.check.dossier.AboutField;
import org.comity.check.exchange.bom.Imported;
import org.comity.check.exchange.bom.Imports;
import org.comity.check.exchange.bom.Reading;
import org.comity.check.exchange.bom.Starter;
import org.comity.record.json.Json;

/// What was read from bills of materials and cards, for scripts.
final class ImportsJson {
    private ImportsJson() {}

    static Json of(Imports imports) {
        return Json.object(
                Json.member(
                        "files",
                        Json.array(
                                imports.files().stream().map(ImportsJson::file).toList())),
                Json.member(
                        "conflicts",
                        Json.array(imports.conflicts().stream()
                                .map(conflict -> Json.object(
                                        Json.member("of", Json.of(conflict.of())),
                                        Json.member(
                                                "sides",
                                                Json.array(conflict.sides().stream()
                                                        .map(ImportsJson::reading)
                                                        .toList()))))
                                .toList())));
    }

    private static Json file(Imported file) {
        return Json.object(
                Json.member("file", Json.of(file.file())),
                Json.member("form", Json.of(file.formAndVersion())),
                Json.member("subject", Json.of(file.subject())),
                Json.member(
                        "readings",
                        Json.array(file.readings().stream()
                                .map(ImportsJson::reading)
                                .toList())),
                Json.member(
                        "unread",
                        Json.array(file.unread().keySet().stream()
                                .map(pointer -> Json.of(pointer))
                                .toList())));
    }

    private static Json reading(Reading reading) {
        var words = Json.member("words", Json.of(reading.words()));
        var line = Json.member("line", Json.of(reading.place().line()));
        var pointer = Json.member("pointer", Json.of(reading.place().pointer()));
        var file = Json.member("file", Json.of(reading.place().file()));
        return switch (reading) {
            case Reading.Fact fact ->
                Json.object(
                        Json.member("kind", Json.of("fact")),
                        Json.member("fact", Json.of(fact.fact())),
                        Json.member("value", Json.of(Starter.written(fact.value()))),
                        Json.member("because", Json.of(fact.because())),
                        words,
                        file,
                        line,
                        pointer);
            case Reading.Said said ->
                Json.object(
                        Json.member("kind", Json.of(said.bearsOn().isEmpty() ? "not-a-fact" : "beside")),
                        Json.member("what", Json.of(said.what())),
                        Json.member(
                                "about",
                                Json.of(said.field().map(AboutField::key).orElse(""))),
                        Json.member("bears_on", texts(said.bearsOn())),
                        words,
                        file,
                        line,
                        pointer);
            case Reading.Placeholder unknown ->
                Json.object(
                        Json.member("kind", Json.of("unknown")),
                        Json.member("what", Json.of(unknown.what())),
                        words,
                        file,
                        line,
                        pointer);
            case Reading.Oddity odd ->
                Json.object(
                        Json.member("kind", Json.of("odd")),
                        Json.member("remedy", Json.of(odd.remedy())),
                        words,
                        file,
                        line,
                        pointer);
        };
    }

    private static Json texts(List<String> texts) {
        return Json.array(texts.stream().map(text -> Json.of(text)).toList());
    }
}

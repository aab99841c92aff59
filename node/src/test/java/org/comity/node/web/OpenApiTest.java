package org.comity.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.comity.record.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What `openapi.json` says is so, and all that is so stands in it.
@ExtendWith(Served.Once.class)
final class OpenApiTest {
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    private final Served served;
    private final Json.Members document;
    private final Schema schema;

    OpenApiTest(Served served) {
        this.served = served;
        this.document = served.get("/api/openapi.json").json();
        this.schema = new Schema(document);
    }

    /// One documented address.
    ///
    /// @param path with its variables in braces
    /// @param get what is said of it
    private record Operation(String path, Json.Members get) {
        String id() {
            return ((Json.Text) get.get("operationId").orElseThrow()).value();
        }
    }

    /// Those with something to answer here: no log of the small archive signed two histories.
    private List<Operation> answered() {
        return operations().stream()
                .filter(operation -> !operation.id().equals("forkEvidence"))
                .toList();
    }

    private List<Operation> operations() {
        return member(document, "paths").members().entrySet().stream()
                .map(path -> {
                    var item = (Json.Members) path.getValue();
                    assertThat(item.members().keySet()).as(path.getKey()).containsExactly("get");
                    return new Operation(path.getKey(), member(item, "get"));
                })
                .toList();
    }

    @Test
    void everyRouteIsDocumented_andNothingElseIs() {
        var routes = new Routes(served.site())
                .all().stream()
                        .map(route -> route.path().replaceAll("\\{\\*?([a-z]+)(:[^}]*)?}", "{$1}"))
                        .toList();
        assertThat(operations()).extracting(Operation::path).containsExactlyInAnyOrderElementsOf(routes);
        assertThat(operations()).extracting(Operation::id).doesNotHaveDuplicates();
    }

    @Test
    void everyVariableOfAPath_isAParameterOfIt() {
        for (var operation : operations()) {
            var variables = VARIABLE.matcher(operation.path())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(parameters(operation, "path"))
                    .as(operation.path())
                    .extracting(OpenApiTest::name)
                    .containsExactlyInAnyOrderElementsOf(variables);
        }
    }

    @Test
    void everyAddress_answersWithADocumentedStatusAndType() {
        for (var operation : answered()) {
            var address = address(operation, Map.of());
            for (var accept : List.of("text/html", "application/json", "*/*")) {
                var answer = served.get(address, "Accept", accept);
                var said = response(operation, Integer.toString(answer.status()));
                assertThat(answer.status()).as(address).isLessThan(400);
                assertThat(said).as(address + " answers " + answer.status()).isPresent();
                assertHeaders(answer, said.get(), address);
                if (answer.status() == 200) {
                    assertThat(types(said.get())).as(address).contains(essence(answer.type()));
                }
            }
        }
    }

    @Test
    void everyDocumentedType_isGivenToWhoeverAsksForIt() {
        for (var operation : answered()) {
            var address = address(operation, Map.of());
            for (var type : response(operation, "200").map(OpenApiTest::types).orElse(List.of())) {
                var asked = operation.id().equals("asset") ? address(operation, Map.of("name", asset(type))) : address;
                assertThat(essence(served.get(asked, "Accept", type).type()))
                        .as(asked)
                        .isEqualTo(type);
            }
        }
    }

    private static String asset(String type) {
        return switch (type) {
            case "text/css" -> "css/comity.css";
            case "text/javascript" -> "js/receipt.js";
            case "text/plain" -> "fonts/OFL.txt";
            case "image/svg+xml" -> "icons.svg";
            case "font/woff2" -> "fonts/stix-two-text-latin.woff2";
            default -> throw new AssertionError("no asset of the type " + type);
        };
    }

    @Test
    void everyAnswerInJson_hasTheDocumentedMembersAndNoOthers() {
        int compared = 0;
        for (var operation : answered()) {
            var content = response(operation, "200")
                    .flatMap(response -> member(response, "content").get("application/json"));
            if (content.isPresent()) {
                for (var address : severalAddresses(operation)) {
                    var answer = served.get(address, "Accept", "application/json");
                    assertThat(schema.misfits(member((Json.Members) content.get(), "schema"), answer.json(), "$"))
                            .as(address)
                            .isEmpty();
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(25);
    }

    /// The documented example, and whatever has another shape.
    private List<String> severalAddresses(Operation operation) {
        var addresses = new ArrayList<>(List.of(address(operation, Map.of())));
        switch (operation.id()) {
            case "decision", "decisionJson" ->
                Stream.of("4801", Integer.toString(TwoSessions.HOSTILE))
                        .forEach(id -> addresses.add(address(operation, Map.of("id", id))));
            case "act", "entry" -> {
                for (int index : List.of(0, 1, 2, 203, 322)) {
                    addresses.add(address(operation, Map.of("index", Integer.toString(index))));
                }
                addresses.add(address(operation, Map.of("party", "keeper", "index", "0")));
            }
            case "decisions", "decisionsJson" -> {
                addresses.add(address(operation, Map.of()) + "?page=2");
                addresses.add(address(operation, Map.of()) + "?text=nothing+is+called+so");
            }
            case "framework", "frameworkJson" ->
                Stream.of("eu-ai-act", "br-pl-2338", "gb-ai-principles", "us-co-sb24-205")
                        .forEach(id -> addresses.add(address(operation, Map.of("framework", id))));
            case "provision", "provisionJson" -> {
                addresses.add(address(operation, Map.of("framework", "eu-ai-act", "provision", "art-21")));
                addresses.add(address(operation, Map.of("framework", "cn-dsl", "provision", "art-36")));
                addresses.add(address(operation, Map.of("framework", "eu-ai-act", "provision", "art-27")));
            }
            case "frameworks", "frameworksJson" -> addresses.add(address(operation, Map.of()) + "?jurisdiction=ZZ");
            case "search", "searchJson" -> {
                addresses.add(address(operation, Map.of()) + "?q=risk&page=2");
                addresses.add(address(operation, Map.of()) + "?q=whisleblowing");
                addresses.add(address(operation, Map.of()) + "?q=%E6%A0%87%E8%AF%86%E5%8A%9E%E6%B3%95");
            }
            case "calendar", "calendarJson" -> addresses.add(address(operation, Map.of()) + "?year=2027");
            case "member", "memberJson" -> addresses.add(address(operation, Map.of("code", "CHN")));
            default -> {
                // the example alone
            }
        }
        return addresses;
    }

    @Test
    void everyDocumentedProblem_comesAndIsAsDocumented() {
        for (var operation : operations()) {
            for (var status : List.of("400", "404")) {
                var said = response(operation, status);
                var provoking = provoking(operation, status);
                assertThat(said.isPresent())
                        .as(operation.path() + " documents " + status)
                        .isEqualTo(!provoking.isEmpty());
                for (var address : provoking) {
                    var answer = served.get(address);
                    assertThat(answer.status()).as(address).isEqualTo(Integer.parseInt(status));
                    assertProblem(answer, said.orElseThrow(), address);
                }
            }
            var address = address(operation, Map.of());
            assertProblem(
                    served.ask("POST", address), response(operation, "default").orElseThrow(), address);
        }
    }

    private void assertProblem(Answer answer, Json.Members response, String what) {
        assertThat(types(response)).as(what).contains(answer.type());
        var content = member(member(response, "content"), answer.type());
        assertThat(schema.misfits(member(content, "schema"), answer.json(), "$"))
                .as(what)
                .isEmpty();
    }

    /// Addresses that must be answered with this status: one for each way of being wrong.
    private List<String> provoking(Operation operation, String status) {
        return status.equals("404") ? missing(operation) : impossible(operation);
    }

    private List<String> missing(Operation operation) {
        var strangers = Map.ofEntries(
                Map.entry("body", "nobody"),
                Map.entry("party", "nobody"),
                Map.entry("code", "XXX"),
                Map.entry("index", "999999"),
                Map.entry("tile", "7/000"),
                Map.entry("log", "0".repeat(64)),
                Map.entry("name", "nothing.css"),
                Map.entry("framework", "nowhere"),
                Map.entry("provision", "art-0"),
                Map.entry("topic", "weather"),
                Map.entry("kind", "hearsay"),
                Map.entry("example", "nothing"));
        var missing = new ArrayList<String>();
        for (var parameter : parameters(operation, "path")) {
            var name = name(parameter);
            if (name.equals("id")) {
                var stranger = operation.path().startsWith("/act/") ? "0".repeat(64) : "999";
                missing.add(address(operation, Map.of(name, stranger)));
            } else if (strangers.containsKey(name)) {
                missing.add(address(operation, Map.of(name, strangers.get(name))));
            }
        }
        return missing;
    }

    private List<String> impossible(Operation operation) {
        var impossible = new ArrayList<String>();
        for (var parameter : parameters(operation, "query")) {
            var allowed = member(parameter, "schema");
            if (allowed.get("enum").isPresent() || allowed.get("pattern").isPresent()) {
                impossible.add(with(address(operation, Map.of()), name(parameter), "?!"));
            } else if (allowed.get("maxLength").orElse(null) instanceof Json.Whole(long most)) {
                impossible.add(with(address(operation, Map.of()), name(parameter), "a".repeat((int) most + 1)));
            }
        }
        var elsewhere = Map.of("index", "007", "tile", "0/0");
        for (var parameter : parameters(operation, "path")) {
            if (elsewhere.containsKey(name(parameter))) {
                impossible.add(address(operation, Map.of(name(parameter), elsewhere.get(name(parameter)))));
            } else if (operation.path().equals("/act/{id}")) {
                impossible.add(address(operation, Map.of("id", "abc")));
            }
        }
        return impossible;
    }

    @Test
    void everyDocumentedValueOfAParameter_isTaken() {
        for (var operation : operations()) {
            var address = address(operation, Map.of());
            for (var parameter : parameters(operation, "query")) {
                for (var value : values(parameter)) {
                    assertThat(served.get(with(address, name(parameter), value)).status())
                            .as(address + " " + name(parameter) + "=" + value)
                            .isEqualTo(operation.id().equals("chooseMember") ? 303 : 200);
                }
            }
        }
    }

    private static List<String> values(Json.Members parameter) {
        if (member(parameter, "schema").get("enum").orElse(null) instanceof Json.Items(var values)) {
            return values.stream().map(OpenApiTest::text).toList();
        }
        return switch (name(parameter)) {
            case "text" -> List.of("China", "a".repeat(200), "");
            case "year" -> List.of("1970", "2007");
            case "member" -> List.of("FRA");
            case "page" -> List.of("1");
            case "q" -> List.of("deepfakes", "标识办法", "(", "a".repeat(120), "");
            case "jurisdiction" -> List.of("EU", "US-CA", "G20");
            case "topic" -> List.of("minors-protection");
            case "a", "b", "c", "d" -> List.of("eu-gdpr");
            default -> throw new AssertionError("no value for " + name(parameter));
        };
    }

    @Test
    void unchanged_isDocumentedWhereItIsAnswered() {
        for (var operation : answered()) {
            var address = address(operation, Map.of());
            var first = served.get(address);
            assertThat(response(operation, "304").isPresent()).as(address).isEqualTo(first.status() == 200);
        }
    }

    /// The address with its documented examples, or with others.
    private String address(Operation operation, Map<String, String> others) {
        var values = new LinkedHashMap<String, String>();
        for (var parameter : parameters(operation, "path")) {
            parameter.get("example").ifPresent(example -> values.put(name(parameter), text(example)));
        }
        // What no document can foresee.
        values.putIfAbsent("id", served.body().view().orElseThrow().body().id().toString());
        values.putIfAbsent("digest", served.site().assets().address().substring("/assets/".length()));
        values.putAll(others);
        var address = VARIABLE.matcher(operation.path()).replaceAll(found -> values.get(found.group(1)));
        for (var parameter : parameters(operation, "query")) {
            if (parameter.get("required").orElse(null) instanceof Json.Truth(boolean required) && required) {
                address = with(
                        address, name(parameter), text(parameter.get("example").orElseThrow()));
            }
        }
        return address;
    }

    private static String with(String address, String name, String value) {
        return address + (address.contains("?") ? "&" : "?") + name + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private List<Json.Members> parameters(Operation operation, String in) {
        return operation.get().get("parameters").stream()
                .flatMap(all -> ((Json.Items) all).items().stream())
                .map(parameter -> schema.resolved((Json.Members) parameter))
                .filter(parameter -> text(parameter.get("in").orElseThrow()).equals(in))
                .toList();
    }

    private Optional<Json.Members> response(Operation operation, String status) {
        return member(operation.get(), "responses").get(status).map(found -> schema.resolved((Json.Members) found));
    }

    private static void assertHeaders(Answer answer, Json.Members response, String what) {
        response.get("headers")
                .ifPresent(headers -> ((Json.Members) headers)
                        .members()
                        .keySet()
                        .forEach(name -> assertThat(answer.header(name))
                                .as(what + " " + name)
                                .isNotEmpty()));
    }

    private static List<String> types(Json.Members response) {
        return List.copyOf(member(response, "content").members().keySet());
    }

    /// The media type without its parameters.
    private static String essence(String type) {
        return type.replaceFirst(";.*", "");
    }

    private static String name(Json.Members parameter) {
        return text(parameter.get("name").orElseThrow());
    }

    private static Json.Members member(Json.Members object, String name) {
        return (Json.Members) object.get(name).orElseThrow(() -> new AssertionError("no " + name));
    }

    private static String text(Json text) {
        return ((Json.Text) text).value();
    }
}

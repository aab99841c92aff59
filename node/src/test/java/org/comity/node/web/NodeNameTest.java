package org.comity.node.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Served.Once.class)
final class NodeNameTest {
    private final Served served;

    NodeNameTest(Served served) {
        this.served = served;
    }

    @Test
    void name_standsAboveAndBelowEveryPageAndInTheRecord() throws Exception {
        var site = served.site().withName(NodeName.parse("<i>Bücherei & Co"));
        try (var server = WebServer.start(new WebServer.Address("127.0.0.1", 0, Optional.empty()), site)) {
            var shown = "<bdi>&lt;i&gt;Bücherei &amp; Co</bdi>";
            for (var path : List.of("/", "/ar/about", "/body/unga.archive", "/nothing")) {
                var page = ask(server, path, "text/html").body();
                assertThat(page)
                        .as(path)
                        .contains("<small>" + shown + "</small>")
                        .doesNotContain("<i>B");
                assertThat(page.split(shown, -1)).as(path).hasSize(3);
            }
            assertThat(ask(server, "/record", "text/html").body().split(shown, -1))
                    .hasSize(4);
            var twin = ask(server, "/record", "application/json").json().object("node", "the record");
            assertThat(twin.text("name", "the node")).isEqualTo("<i>Bücherei & Co");
            assertThat(twin.text("address", "the node")).isEqualTo("http://node.example/");
        }
    }

    private static Answer ask(WebServer server, String path, String accept) {
        return Answer.parse(Served.raw(
                server,
                "GET " + path + " HTTP/1.1\r\nHost: node.example\r\nConnection: close\r\nAccept: " + accept
                        + "\r\n\r\n"));
    }

    @Test
    void nodeWithoutAName_saysNothingOfIt() throws Exception {
        assertThat(served.page("/record").body()).doesNotContain("<small>").doesNotContain("Node: ");
        assertThat(served.get("/record", "Accept", "application/json")
                        .json()
                        .object("node", "the record")
                        .members())
                .containsOnlyKeys("address", "software")
                .containsEntry("software", Json.of("Comity test"));
    }

    @Test
    void name_isOfSixtyCharactersAtMost() throws Exception {
        assertThat(NodeName.parse("\uD83D\uDD4A".repeat(60)).text()).hasSize(120);
        assertThatThrownBy(() -> NodeName.parse("x".repeat(61)))
                .isInstanceOf(MalformedException.class)
                .hasMessage("the name has 61 characters; it may have 60");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " x",
                "x\u00a0 ",
                "a\nb",
                "a\u0000b",
                "a\u001b[31mb",
                "a\u2028b",
                "a\u202eb",
                "a\u2066b",
                "a\ufeffb",
                "a\ud800b",
                "a\ue000b",
                "a\uffffb"
            })
    void nameThatNoLineCouldShow_isRefused(String text) {
        assertThatThrownBy(() -> NodeName.parse(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void joiners_areOfTheSpellingOfSomeLanguages() throws Exception {
        assertThat(NodeName.parse("کتابخانه\u200cها").text()).contains("\u200c");
    }
}

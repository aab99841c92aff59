package org.comity.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// No spelling of an address reaches a file that the node does not mean to show.
@ExtendWith(Served.Once.class)
final class TraversalTest {
    private static final List<String> UP = List.of(
            "../",
            "..%2f",
            "%2e%2e/",
            "%2e%2e%2f",
            ".%2E/",
            "..%5c",
            "..\\",
            "%252e%252e%252f",
            "%252e%252e/",
            "..;/",
            "..;x=y/",
            "..%00/",
            "..%0d%0a/",
            "%c0%ae%c0%ae/",
            "%u002e%u002e/",
            "..%ef%bc%8f",
            "....//",
            "/../",
            "./../");

    private final Served served;

    TraversalTest(Served served) {
        this.served = served;
    }

    @Test
    void noSpelling_leavesThePlaceOfAnAddress() throws Exception {
        var secret = served.node().folder().path().resolve("keys/unga.archive.json");
        assertThat(Files.readString(secret)).as("what must never be seen").contains("comity.node-keys/v0");
        var assets = served.site().assets().address();
        for (var below : List.of(
                "/",
                "/body/",
                "/act/unga.archive/",
                "/log/unga.archive/importer/tile/",
                "/log/unga.archive/importer/",
                "/log/unga.archive/",
                "/log/",
                assets + "/",
                assets + "/css/")) {
            for (var target : targets(below)) {
                var answer = served.rawGet(target);
                assertThat(answer.status()).as(target).isIn(400, 404);
                answer.assertProblem(answer.status(), target);
                assertThat(answer.body())
                        .as(target)
                        .doesNotContain("node-keys")
                        .doesNotContain("comity segment")
                        .doesNotContain("root:");
            }
        }
    }

    private static List<String> targets(String below) {
        var targets = new ArrayList<String>();
        for (var up : UP) {
            for (int times : List.of(1, 4)) {
                Stream.of("keys/unga.archive.json", "etc/passwd")
                        .map(file -> below + up.repeat(times) + file)
                        .forEach(targets::add);
            }
        }
        return targets;
    }

    @Test
    void filesBesideWhatALogServes_areNotServed() {
        for (var name : List.of("segment", "last-signed", "lock", "checkpoint.new", "tile", ".", "..", "")) {
            var target = "/log/unga.archive/importer/" + name;
            assertThat(served.rawGet(target).status()).as(target).isIn(400, 404);
        }
    }

    @Test
    void otherSpellingsOfWhatIsThere_giveTheSameAndNothingElse() {
        var css = served.site().assets().address() + "/css/comity.css";
        for (var target :
                List.of(css.replace("css/c", "css/./c"), css.replace("css/c", "css//c"), css + "/", css + "/.")) {
            assertThat(served.rawGet(target).status()).as(target).isEqualTo(404);
        }
        assertThat(served.rawGet(css.replace("comity", "%63omity")).body())
                .isEqualTo(served.get(css).body());
    }

    @Test
    void absurdlyLong_isRefused() throws Exception {
        var tile = "/log/unga.archive/importer/tile/";
        served.rawGet(tile + "x000/".repeat(2_000)).assertProblem(400, "a long tile");
        served.rawGet(tile + "0/" + "x000/".repeat(500) + "000").assertProblem(400, "a long tile");
        served.rawGet("/assets/" + "a/".repeat(4_000)).assertProblem(404, "a long asset");
        served.rawGet("/" + "../".repeat(4_000)).assertProblem(400, "a long climb");
        served.rawGet("/" + "a".repeat(20_000)).assertProblem(400, "longer than a request may be");
    }
}

package org.comity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comity.node.DataFolder;
import org.comity.node.Node;
import org.comity.node.web.Site;
import org.comity.node.web.WebServer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// An archive of three roll calls of twelve members, imported by the command, and what its node served. Made once for
/// all tests, which only read it.
record SmallArchive(Path folder) implements AutoCloseable {
    static final List<String> MEMBERS =
            List.of("AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH", "III", "JJJ", "KKK", "LLL");

    private static final Map<String, String> SERVED = Map.of(
            "trust.json", "body/unga.archive/trust.json",
            "7.tlog-proof", "body/unga.archive/decisions/7.tlog-proof",
            "7.csv", "body/unga.archive/decisions/7.csv",
            "checkpoint", "log/unga.archive/importer/checkpoint",
            "keeper-checkpoint", "log/unga.archive/keeper/checkpoint");

    /// Hands the one archive to every test that asks for it.
    static final class Extension implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType().equals(SmallArchive.class);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(ExtensionContext.Namespace.create(SmallArchive.class))
                    .computeIfAbsent(SmallArchive.class, _ -> make(), SmallArchive.class);
        }
    }

    private static SmallArchive make() {
        try {
            var archive = new SmallArchive(Files.createTempDirectory("comity-archive"));
            archive.importAndServe();
            return archive;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void importAndServe() throws Exception {
        writeTables(folder);
        assertThat(Session.run(importArguments(folder, data())).exitCode()).isZero();
        try (var node = Node.open(new DataFolder(data()), InstantSource.system(), new SecureRandom());
                var server = WebServer.start(
                        new WebServer.Address("127.0.0.1", 0, Optional.empty()), Site.load(node, "test"));
                var client = HttpClient.newHttpClient()) {
            for (var served : SERVED.entrySet()) {
                fetch(client, server.address().resolve(served.getValue()), folder.resolve(served.getKey()));
            }
        }
    }

    private static void fetch(HttpClient client, URI address, Path file) throws Exception {
        client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofFile(file));
    }

    Path data() {
        return folder.resolve("data");
    }

    /// A file that the node served.
    Path file(String name) {
        return folder.resolve(name);
    }

    static String[] importArguments(Path tables, Path data) {
        return new String[] {
            "import", "unga",
            "--data", data.toString(),
            "--members", tables.resolve("members.csv").toString(),
            "--roll-calls", tables.resolve("roll_calls.csv").toString(),
            "--votes", tables.resolve("votes.csv").toString(),
            "--cases", tables.resolve("cases.csv").toString()
        };
    }

    static void writeTables(Path folder) throws IOException {
        var members = new StringBuilder("member,name,first_session,last_session\n");
        MEMBERS.forEach(member ->
                members.append(member).append(",Land ").append(member.charAt(0)).append(",1,69\n"));
        Files.writeString(folder.resolve("members.csv"), members);
        Files.writeString(folder.resolve("roll_calls.csv"), """
                rcid,session,date,date_precision,unres,amendment,paragraph,official_yes,official_no,official_abstain,short,description,issues
                7,2,1947-11-29,day,R/2/181,0,0,7,5,0,FISHERIES,To adopt the report on fisheries,
                8,2,1947-11-30,day,R/2/182,0,0,11,1,1,HARBOURS,To adopt the report on harbours,ec
                9,2,1947-12-01,month,,1,0,3,8,1,CANALS,To adopt the report on canals,
                """);
        var votes = new StringBuilder("rcid,member,vote\n");
        add(votes, 7, "YYYYYYYNNNNN");
        add(votes, 8, "YYYYYYYYYYNA");
        add(votes, 9, "YYYNNNNNNNNX");
        Files.writeString(folder.resolve("votes.csv"), votes);
        Files.writeString(folder.resolve("cases.csv"), """
                governed_rcid,threshold,evidence
                7,two_thirds,The President ruled so
                """);
    }

    private static void add(StringBuilder rows, int rollCall, String votes) {
        for (int i = 0; i < MEMBERS.size(); i++) {
            rows.append(rollCall)
                    .append(',')
                    .append(MEMBERS.get(i))
                    .append(',')
                    .append(votes.charAt(i))
                    .append('\n');
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }
}

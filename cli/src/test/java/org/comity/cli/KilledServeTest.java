package org.comity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.comity.node.DataFolder;
import org.comity.node.Node;
import org.comity.node.archive.UngaImport;
import org.comity.record.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real node that is killed while it builds its archive, while it puts it into place, and while it serves.
/// `-Dcomity.kills=200` kills as often.
class KilledServeTest {
    private static final int KILLS = Integer.getInteger("comity.kills", 3);

    private static final int ROLL_CALLS = 600;

    /// How large the segment becomes, about.
    private static final int SEGMENT_BYTES = 1_000_000;

    @TempDir
    private Path folder = Path.of("");

    private ServeProcess serving = new ServeProcess(folder, ROLL_CALLS);
    private final SplittableRandom random = new SplittableRandom(20_261_128);

    private enum Moment {
        BUILDING,
        PUTTING_INTO_PLACE,
        SERVING
    }

    @BeforeEach
    void writeTheRecord() throws IOException {
        serving = new ServeProcess(folder, ROLL_CALLS);
        serving.writeTheRecord();
    }

    @Test
    void nodeKilledAtAnyInstant_startsAgainWithTheWholeArchiveOrBuildsItAnew() throws Exception {
        var found = new EnumMap<Moment, Integer>(Moment.class);
        for (int round = 0; round < KILLS; round++) {
            var moment = Moment.values()[round % 3];
            var data = folder.resolve("data-" + round);
            var process = serving.start(data);
            byte[] checkpoint;
            try {
                checkpoint = awaitThe(moment, process, data);
            } finally {
                process.toHandle().destroyForcibly();
                process.waitFor();
            }
            if (openAndVerify(data, checkpoint)) {
                found.merge(moment, 1, Integer::sum);
            }
        }
        System.getLogger(KilledServeTest.class.getName())
                .log(
                        Level.INFO,
                        "{0} kills; the archive was whole after those while {1}, else built anew",
                        KILLS,
                        found);
        assertThat(found).containsEntry(Moment.SERVING, KILLS / 3).doesNotContainKey(Moment.BUILDING);
    }

    /// @return the checkpoint that the node served, or nothing
    private byte[] awaitThe(Moment moment, Process process, Path data) throws Exception {
        switch (moment) {
            case BUILDING -> {
                int size = random.nextInt(SEGMENT_BYTES / 2);
                var segment = data.resolve("building/logs/unga.archive/importer/segment");
                while (size(segment) <= size && !process.waitFor(1, TimeUnit.MILLISECONDS)) {
                    Thread.onSpinWait();
                }
            }
            case PUTTING_INTO_PLACE -> {
                var key = data.resolve("keys/unga.archive.json");
                while (size(key) == 0 && process.isAlive()) {
                    Thread.onSpinWait();
                }
                long end = System.nanoTime() + random.nextInt(3_000_000);
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            }
            case SERVING -> {
                var line = process.inputReader().readLine();
                var address = ((Json.Members) Json.parseStrict(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .text("address", "the answer");
                return get(URI.create(address).resolve("log/unga.archive/importer/checkpoint"));
            }
        }
        assertThat(process.isAlive()).isTrue();
        return new byte[0];
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException _) {
            return 0;
        }
    }

    private static byte[] get(URI address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        }
    }

    /// Whether the archive is there, and then whole; otherwise it is built now.
    private boolean openAndVerify(Path data, byte[] served) throws Exception {
        boolean isWhole;
        try (var node = Node.open(new DataFolder(data), InstantSource.system(), new SecureRandom())) {
            assertThat(data.resolve("building")).doesNotExist();
            var body = node.body(UngaImport.BODY);
            isWhole = body.isPresent();
            assertThat(isWhole || served.length == 0).isTrue();
            if (served.length > 0) {
                assertThat(body.orElseThrow().log(UngaImport.BODY + "/importer").checkpoint())
                        .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(served));
            }
            var result = UngaImport.read(serving.unga()).into(node, (_, _) -> {});
            assertThat(result)
                    .isEqualTo(
                            isWhole
                                    ? new UngaImport.Result(0, serving.acts())
                                    : new UngaImport.Result(serving.acts(), 0));
        }
        assertThat(Session.run("audit", data.toString()).exitCode()).isEqualTo(ExitCode.OK);
        return isWhole;
    }
}

package org.comity.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A server process, from the moment at which it was started.
final class Served implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final double TICKS_PER_SECOND = 100; // USER_HZ of Linux

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Process process;
    private final URI page;
    private final Path output;

    private Served(Process process, URI page, Path output) {
        this.process = process;
        this.page = page;
        this.output = output;
    }

    /// Until the first whole page: seconds by the wall, seconds of CPU, and what it then holds in memory.
    record Start(double seconds, double cpuSeconds, double rssMebibytes) {}

    /// Starts a process; every `{port}` in its command becomes a free port.
    static Served start(Path folder, List<String> command) throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var words = new ArrayList<String>();
        command.forEach(word -> words.add(word.replace("{port}", Integer.toString(port))));
        var output = Files.createTempFile("served", ".log");
        var builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        return new Served(builder.start(), URI.create("http://127.0.0.1:" + port + "/"), output);
    }

    /// Waits for the first page. The clock starts here, right behind [#start].
    Start firstPage() throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - start > LONGEST_START.toNanos()) {
                throw new IOException("no page at " + page + "; it said:\n" + Files.readString(output));
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Start(seconds, cpuSeconds(), rssMebibytes());
    }

    /// Asks for the page, again and again, as whoever trains a cache does.
    void ask(int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            answers();
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            var request =
                    HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(30)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not there yet
        }
    }

    private double cpuSeconds() throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        // The name in parentheses may hold spaces; utime and stime are the 14th and 15th field of all.
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    private double rssMebibytes() throws IOException {
        var status = RSS.matcher(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
        if (!status.find()) {
            throw new IOException("no VmRSS for process " + process.pid());
        }
        return Long.parseLong(status.group(1)) / 1024.0;
    }

    /// Stops it as an operator would, and waits.
    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().completeOnTimeout(process, 60, TimeUnit.SECONDS).join();
        process.destroyForcibly().onExit().join();
        client.close();
        Files.delete(output);
    }
}

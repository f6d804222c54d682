package org.tonemark.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tonemark.verify.HashAnalyzer;

/** Runs command lines in this process, with their streams and environment in hand. */
public final class TestHost {
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private byte[] in = new byte[0];
    private boolean terminal;

    public TestHost(Path directory) {
        this.directory = directory;
    }

    /** What a command line did. */
    public record Result(int code, String out, String err) {
        public List<String> outLines() {
            return out.lines().toList();
        }
    }

    public TestHost with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public TestHost input(String text) {
        in = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    public TestHost onTerminal() {
        terminal = true;
        return this;
    }

    /** Runs with scores that are a function of the bytes. */
    public Result run(String... args) {
        return run((host, model) -> new HashAnalyzer(), args);
    }

    /** Runs with the models of the repository. */
    public Result runShipped(String... args) {
        return run(new ShippedModels(), args);
    }

    /** Runs with another way to find models. */
    public Result run(Analyzers analyzers, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Host host = new Host(
                new ByteArrayInputStream(in),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                directory,
                Path.of(System.getProperty("tonemark.root")),
                terminal,
                Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC));
        int code = Tonemark.run(host, analyzers, args);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}

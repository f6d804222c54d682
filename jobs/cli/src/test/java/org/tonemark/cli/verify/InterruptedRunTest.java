package org.tonemark.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.SlowProgram;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;

/** Real processes, really killed. */
class InterruptedRunTest {
    private static final int TRACKS = 250;

    @TempDir
    Path folder;

    @BeforeEach
    void music() throws IOException {
        Files.createDirectory(folder.resolve("music"));
        for (int i = 0; i < TRACKS; i++) {
            Files.writeString(folder.resolve("music/%03d.mp3".formatted(i)), "track " + i);
        }
    }

    @Test
    void shouldGoOnWhereAKilledRunStopped() throws Exception {
        Process killed = start();
        awaitChunk(killed);
        killed.destroyForcibly().waitFor();
        assertThat(runStates()).containsExactly("running");
        assertFinishes("from the log");
        assertThat(messages()).contains("Recovered ");
    }

    @Test
    void shouldSaveAllAndExitWith130OnSigint() throws Exception {
        Process interrupted = start();
        awaitChunk(interrupted);
        new ProcessBuilder("kill", "-INT", Long.toString(interrupted.pid()))
                .start()
                .waitFor();
        assertThat(interrupted.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(interrupted.exitValue()).as(messages()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(messages())
                .contains("Interrupted after ", "Run the same command to go on.")
                .doesNotContain("bug");
        assertThat(runStates()).containsExactly("interrupted");
        assertFinishes("from the log");
    }

    private void assertFinishes(String message) throws Exception {
        Process second = start();
        assertThat(second.waitFor()).as(messages()).isEqualTo(ExitCode.OK);
        assertThat(messages()).contains(message);
        List<String> lines = Files.readAllLines(folder.resolve("out.jsonl"));
        assertThat(lines.stream().map(VerdictJson::read).map(Verdict::input))
                .hasSize(TRACKS)
                .isSorted();
        assertThat(new HashSet<>(lines)).hasSize(TRACKS);
        try (Stream<Path> open = Files.list(folder.resolve("out/verdicts"))) {
            assertThat(open.filter(Files::isDirectory))
                    .allMatch(run -> run.getFileName().toString().startsWith("run="));
        }
    }

    private Process start() throws IOException {
        // a shell's background job ignores SIGINT, and so would what it starts
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin/java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SlowProgram.class.getName()));
        command.addAll(List.of("verify", "music", "--out", "out", "--json", "--master", "local[2]"));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.jsonl").toFile())
                .redirectError(folder.resolve("messages.txt").toFile())
                .start();
    }

    /** Waits until some verdicts are safe, and not all. */
    private void awaitChunk(Process process) throws Exception {
        while (process.isAlive()) {
            try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
                if (files.anyMatch(f -> f.getFileName().toString().startsWith("part-"))) {
                    return;
                }
            } catch (IOException | java.io.UncheckedIOException e) {
                // the folder is not there yet, or a file went away while it was being listed
            }
            Thread.sleep(50);
        }
        throw new AssertionError("ended too early: " + messages());
    }

    private List<String> runStates() throws IOException {
        List<String> states = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("out/runs"))) {
            for (Path file : files.toList()) {
                states.add(Files.readString(file).replaceAll("(?s).*\"state\" : \"(\\w+)\".*", "$1"));
            }
        }
        return states;
    }

    private String messages() throws IOException {
        return Files.readString(folder.resolve("messages.txt"));
    }
}

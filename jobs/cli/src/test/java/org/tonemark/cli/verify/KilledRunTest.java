package org.tonemark.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.SlowProgram;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.Version;
import org.tonemark.verdictlog.ParquetVerdictLog;
import org.tonemark.verdictlog.VerdictLog;

/** Real processes, killed at any moment, and two at once. */
class KilledRunTest {
    private static final int TRACKS = 60;
    private static final int POLICIES = 5;
    private static final int KILLS_A_POLICY = 4;

    @TempDir
    Path folder;

    @BeforeEach
    void music() throws IOException {
        Files.createDirectory(folder.resolve("music"));
        for (int i = 0; i < TRACKS; i++) {
            Files.writeString(folder.resolve("music/%03d.mp3".formatted(i)), "track " + i);
        }
        for (int p = 0; p < POLICIES; p++) {
            Files.writeString(folder.resolve(policy(p)), "{\"id\":\"p" + p + "\"}");
        }
    }

    @Test
    void shouldEndWithOneVerdictAKeyWhenKilledAtTwentyRandomMoments() throws Exception {
        Random random = new Random(4);
        ParquetVerdictLog log = log();
        int killed = 0;
        for (int p = 0; p < POLICIES; p++) {
            for (int k = 0; k < KILLS_A_POLICY; k++) {
                Process run = start(p);
                if (!run.waitFor(500 + random.nextInt(3_000), TimeUnit.MILLISECONDS)) {
                    run.destroyForcibly().waitFor();
                    killed++;
                }
                if (Files.isDirectory(folder.resolve("out/verdicts"))) {
                    VerdictLog.Status status = log.status();
                    assertThat(status.duplicates() + status.contradictions()).isZero();
                }
            }
            Process last = start(p);
            assertThat(last.waitFor(300, TimeUnit.SECONDS)).isTrue();
            assertThat(last.exitValue()).as(messages(p)).isEqualTo(ExitCode.OK);
            assertThat(log.finished(new VerdictLog.Key("slow", "p" + p, Version.TONEMARK))
                            .size())
                    .isEqualTo(TRACKS);
        }
        assertThat(killed).as("runs that were killed").isGreaterThan(POLICIES * KILLS_A_POLICY / 2);
        VerdictLog.Status end = log.status();
        assertThat(end.rows()).isEqualTo(POLICIES * TRACKS);
        assertThat(end.unsealed()).isZero();
    }

    @Test
    void shouldHoldOneVerdictAKeyForReadersWhenTwoRunTheSameBatchAtOnce() throws Exception {
        String meeting = "-D" + SlowProgram.MEETING + "=" + folder.resolve("meeting");
        Process one = start(0, meeting);
        Process other = start(0, meeting);
        assertThat(one.waitFor(300, TimeUnit.SECONDS) && other.waitFor(300, TimeUnit.SECONDS))
                .isTrue();
        assertThat(one.exitValue()).as(messages(0)).isEqualTo(ExitCode.OK);
        assertThat(other.exitValue()).as(messages(0)).isEqualTo(ExitCode.OK);
        assertThat(log().finished(new VerdictLog.Key("slow", "p0", Version.TONEMARK))
                        .size())
                .isEqualTo(TRACKS);
        assertThat(log().status().contradictions()).isZero();
        VerdictLog measured = new ParquetVerdictLog(folder.resolve("out").resolve(VerifySession.MEASURED));
        assertThat(measured.status().rows()).as("both measured every track").isEqualTo(2 * TRACKS);
        TestHost.Result compacted = new TestHost(folder).run("log", "compact", "--out", "out");
        assertThat(compacted.code()).as(compacted.err()).isEqualTo(ExitCode.OK);
        assertThat(compacted.out())
                .contains("measurements: 2 runs became one with 60 rows, 60 repeated rows dropped, 0 contradicting");
        assertThat(measured.status().rows()).isEqualTo(TRACKS);
        assertThat(log().status().rows()).isEqualTo(TRACKS);
        assertThat(new TestHost(folder).run("log", "compact", "--out", "out").out())
                .isEqualTo("verdicts: nothing to do in 1 runs; measurements: nothing to do in 1 runs\n");
    }

    private ParquetVerdictLog log() {
        return new ParquetVerdictLog(folder.resolve("out/verdicts"));
    }

    private static String policy(int p) {
        return "policy" + p + ".json";
    }

    private Process start(int p, String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SlowProgram.class.getName()));
        command.addAll(List.of("verify", "music", "--out", "out", "--quiet", "--master", "none", "--policy"));
        command.add(policy(p));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("messages" + p + ".txt").toFile()))
                .start();
    }

    private String messages(int p) throws IOException {
        return Files.readString(folder.resolve("messages" + p + ".txt"));
    }
}

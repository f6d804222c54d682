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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.KnownProgram;
import org.tonemark.cli.demo.PluckedStrings;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.features.decode.FfmpegTranscoder.Format;
import org.tonemark.verdict.VerdictJson;
import org.tonemark.verdictlog.ParquetVerdictLog;

/** Real processes on real audio, killed while they measure, look up and decide. */
class KilledKnownRunTest {
    private static final int KILLS = 5;
    private static final Format[] FORMATS = {Format.MP3, Format.VORBIS, Format.FLAC};

    @TempDir
    Path folder;

    @Test
    void shouldEndAsARunThatNobodyKilled() throws Exception {
        music();
        assertThat(start("whole").waitFor(90, TimeUnit.SECONDS)).isTrue();
        List<String> whole = Files.readAllLines(folder.resolve("whole.jsonl"));
        assertThat(whole).hasSize(12);
        assertThat(whole.stream().filter(line -> line.contains("DUPLICATE_OF"))).hasSize(8);

        Random random = new Random(7);
        int killed = 0;
        for (int k = 0; k < KILLS; k++) {
            Process run = start("killed");
            if (!run.waitFor(1_000 + random.nextInt(2_500), TimeUnit.MILLISECONDS)) {
                run.destroyForcibly().waitFor();
                killed++;
            }
            assertNoVerdictOnBytesAlone();
        }
        assertThat(killed).as("runs that were killed").isPositive();
        Process last = start("killed");
        assertThat(last.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).isEqualTo(ExitCode.OK);
        assertThat(Files.readAllLines(folder.resolve("killed.jsonl"))).isEqualTo(whole);
        assertNoVerdictOnBytesAlone();
        assertThat(new ParquetVerdictLog(folder.resolve("killed/verdicts"))
                        .status()
                        .rows())
                .isEqualTo(12);
    }

    private void assertNoVerdictOnBytesAlone() throws IOException {
        new ParquetVerdictLog(folder.resolve("killed/verdicts"))
                .forEach(verdict -> assertThat(verdict.catalogues())
                        .as(VerdictJson.write(verdict))
                        .isNotNull());
    }

    private void music() throws IOException {
        List<String> rows = new ArrayList<>(List.of("file\tsubmitted"));
        for (int song = 0; song < 4; song++) {
            float[][] samples = PluckedStrings.play(new Random(20 + song), 10);
            for (Format format : FORMATS) {
                String name = song + "." + format.name().toLowerCase(java.util.Locale.ROOT);
                Files.write(
                        folder.resolve(name),
                        new FfmpegTranscoder().encode(samples, PluckedStrings.SAMPLE_RATE, format, 128));
                rows.add(name + "\t2026-01-01T00:00:0" + (9 - rows.size() % 9) + "Z");
            }
        }
        Files.write(folder.resolve("list.tsv"), rows);
    }

    private Process start(String out) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), KnownProgram.class.getName()));
        command.addAll(List.of("verify", "list.tsv", "--out", out, "--json", "--master", "none"));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve(out + ".jsonl").toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("messages.txt").toFile()))
                .start();
    }
}

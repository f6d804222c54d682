package org.tonemark.cli.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.features.decode.BadAudio;
import org.tonemark.features.decode.FfmpegTranscoder.Format;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;
import org.tonemark.verify.HashAnalyzer;

/** The packaged program on a standalone cluster of a master and two workers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {
    private static final int TRACKS = 24;

    @TempDir
    static Path folder;

    private StandaloneCluster cluster;
    private String local;

    @BeforeAll
    void start() throws Exception {
        Packaged.assumeModel();
        Path music = Files.createDirectory(folder.resolve("music"));
        List<byte[]> coded = new ArrayList<>();
        for (Format format : List.of(Format.MP3, Format.FLAC, Format.VORBIS, Format.M4A)) {
            coded.add(BadAudio.coded(format));
        }
        for (int i = 0; i < TRACKS; i++) {
            byte[] bytes = coded.get(i % coded.size());
            byte[] own = java.util.Arrays.copyOf(bytes, bytes.length + 1 + i); // other bytes, the same sound
            Files.write(music.resolve("%02d.bin.mp3".formatted(i)), own);
        }
        Files.writeString(music.resolve("text.mp3"), "no audio");
        local = Packaged.run(folder, Packaged.launcher("verify", "music", "--json", "--master", "none"));
        assertThat(local.lines()).hasSize(TRACKS + 1);
        cluster = new StandaloneCluster(
                Files.createDirectory(folder.resolve("cluster")), Packaged.OPTIONS, Packaged.sparkJars(), 2);
    }

    @AfterAll
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Order(1)
    void shouldGiveTheBytesOfOneMachineWhenTheLauncherNamesTheMaster() throws Exception {
        Path natives = folder.resolve("natives");
        List<String> command = Packaged.launcher("verify", "music", "--json", "--master", cluster.url());
        command.add(0, "-Dspark.executor.extraJavaOptions=-Dorg.bytedeco.javacpp.cachedir=" + natives);
        assertThat(Packaged.run(folder, command)).isEqualTo(local);
        try (Stream<Path> unpacked = Files.walk(natives)) {
            assertThat(unpacked.map(file -> file.getFileName().toString()))
                    .as("native parts came to the executors with the program")
                    .contains("ffmpeg")
                    .anyMatch(name -> name.contains("nd4jcpu"));
        }
        assertThat(cluster.messages()).contains("Launch command");
    }

    @Test
    @Order(2)
    void shouldFinishWithTheSameBytesWhenAWorkerIsKilledInMidBatch() throws Exception {
        Path events = folder.resolve("events.jsonl");
        List<String> submit = Packaged.submit(
                cluster.url(), "verify", "music", "--json", "--out", "out", "--log-json", "events.jsonl");
        Path lines = folder.resolve("killed.jsonl");
        Process batch = Packaged.start(folder, submit, lines, folder.resolve("killed.txt"));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(200);
        while (measured(events) < 2 && batch.isAlive() && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        long before = measured(events);
        cluster.killWorker(0);
        assertThat(batch.waitFor(200, TimeUnit.SECONDS)).isTrue();
        assertThat(batch.exitValue())
                .as(Files.readString(folder.resolve("killed.txt")))
                .isZero();
        assertThat(before).as("killed in mid-batch").isBetween(2L, TRACKS - 1L);
        assertThat(Files.readString(lines)).isEqualTo(local);
    }

    @Test
    @Order(3)
    void shouldCostATrackThatEndsItsExecutorItsOwnOutcomeOnly() throws Exception {
        Path odd = Files.createDirectory(folder.resolve("odd"));
        for (int i = 0; i < 8; i++) {
            Files.writeString(odd.resolve(i + ".mp3"), i == 3 ? "halt" : "track " + i);
        }
        String tests = place(PoisonProgram.class) + ":" + place(HashAnalyzer.class);
        List<String> command = List.of(
                "-Dspark.executor.extraClassPath=" + Packaged.TARGET.resolve("tonemark-jobs.jar") + ":" + tests,
                "-cp",
                Packaged.TARGET.resolve("lib") + "/*:" + tests,
                PoisonProgram.class.getName(),
                "verify",
                "odd",
                "--json",
                "--master",
                cluster.url());
        Path lines = folder.resolve("odd.jsonl");
        Path messages = folder.resolve("odd.txt");
        Process batch = Packaged.start(folder, command, lines, messages);
        assertThat(batch.waitFor(200, TimeUnit.SECONDS)).isTrue();
        assertThat(batch.exitValue()).as(Files.readString(messages)).isEqualTo(3);
        List<Verdict> verdicts =
                Files.readAllLines(lines).stream().map(VerdictJson::read).toList();
        assertThat(verdicts).hasSize(8);
        for (int i = 0; i < 8; i++) {
            if (i == 3) {
                assertThat(verdicts.get(i).reasons()).containsExactly("NOT_RETRIEVABLE", "INTERNAL_ERROR");
            } else {
                assertThat(verdicts.get(i).outcome()).isNotNull();
            }
        }
    }

    private static long measured(Path events) throws IOException {
        if (!Files.exists(events)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(events)) {
            return lines.filter(line -> line.contains("\"event\":\"track\"")).count();
        }
    }

    /** The jar or folder of a class. */
    private static Path place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    @Test
    @Order(4)
    void shouldSayInOneLineThatTheMasterIsNotThere() throws IOException, InterruptedException {
        List<String> command = Packaged.launcher("verify", "music", "--master", "spark://127.0.0.1:1");
        Process process = Packaged.start(folder, command, folder.resolve("none.jsonl"), folder.resolve("none.txt"));
        assertThat(process.waitFor(200, TimeUnit.SECONDS)).isTrue();
        String messages = Files.readString(folder.resolve("none.txt"));
        assertThat(process.exitValue()).as(messages).isEqualTo(4);
        assertThat(messages).contains("tonemark: Spark").doesNotContain("a bug");
    }
}

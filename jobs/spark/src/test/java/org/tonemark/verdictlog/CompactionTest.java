package org.tonemark.verdictlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.OutcomePolicy;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdictlog.VerdictLog.Compacted;
import org.tonemark.verdictlog.VerdictLog.Key;
import org.tonemark.verify.CidIndex;

class CompactionTest {
    private static final Key KEY = new Key("hash-1", OutcomePolicy.DEFAULT.id(), "0.1.0");
    private static final int TRACKS = 24;

    @TempDir
    Path folder;

    private Path verdicts;
    private ParquetVerdictLog log;
    private List<LoggedTrack> tracks;

    @BeforeEach
    void measure() throws IOException {
        verdicts = folder.resolve("verdicts");
        log = new ParquetVerdictLog(verdicts, 4);
        tracks = LogProgram.tracks(Files.createDirectory(folder.resolve("music")), TRACKS);
    }

    @Test
    void shouldKeepOneRowAKeyAndTheRunThatLoggedIt() throws IOException {
        append("20260101T000000Z-0001", tracks.subList(0, 10));
        append("20260102T000000Z-0002", tracks.subList(5, 15));
        append("20260103T000000Z-0003", tracks.subList(10, TRACKS));
        assertThat(log.status().duplicates()).isEqualTo(10);
        Compacted done = log.compact();
        assertThat(done).isEqualTo(new Compacted(3, TRACKS, 10, 0, List.of()));
        assertThat(runs()).containsExactly("run=20260103T000000Z-0003-c1");
        assertThat(found()).containsExactlyInAnyOrderElementsOf(tracks);
        Map<String, Integer> byRun = new HashMap<>();
        Path part = verdicts.resolve("run=20260103T000000Z-0003-c1/part-00000.parquet");
        ParquetFiles.read(part, VerdictRows.SCHEMA, row -> byRun.merge(row.getString("logged_by", 0), 1, Integer::sum));
        assertThat(byRun)
                .isEqualTo(Map.of("20260103T000000Z-0003", 14, "20260102T000000Z-0002", 5, "20260101T000000Z-0001", 5));
        assertThat(log.compact().kept()).as("nothing left to do").isZero();
        append("20260104T000000Z-0004", tracks);
        assertThat(log.compact()).isEqualTo(new Compacted(2, TRACKS, TRACKS, 0, List.of()));
        assertThat(runs()).containsExactly("run=20260104T000000Z-0004-c1");
    }

    @Test
    void shouldKeepAndNameRowsThatContradict() throws IOException {
        append("20260101T000000Z-0001", tracks);
        Verdict other = tracks.get(0).verdict();
        Verdict changed = new Verdict(
                other.input(),
                other.cid(),
                Outcome.UNREADABLE,
                List.of("CORRUPT"),
                null,
                null,
                null,
                null,
                null,
                other.model(),
                other.policy(),
                other.tonemark());
        append("20260102T000000Z-0002", List.of(new LoggedTrack(changed, "", null)));
        Compacted done = log.compact();
        assertThat(done.kept()).isEqualTo(TRACKS + 1);
        assertThat(done.contradicting()).isEqualTo(1);
        assertThat(done.contradictions()).singleElement().asString().contains(other.cid(), "hash-1", "-0001");
        assertThat(log.status().contradictions()).isEqualTo(1);
        List<LoggedTrack> rows = new ArrayList<>();
        log.find(KEY, CidIndex.of(List.of(other.cid())), rows::add);
        assertThat(rows.get(0).verdict().outcome()).as("the newest first").isEqualTo(Outcome.UNREADABLE);
    }

    @Test
    void shouldDropARowThatDiffersInTheNameOfTheInputOnly() throws IOException {
        append("20260101T000000Z-0001", tracks);
        LoggedTrack renamed = new LoggedTrack(
                tracks.get(0).verdict().named("copy.mp3"), "", tracks.get(0).picture());
        append("20260102T000000Z-0002", List.of(renamed));
        assertThat(log.compact()).isEqualTo(new Compacted(2, TRACKS, 1, 0, List.of()));
    }

    @Test
    void shouldIgnoreAndTidyWhatAKilledCompactionLeft() throws IOException {
        append("20260101T000000Z-0001", tracks.subList(0, 12));
        append("20260102T000000Z-0002", tracks.subList(12, TRACKS));
        Path old = Files.createDirectory(folder.resolve("old"));
        for (String run : runs()) {
            copy(verdicts.resolve(run), old.resolve(run));
        }
        log.compact();
        // killed between its rename and the deletions: the replaced runs are still there
        for (String run : List.of("run=20260101T000000Z-0001", "run=20260102T000000Z-0002")) {
            copy(old.resolve(run), verdicts.resolve(run));
        }
        copy(old.resolve("run=20260101T000000Z-0001"), verdicts.resolve(".gone=20260101T000000Z-0001"));
        Files.createDirectory(verdicts.resolve(".compact=20260109T000000Z-0009-c1"));
        Files.writeString(verdicts.resolve(".compact=20260109T000000Z-0009-c1/part-00000.parquet"), "half");
        assertThat(log.status().rows()).as("each row is read once").isEqualTo(TRACKS);
        Files.delete(verdicts.resolve(".gone=20260101T000000Z-0001/part-00000.parquet"));
        assertThat(log.recover()).isZero();
        assertThat(folders()).containsExactly("run=20260102T000000Z-0002-c1");
        assertThat(found()).hasSize(TRACKS);
    }

    @Test
    void shouldRefuseASecondCompactionAtTheSameTime() throws IOException {
        append("20260101T000000Z-0001", tracks);
        append("20260102T000000Z-0002", tracks);
        Path other = Files.createDirectory(verdicts.resolve(".compact=x-y-c1"));
        try (FileChannel owner =
                FileChannel.open(other.resolve("_lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(owner.tryLock()).isNotNull();
            assertThatThrownBy(log::compact).hasMessageContaining("another compaction");
        }
        assertThat(log.compact().kept()).isEqualTo(TRACKS);
    }

    @Test
    void shouldShowReadersEitherStateWhileOthersAppendAndCompact() throws Exception {
        append("20260101T000000Z-0001", tracks);
        AtomicBoolean going = new AtomicBoolean(true);
        List<Throwable> wrong = new ArrayList<>();
        Thread reader = new Thread(() -> {
            while (going.get()) {
                try {
                    assertThat(log.finished(KEY).size()).isEqualTo(TRACKS);
                    assertThat(log.status().contradictions()).isZero();
                } catch (IOException | AssertionError e) {
                    wrong.add(e);
                    return;
                }
            }
        });
        reader.start();
        Process appender =
                program("append", verdicts, folder.resolve("music"), "20260201T000000Z-0001", "20260201T000000Z-0002");
        for (int i = 0; i < 15; i++) {
            append("20260301T%06dZ-0001".formatted(i), tracks.subList(0, 8));
            log.compact();
        }
        assertThat(appender.waitFor(60, TimeUnit.SECONDS)).isTrue();
        going.set(false);
        reader.join();
        assertThat(wrong).isEmpty();
        log.compact();
        assertThat(log.status().rows()).isEqualTo(TRACKS);
    }

    @Test
    void shouldLoseAndRepeatNothingWhenKilledAtRandomMoments() throws Exception {
        Random random = new Random(20261121);
        int killed = 0;
        for (int i = 0; i < 12; i++) {
            append("202601%02dT000000Z-0001".formatted(i + 1), tracks);
            append("202601%02dT000000Z-0002".formatted(i + 1), tracks.subList(0, 10));
            Process program = program("compact", verdicts);
            // a start of Java takes most of it: a third of the kills fall before the work, a third into it
            if (!program.waitFor(150 + random.nextInt(900), TimeUnit.MILLISECONDS)) {
                program.destroyForcibly().waitFor();
                killed++;
            }
            assertThat(log.finished(KEY).size()).isEqualTo(TRACKS);
            assertThat(log.status().contradictions()).isZero();
        }
        assertThat(killed).isPositive();
        log.recover();
        log.compact();
        assertThat(log.status().rows()).isEqualTo(TRACKS);
        assertThat(folders()).hasSize(1);
        assertThat(found()).containsExactlyInAnyOrderElementsOf(tracks);
    }

    private static Process program(Object... args) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LogProgram.class.getName()));
        Stream.of(args).map(Object::toString).forEach(command::add);
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void append(String run, List<LoggedTrack> rows) throws IOException {
        LogProgram.append(log, run, rows);
    }

    private List<LoggedTrack> found() throws IOException {
        List<LoggedTrack> rows = new ArrayList<>();
        log.find(KEY, CidIndex.of(tracks.stream().map(t -> t.verdict().cid()).toList()), rows::add);
        return rows;
    }

    private List<String> runs() throws IOException {
        return folders().stream().filter(name -> name.startsWith("run=")).toList();
    }

    private List<String> folders() throws IOException {
        try (Stream<Path> files = Files.list(verdicts)) {
            return files.filter(Files::isDirectory)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}

package org.tonemark.cli.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.TestHost.Result;
import org.tonemark.cli.Tonemark;

/** What a user sees when the database cannot do its work. */
class DatabaseTroubleTest {
    private static final int ROOM = 200_000;
    private static final int TRACKS = 500;
    /** The limit must leave room for SQLite's own library, which its driver unpacks. */
    private static final int FILE_KILOBYTES = 2048;

    @TempDir
    Path folder;

    private static void oneLine(Result result, int code, String... parts) {
        assertThat(result.err().lines()).as(result.err()).hasSize(1);
        assertThat(result.err()).contains(parts).startsWith("tonemark: ");
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void shouldRefuseADatabaseOfANewerVersion() throws SQLException {
        CurationFlow flow = new CurationFlow(folder);
        String track = CurationFlow.cid("one");
        flow.ok("submit", track, "--uploader", CurationFlow.UPLOADER);
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("tonemark-data/curation.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO schema_version (installed_rank, version, description, type, script, checksum,"
                            + " installed_by, execution_time, success) VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1,"
                            + " 'x', 1, 1)");
        }
        for (String[] command : new String[][] {
            {"status", track},
            {"submit", track, "--uploader", CurationFlow.UPLOADER},
            {"curate"},
            {"export", "--epoch", "0", "--out", "x"},
            {"curator", "list"}
        }) {
            oneLine(flow.run(command), ExitCode.USAGE, "newer version (schema 99)");
        }
    }

    @Test
    void shouldSayThatNoServerAnswers() {
        String nobody = "postgresql://u:secret@127.0.0.1:1/x";
        String track = CurationFlow.cid("one");
        CurationFlow flow = new CurationFlow(folder);
        oneLine(flow.run("status", track, "--db", nobody), ExitCode.UNAVAILABLE, "is not available");
        Result submit = flow.run("submit", track, "--uploader", CurationFlow.UPLOADER, "--db", nobody);
        oneLine(submit, ExitCode.UNAVAILABLE, "is not available");
        assertThat(submit.err()).doesNotContain("secret");
    }

    @Test
    void shouldKeepAllThatWasAcknowledgedWhenTheDiskIsFull() throws Exception {
        Optional<FullDisk> mounted = FullDisk.mount(folder.resolve("tonemark-data"));
        assumeTrue(mounted.isPresent(), "only root may mount a small file system: skipped");
        try (FullDisk disk = mounted.get()) {
            CurationFlow flow = new CurationFlow(folder);
            flow.ok("submit", CurationFlow.cid("first"), "--uploader", CurationFlow.UPLOADER);
            disk.fillUpTo(ROOM);
            Result full = flow.run(submitMany());
            assertFailedMidway(full.code(), full.out(), full.err());
            oneLine(flow.run("curate", "--data", "tonemark-data/other"), ExitCode.UNAVAILABLE, "no room");
            disk.empty();
            assertKept(flow, full.out());
        }
    }

    /** The same by a limit on the size of files, which needs no rights; it is for good, so a child process has it. */
    @Test
    void shouldKeepAllThatWasAcknowledgedWhenFilesMayNotGrow() throws Exception {
        CurationFlow flow = new CurationFlow(folder);
        flow.ok("submit", CurationFlow.cid("first"), "--uploader", CurationFlow.UPLOADER);
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f " + FILE_KILOBYTES + " && exec \"$@\""));
        command.addAll(List.of(
                "bash", Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.addAll(List.of("-XX:-UsePerfData", "-cp", absolute(System.getProperty("java.class.path"))));
        command.add(Tonemark.class.getName());
        command.addAll(List.of(submitMany()));
        Path out = folder.resolve("out.txt");
        Path messages = folder.resolve("messages.txt");
        Process child = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(messages.toFile())
                .redirectOutput(out.toFile())
                .start();
        assertThat(child.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertFailedMidway(child.exitValue(), Files.readString(out), Files.readString(messages));
        assertKept(flow, Files.readString(out));
    }

    private static String[] submitMany() {
        List<String> command = new ArrayList<>(List.of("submit", "--uploader", CurationFlow.UPLOADER));
        for (int i = 0; i < TRACKS; i++) {
            command.add(CurationFlow.cid("track " + i));
        }
        return command.toArray(String[]::new);
    }

    private static void assertFailedMidway(int code, String out, String err) {
        assertThat(code).as(err).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(err.lines()).as(err).hasSize(1);
        assertThat(err).startsWith("tonemark: no room to write");
        assertThat(out.lines()).hasSizeBetween(1, TRACKS - 1);
    }

    /** Every track that the failed command said it had taken is there, and the next command goes on. */
    private static void assertKept(CurationFlow flow, String out) {
        Result next = flow.run(submitMany());
        assertThat(next.code()).as(next.err()).isEqualTo(ExitCode.OK);
        List<String> again = next.outLines();
        List<String> acknowledged = out.lines().toList();
        assertThat(acknowledged).allMatch(line -> line.contains("\"status\":\"new\""));
        assertThat(again).hasSize(TRACKS);
        for (int i = 0; i < acknowledged.size(); i++) {
            assertThat(again.get(i)).contains(CurationFlow.cid("track " + i), "\"status\":\"known\"");
        }
        assertThat(again.get(TRACKS - 1)).contains("\"status\":\"new\"");
    }

    private static String absolute(String classPath) {
        List<String> parts = new ArrayList<>();
        for (String part : classPath.split(File.pathSeparator)) {
            parts.add(Path.of(part).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, parts);
    }
}

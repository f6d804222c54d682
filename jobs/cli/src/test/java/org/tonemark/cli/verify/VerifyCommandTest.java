package org.tonemark.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;

class VerifyCommandTest {
    @TempDir
    Path folder;

    private TestHost host;

    @BeforeEach
    void music() throws IOException {
        host = new TestHost(folder);
        Files.createDirectories(folder.resolve("music/sub"));
        write("music/b.mp3", "b");
        write("music/a.mp3", "a");
        write("music/sub/c.flac", "c");
        write("music/copy of a.mp3", "a");
        write("music/empty.wav", "");
        write("music/cover.jpg", "no audio by its name");
    }

    @Test
    void shouldPrintOneObjectALineInInputOrder() {
        Result result = verify("music", "--json");
        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(verdicts(result).stream().map(Verdict::input))
                .containsExactly(
                        "music/a.mp3", "music/b.mp3", "music/copy of a.mp3", "music/empty.wav", "music/sub/c.flac");
        assertThat(result.err())
                .contains("5 tracks in ", "1 unreadable", "1 duplicates", "1 files skipped by name")
                .doesNotContain("\r");
    }

    @Test
    void shouldGiveEqualBytesTheSameVerdict() {
        List<Verdict> verdicts = verdicts(verify("music", "--json"));
        Verdict first = verdicts.get(0);
        Verdict copy = verdicts.get(2);
        assertThat(copy.cid()).isEqualTo(first.cid());
        assertThat(copy.origin()).isEqualTo(first.origin());
    }

    @Test
    void shouldGiveTheSameLinesWithAndWithoutSpark() {
        String plain = verify("music", "--json").out();
        assertThat(host.run("verify", "music", "--json", "--master", "local[2]").out())
                .isEqualTo(plain);
    }

    @Test
    void shouldGoOnWhenSomeInputsAreMissing() {
        Result result = verify("music/a.mp3", "missing.mp3", "--json");
        assertThat(result.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(verdicts(result).get(1).reasons()).containsExactly("NOT_RETRIEVABLE", "FILE_NOT_FOUND");
        assertThat(verdicts(result).get(0).outcome()).isNotNull();
    }

    @Test
    void shouldSayThatNoNodeIsConfiguredWhenInputIsACid() {
        Result result = verify("bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4", "music/a.mp3", "--json");
        assertThat(result.code()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(verdicts(result).get(0).reasons()).containsExactly("NOT_RETRIEVABLE");
        assertThat(verdicts(result).get(1).outcome()).isNotNull();
        assertThat(result.err()).contains("no IPFS node is configured");
    }

    @Test
    void shouldRefuseWhenThereIsNothingToDo() throws IOException {
        Files.createDirectory(folder.resolve("nothing"));
        Result result = verify("nothing");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).isEqualTo("tonemark: nothing to do: no audio file in nothing\n");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void shouldSkipWhatIsDoneAndTryAgainWhatIsNot() throws IOException {
        String[] args = {"music", "later.mp3", "--json", "--out", "out"};
        Result first = verify(args);
        assertThat(first.code()).isEqualTo(ExitCode.INCOMPLETE);
        write("later.mp3", "now it is there");
        Result second = verify(args);
        assertThat(second.code()).isEqualTo(ExitCode.OK);
        assertThat(second.err()).contains("4 from the log");
        assertThat(second.outLines().subList(0, 5)).isEqualTo(first.outLines().subList(0, 5));
        assertThat(runFolders()).hasSize(2);
        Result third = verify(args);
        assertThat(third.err()).contains("5 from the log");
        assertThat(third.out()).isEqualTo(second.out());
        assertThat(runFolders()).as("a run without news leaves no folder").hasSize(2);
    }

    @Test
    void shouldMeasureAgainWhenForced() throws IOException {
        verify("music", "--out", "out");
        Result again = verify("music", "--out", "out", "--force");
        assertThat(again.err()).doesNotContain("from the log");
        assertThat(runFolders()).hasSize(2);
    }

    @Test
    void shouldMeasureAgainUnderAnotherPolicy() throws IOException {
        verify("music", "--out", "out");
        write("strict.json", "{\"id\":\"strict\",\"alpha\":0.004}");
        Result again = verify("music", "--out", "out", "--policy", "strict.json", "--json");
        assertThat(again.err()).doesNotContain("from the log");
        assertThat(verdicts(again)).allMatch(v -> v.policy().equals("strict"));
    }

    @Test
    void shouldOnlySayWhatItWouldDoOnADryRun() throws IOException {
        verify("music/a.mp3", "--out", "out");
        List<Path> before = everything();
        Result result = verify("music", "gone.mp3", "--out", "out", "--dry-run");
        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(result.outLines())
                .containsExactly(
                        "finished   music/a.mp3",
                        "measure    music/b.mp3",
                        "duplicate  music/copy of a.mp3",
                        "measure    music/empty.wav",
                        "measure    music/sub/c.flac",
                        "missing    gone.mp3");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void shouldSurviveNamesThatSteerTerminalsAndPages() throws IOException {
        List<String> names = List.of(
                "two\nlines.mp3",
                "esc\u001b[31m.mp3",
                "rtl\u202egpj.mp3",
                "\ud83c\udfb5 note.mp3",
                "quote\"'.mp3",
                "</script><script>alert(1)</script>.mp3".replace("/", "\u2215"),
                " spaces  .mp3");
        Files.createDirectory(folder.resolve("odd"));
        for (String name : names) {
            write("odd/" + name, name);
        }
        Result json = verify("odd", "--json", "--out", "out");
        assertThat(json.code()).isEqualTo(ExitCode.OK);
        assertThat(json.out()).matches("[\\x20-\\x7e\\n]*");
        assertThat(json.outLines()).hasSize(names.size());
        assertThat(verdicts(json).stream().map(v -> v.input().substring(4))).containsExactlyInAnyOrderElementsOf(names);
        Result lines = verify("odd");
        assertThat(lines.outLines()).hasSize(names.size());
        assertThat(lines.out()).doesNotContain("\u001b", "\u202e").contains("\ud83c\udfb5", "\\u001b[31m");
        String page = Files.readString(folder.resolve("out/report.html"));
        assertThat(page.split("<script", -1)).as("the page's own two scripts").hasSize(3);
    }

    @Test
    void shouldDrawProgressOnATerminalOnly() {
        assertThat(host.onTerminal()
                        .run("verify", "music", "--quiet", "--master", "none")
                        .err())
                .contains("\r", "5/5 tracks  100 %");
    }

    @Test
    void shouldTakeOptionsFromTheEnvironmentBelowTheCommandLine() throws IOException {
        write("tonemark.yaml", "out: from-file\nmaster: none\n");
        host.run("verify", "music");
        assertThat(folder.resolve("from-file/report.html")).exists();
        host.with("TONEMARK_OUT", "from-environment").run("verify", "music");
        assertThat(folder.resolve("from-environment/report.html")).exists();
        host.run("verify", "music", "--out", "from-option");
        assertThat(folder.resolve("from-option/report.html")).exists();
    }

    private Result verify(String... args) {
        return host.run(Stream.concat(Stream.of("verify", "--master", "none"), Stream.of(args))
                .toArray(String[]::new));
    }

    private static List<Verdict> verdicts(Result result) {
        return result.outLines().stream().map(VerdictJson::read).toList();
    }

    private List<Path> runFolders() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out/verdicts"))) {
            return files.filter(Files::isDirectory).toList();
        }
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}

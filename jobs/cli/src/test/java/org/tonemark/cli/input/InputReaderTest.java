package org.tonemark.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;

class InputReaderTest {
    private static final String CID = "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4";

    @TempDir
    Path folder;

    private TestHost host;

    @BeforeEach
    void files() throws IOException {
        host = new TestHost(folder);
        Files.createDirectories(folder.resolve("lists/music"));
        write("lists/music/a.mp3", "a");
        write("lists/music/b.mp3", "b");
    }

    @Test
    void shouldReadATextManifestRelativeToItself() throws IOException {
        write("lists/all.txt", "\ufeff# my tracks\r\nmusic/b.mp3\r\n\r\n" + CID + "\nmusic/none.mp3\n");
        assertThat(plan("lists/all.txt"))
                .containsExactly("measure    music/b.mp3", "measure    " + CID, "missing    music/none.mp3");
    }

    @Test
    void shouldReadATableByItsHeader() throws IOException {
        write("lists/all.tsv", "label\tfile\tcid\nai\tmusic/a.mp3\t\nai\t\t" + CID + "\nai\t\t\nai\n");
        assertThat(plan("lists/all.tsv"))
                .containsExactly(
                        "measure    music/a.mp3",
                        "measure    " + CID,
                        "missing    lists/all.tsv:4",
                        "missing    lists/all.tsv:5");
    }

    @Test
    void shouldNameTheLineWhenItIsBadAndGoOn() throws IOException {
        write("lists/all.tsv", "cid\tfile\nnot-a-cid\t\n\tmusic/a.mp3\n");
        Result result = host.run("verify", "lists/all.tsv", "--master", "none");
        assertThat(result.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(result.outLines().get(0)).contains("lists/all.tsv:2", "BAD_MANIFEST_LINE", "not a CID: not-a-cid");
        assertThat(result.outLines().get(1)).contains("music/a.mp3").doesNotContain("NOT_RETRIEVABLE");
    }

    @Test
    void shouldRefuseATableWithoutAColumnOfTracks() throws IOException {
        write("lists/all.tsv", "path\tlabel\nmusic/a.mp3\tai\n");
        Result result = host.run("verify", "lists/all.tsv", "--master", "none");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.err()).contains("the first line must name a \"file\" or a \"cid\" column");
    }

    @Test
    void shouldReadAListFromStandardInput() {
        assertThat(host.input("lists/music/a.mp3\n" + CID + "\n")
                        .run("verify", "-", "--dry-run")
                        .outLines())
                .containsExactly("measure    lists/music/a.mp3", "measure    " + CID);
    }

    @Test
    void shouldEndOnLoopsAndReportDanglingLinks() throws IOException {
        Path music = folder.resolve("lists/music");
        Files.createSymbolicLink(music.resolve("loop"), folder.resolve("lists"));
        Files.createSymbolicLink(music.resolve("z.mp3"), Path.of("nowhere.mp3"));
        Files.createSymbolicLink(music.resolve("self.mp3"), Path.of("self.mp3"));
        write("lists/music/.hidden.mp3", "x");
        assertThat(plan("lists/music"))
                .containsExactly(
                        "measure    lists/music/a.mp3",
                        "measure    lists/music/b.mp3",
                        "missing    lists/music/self.mp3",
                        "missing    lists/music/z.mp3");
    }

    @Test
    void shouldTakeALinkedFolderOnce() throws IOException {
        Files.createSymbolicLink(folder.resolve("lists/again"), folder.resolve("lists/music"));
        assertThat(plan("lists")).containsExactly("measure    lists/again/a.mp3", "measure    lists/again/b.mp3");
    }

    @Test
    void shouldNameFilesOfTheWorkingFolderWithoutADot() {
        assertThat(plan(".")).containsExactly("measure    lists/music/a.mp3", "measure    lists/music/b.mp3");
    }

    private java.util.List<String> plan(String operand) {
        return host.run("verify", operand, "--dry-run").outLines();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}

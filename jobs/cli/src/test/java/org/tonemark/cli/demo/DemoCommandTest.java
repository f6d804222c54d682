package org.tonemark.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Schemas;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;
import org.tonemark.cli.verify.MeasuredLines;

class DemoCommandTest {
    @TempDir
    Path folder;

    @Test
    void shouldRunEveryStageAndSayWhereResultsAre() throws IOException {
        Result result = new TestHost(folder).run((host, model) -> new MeasuredLines(), "demo", "--out", "demo");
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
        assertThat(result.out())
                .contains("[1/", "Verify", "Report: " + folder.resolve("demo/report.html"), "synthesised");
        assertThat(Files.readString(folder.resolve("demo/report.html"))).contains("synthesised decoder-like 1.mp3");
        assertThat(result.out())
                .contains("simulated: names without audio", "of 5 trainees passed", "show that panels can tell origin")
                .containsPattern("(?m)^Status of baf[yk]\\w+ \\(review\\): (PROMOTED|REJECTED|ABSTAINED), ")
                .doesNotContainPattern("(?m)^Status of .*: (QUEUED|PANEL)");
        String review = result.outLines().stream()
                .filter(line -> line.startsWith("Status of "))
                .findFirst()
                .orElseThrow();
        Result status = new TestHost(folder).run("status", review.split(" ")[2], "--data", "demo/curation");
        assertThat(status.out()).contains(review.replaceFirst("^.*\\(review\\): ([A-Z]+),.*$", "$1"));
        assertThat(result.out())
                .containsPattern("(?m)^rejected .*human-like 1 disguised.mp3  KNOWN_HUMAN ")
                .containsPattern("(?m)^review .*decoder-like 1 again.ogg  DUPLICATE_OF ");
        assertThat(result.err()).contains("14 tracks in", "2 unreadable, 0 without an outcome");
    }

    @Test
    void shouldExplainWithTextPictureAndJson() throws IOException {
        Path tracks = new DemoTracks(1).write(folder.resolve("tracks")).getParent();
        TestHost host = new TestHost(tracks);
        String input = "synthesised decoder-like 4.wav";
        Result text = host.run((h, model) -> new MeasuredLines(), "explain", input, "--out", "evidence");
        assertThat(text.code()).as(text.err()).isEqualTo(ExitCode.OK);
        assertThat(text.out())
                .contains(input, "AI origin", "Evidence   decoder-lines", "pcm_s16le, 44100 Hz, 2 channels");
        Result json = host.run((h, model) -> new MeasuredLines(), "explain", input, "--json");
        Schemas.assertFits("explanation-1", json.out());
        try (var files = Files.list(tracks.resolve("evidence"))) {
            assertThat(files.map(f -> f.getFileName().toString().replaceAll("^baf[yk][a-z2-7]{55}", "CID")))
                    .contains("explanation.html", "CID.json", "CID.spectrum.svg");
        }
    }

    @Test
    void shouldMakeTheSameTracksFromTheSameSeed() throws IOException {
        Path one = new DemoTracks(3).write(folder.resolve("one"));
        Path two = new DemoTracks(3).write(folder.resolve("two"));
        try (var files = Files.list(one.getParent())) {
            assertThat(files)
                    .hasSize(15)
                    .allSatisfy(
                            file -> assertThat(file).hasSameBinaryContentAs(two.resolveSibling(file.getFileName())));
        }
    }
}

package org.tonemark.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.Schemas;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.features.decode.FfmpegTranscoder.Format;
import org.tonemark.features.decode.Signals;

class OverturnedTest {
    @TempDir
    Path folder;

    private Result verify(double likelihood) {
        String model = "fixed-" + likelihood;
        return new TestHost(folder)
                .run(
                        (h, name) -> new FixedLikelihood(likelihood, model),
                        "verify",
                        "a.mp3",
                        "--out",
                        "out",
                        "--master",
                        "none");
    }

    private JsonNode newestRun() throws IOException {
        try (var runs = Files.list(folder.resolve("out/runs"))) {
            List<Path> all = runs.toList();
            for (Path run : all) {
                Schemas.assertFits("run-1", Files.readString(run));
            }
            Path newest = all.stream()
                    .max((a, b) -> {
                        try {
                            return Files.getLastModifiedTime(a).compareTo(Files.getLastModifiedTime(b));
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .orElseThrow();
            return new JsonMapper().readTree(newest.toFile());
        }
    }

    @Test
    void shouldListTracksThatTheNewModelWouldNotAccept() throws IOException {
        byte[] file = new FfmpegTranscoder()
                .encode(Signals.music(44_100, 8, 1), 44_100, Format.MP3, 128, List.of(), Map.of());
        Files.write(folder.resolve("a.mp3"), file);
        Result first = verify(0.999);
        assertThat(first.out()).startsWith("accepted");
        assertThat(newestRun().at("/noLongerAccepted/count").asInt()).isZero();
        assertThat(newestRun().at("/drift/state").asText()).isEqualTo("no-reference");

        Result second = verify(0.5);
        assertThat(second.err()).contains("No longer accepted: 1 track that");
        JsonNode track = newestRun().at("/noLongerAccepted/tracks/0");
        assertThat(track.path("input").asText()).isEqualTo("a.mp3");
        assertThat(track.at("/acceptedBy/model").asText()).isEqualTo("fixed-0.999");
        assertThat(track.path("outcome").asText()).isEqualTo("review");
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("accepted by fixed-0.999");

        assertThat(verify(0.5).err()).as("also from the log").contains("No longer accepted: 1 track that");
        assertThat(verify(0.999).err()).doesNotContain("No longer accepted");
    }
}

package org.tonemark.cli.similar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Schemas;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;
import org.tonemark.cli.demo.PluckedStrings;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.features.decode.FfmpegTranscoder.Format;
import org.tonemark.ipfs.UnixFsHasher;

/** Synthesised tracks, real codecs, the shipped model, real indexes. */
class SimilarCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final float[][] SONG = PluckedStrings.play(new Random(1), 20);

    @TempDir
    static Path folder;

    @BeforeAll
    static void verify() throws IOException {
        Files.createDirectory(folder.resolve("music"));
        write("music/song.mp3", SONG, Format.MP3);
        write("music/same.ogg", SONG, Format.VORBIS);
        write("music/other.mp3", PluckedStrings.play(new Random(5), 20), Format.MP3);
        write("noise.flac", noise(), Format.FLAC);
        write("silence.flac", new float[1][20 * PluckedStrings.SAMPLE_RATE], Format.FLAC);
        Result result = run("verify", "music", "--out", "results", "--master", "none");
        assertThat(result.code()).as(result.err()).isZero();
    }

    private static Result run(String... args) {
        return new TestHost(folder).runShipped(args);
    }

    private static void write(String name, float[][] samples, Format format) throws IOException {
        byte[] bytes = new FfmpegTranscoder().encode(samples, PluckedStrings.SAMPLE_RATE, format, 128, List.of());
        Files.write(folder.resolve(name), bytes);
    }

    private static float[][] noise() {
        Random random = new Random(3);
        float[] samples = new float[20 * PluckedStrings.SAMPLE_RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.1 * random.nextGaussian());
        }
        return new float[][] {samples};
    }

    private static String cid(String name) throws IOException {
        try (var in = Files.newInputStream(folder.resolve(name))) {
            return UnixFsHasher.hash(in).toString();
        }
    }

    private static JsonNode similar(String... more) throws IOException {
        String[] line = new String[4 + more.length];
        System.arraycopy(new String[] {"similar", "--json", "--log", "results"}, 0, line, 0, 4);
        System.arraycopy(more, 0, line, 4, more.length);
        Result result = run(line);
        assertThat(result.code()).as(result.err()).isZero();
        Schemas.assertFits("similar-1", result.out());
        return JSON.readTree(result.out());
    }

    @Test
    void shouldFindTheSameSongUnderAnotherCodecBySoundAndByRecording() throws IOException {
        JsonNode found = similar("music/song.mp3");
        assertThat(found.get("tracks").asInt()).isEqualTo(3);
        assertThat(found.get("bySound")).hasSize(2);
        JsonNode first = found.at("/bySound/0");
        assertThat(first.get("cid").asText()).isEqualTo(cid("music/same.ogg"));
        assertThat(first.get("outcome").asText()).isNotEmpty();
        assertThat(first.get("similarity").asDouble())
                .isGreaterThan(found.at("/bySound/1/similarity").asDouble())
                .isGreaterThan(0.9);
        assertThat(found.get("byRecording")).hasSize(1);
        assertThat(found.at("/byRecording/0/cid").asText()).isEqualTo(cid("music/same.ogg"));
        assertThat(found.at("/byRecording/0/tempoRatio").asDouble()).isBetween(0.998, 1.002);
    }

    @Test
    void shouldFindTheSameForACidOfTheLogAsForItsFile() throws IOException {
        JsonNode file = similar("music/song.mp3");
        JsonNode logged = similar(cid("music/song.mp3"));
        for (String list : List.of("bySound", "byRecording", "cid", "tracks")) {
            assertThat(logged.get(list)).isEqualTo(file.get(list));
        }
        String same = cid("music/same.ogg");
        assertThat(run("similar", cid("music/song.mp3"), "--log", "results", "--k", "1")
                        .outLines())
                .anyMatch(line -> line.contains(same))
                .contains("By sound, of 3 tracks:", "By shared recording:");
    }

    @Test
    void shouldWriteWhatTheConsoleShowsWhenAllAreAsked() throws IOException {
        Result first = run("similar", "--all", "--log", "results");
        assertThat(first.code()).as(first.err()).isZero();
        Path file = folder.resolve("results/sound.jsonl");
        List<String> lines = Files.readAllLines(file);
        assertThat(JSON.readTree(lines.get(0)).get("format").asText()).isEqualTo("tonemark-sound-1");
        assertThat(lines).hasSize(4);
        assertThat(lines.subList(1, 4)).isSorted().allMatch(line -> line.startsWith("{\"item\":\"bafy"));
        String own = cid("music/song.mp3");
        String line = lines.stream()
                .filter(text -> text.startsWith("{\"item\":\"" + own))
                .findFirst()
                .orElseThrow();
        JsonNode song = JSON.readTree(line);
        assertThat(song.at("/near/0/item").asText()).isEqualTo(cid("music/same.ogg"));
        assertThat(song.get("near")).hasSize(2);
        byte[] bytes = Files.readAllBytes(file);
        run("similar", "--all", "--log", "results");
        assertThat(file).hasBinaryContent(bytes);
        assertThat(run("similar", "--log", "results").err()).contains("give one INPUT, or --all");
        assertThat(run("similar", "music/song.mp3", "--all", "--log", "results").code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldFindNoRecordingOfATrackThatIsNotInTheLog() throws IOException {
        JsonNode found = similar("noise.flac", "--k", "2");
        assertThat(found.get("bySound")).hasSize(2);
        assertThat(found.get("byRecording")).isEmpty();
        assertThat(found.at("/bySound/0/similarity").asDouble()).isLessThan(0.9);
    }

    @Test
    void shouldShowWhatIsLikedTogetherAndLetSoundSpeakForAColdTrack() throws IOException {
        StringBuilder csv = new StringBuilder("user,item,count\n");
        for (int u = 0; u < 8; u++) {
            csv.append(u).append(',').append(cid("music/same.ogg")).append(",3\n");
            csv.append(u).append(",favourite,2\n");
        }
        Files.writeString(folder.resolve("plays.csv"), csv);
        Path liked = folder.resolve("results/liked.jsonl");
        assertThat(run("ratings", "learn", "plays.csv", "--out", "results").code())
                .isZero();
        try {
            JsonNode warm = similar(cid("music/same.ogg")).get("liked");
            assertThat(warm.get("basis").asText()).isEqualTo("ratings");
            assertThat(warm.at("/tracks/0/item").asText()).isEqualTo("favourite");
            JsonNode cold = similar("music/song.mp3").get("liked");
            assertThat(cold.get("basis").asText()).isEqualTo("sound");
            assertThat(cold.at("/tracks/0/item").asText()).isEqualTo("favourite");
            assertThat(cold.at("/tracks/0/score").asDouble())
                    .isLessThan(warm.at("/tracks/0/score").asDouble());
        } finally {
            Files.delete(liked);
        }
        assertThat(similar(cid("music/same.ogg")).get("liked").isNull()).isTrue();
    }

    @Test
    void shouldSayInOneLineWhatIsWrong() throws IOException {
        assertThat(run("similar", "music/song.mp3", "--log", "nowhere").err())
                .isEqualTo("tonemark: no log in nowhere: run tonemark verify INPUT --out nowhere\n");
        assertThat(run("similar", "music", "--log", "results").err()).contains("takes one track");
        assertThat(run("similar", "music/song.mp3", "--log", "results", "--k", "0")
                        .code())
                .isEqualTo(ExitCode.USAGE);
        Result gone = run("similar", "gone.mp3", "--log", "results");
        assertThat(gone.code()).isNotZero();
        assertThat(gone.err()).contains("gone.mp3").hasLineCount(1);
        Files.writeString(folder.resolve("text.mp3"), "no audio");
        Result text = run("similar", "text.mp3", "--log", "results");
        assertThat(text.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(text.err()).contains("was not measured").hasLineCount(1);
    }
}

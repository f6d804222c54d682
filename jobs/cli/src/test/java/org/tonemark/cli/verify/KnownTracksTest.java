package org.tonemark.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Schemas;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;
import org.tonemark.cli.demo.PluckedStrings;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.features.decode.FfmpegTranscoder.Filter;
import org.tonemark.features.decode.FfmpegTranscoder.Format;
import org.tonemark.ipfs.UnixFsHasher;
import org.tonemark.verdict.Known.Kind;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;

/** Synthesised tracks, real codecs, real fingerprints; every track scores as AI, so that only its relatives decide. */
class KnownTracksTest {
    private static final int RATE = PluckedStrings.SAMPLE_RATE;
    private static final float[][] SONG = PluckedStrings.play(new Random(1), 24);
    private static final float[][] OTHER = PluckedStrings.play(new Random(2), 24);

    @TempDir
    static Path music;

    @TempDir
    Path folder;

    @BeforeAll
    static void music() throws IOException {
        write("a song.mp3", SONG, Format.MP3);
        write("b same.ogg", SONG, Format.VORBIS);
        write("c fast.mp3", SONG, Format.MP3, Filter.speed(RATE, 1.03));
        write("d cut.flac", cut(SONG, 6, 16), Format.FLAC);
        write("e sample.flac", joined(cut(OTHER, 0, 19), cut(SONG, 8, 13)), Format.FLAC);
        write("f another.mp3", PluckedStrings.play(new Random(3), 24), Format.MP3);
    }

    @BeforeEach
    void list() throws IOException {
        manifest("all.tsv", "a song.mp3", "b same.ogg", "c fast.mp3", "d cut.flac", "e sample.flac", "f another.mp3");
    }

    @Test
    void shouldTellDuplicatesVariationsAndSharedPartsFromTheFirst() throws IOException {
        Map<String, Verdict> verdicts = verify("all.tsv");
        assertThat(verdicts.get("a song").outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(verdicts.get("a song").known()).isEmpty();
        assertRelated(verdicts, "b same", Kind.DUPLICATE, Outcome.ACCEPTED);
        assertRelated(verdicts, "c fast", Kind.VARIATION, Outcome.REVIEW);
        assertThat(verdicts.get("c fast").known().get(0).tempoRatio()).isBetween(1.028, 1.032);
        assertThat(verdicts.get("c fast").known().get(0).pitchRatio()).isBetween(1.025, 1.035);
        assertRelated(verdicts, "d cut", Kind.VARIATION, Outcome.REVIEW);
        assertThat(verdicts.get("d cut").known().get(0).knownStartSeconds()).isBetween(5.5, 7.5);
        assertRelated(verdicts, "e sample", Kind.PART, Outcome.ACCEPTED);
        assertThat(verdicts.get("e sample").known().get(0).startSeconds()).isBetween(18.0, 21.0);
        assertThat(verdicts.get("f another").known()).isEmpty();
        for (Verdict verdict : verdicts.values()) {
            Schemas.assertFits("verdict-1", VerdictJson.write(verdict));
        }
    }

    @Test
    void shouldGiveTheSameLinesOnSparkAndInAnyOrder() throws IOException {
        String lines = run("verify", "all.tsv", "--json", "--master", "none").out();
        assertThat(run("verify", "all.tsv", "--json", "--master", "local[2]").out())
                .isEqualTo(lines);
        manifest("back.tsv", "f another.mp3", "e sample.flac", "d cut.flac", "c fast.mp3", "b same.ogg", "a song.mp3");
        assertThat(run("verify", "back.tsv", "--json", "--master", "none").outLines())
                .containsExactlyInAnyOrderElementsOf(lines.lines().toList());
    }

    @Test
    void shouldFindTracksOfEarlierRunsAndDecideLaterOnesAgain() throws IOException {
        manifest("first.tsv", "b same.ogg", "f another.mp3");
        assertThat(verify("first.tsv", "--out", "out").get("b same").known()).isEmpty();
        manifest("second.tsv", "c fast.mp3");
        Map<String, Verdict> second = verify("second.tsv", "--out", "out");
        assertThat(second.get("c fast").known().get(0).cid()).isEqualTo(cid("b same.ogg"));

        Files.writeString(
                folder.resolve("third.tsv"),
                "file\tsubmitted\n" + music.resolve("a song.mp3") + "\t2020-01-01T00:00:00Z\n");
        Result third = run("verify", "third.tsv", "--out", "out", "--json", "--master", "none");
        assertThat(VerdictJson.read(third.out().strip()).known()).isEmpty();
        assertThat(third.err()).contains("2 tracks of the log were decided again");
        Result again = run("verify", "first.tsv", "--out", "out", "--json", "--master", "none");
        assertThat(again.err()).contains("2 from the log");
        assertThat(byName(again).get("b same").known().get(0).cid()).isEqualTo(cid("a song.mp3"));
    }

    @Test
    void shouldKeepTheRankOfSubmissionWhateverTheOrderOfTheBatch() throws IOException {
        Files.writeString(
                folder.resolve("times.tsv"),
                "file\tsubmitted\n" + music.resolve("a song.mp3") + "\t2026-05-02T10:00:00+02:00\n"
                        + music.resolve("b same.ogg") + "\t2026-05-02T07:59:59Z\n"
                        + music.resolve("f another.mp3") + "\tyesterday\n");
        Result result = run("verify", "times.tsv", "--json", "--master", "none");
        assertThat(result.code()).isEqualTo(ExitCode.INCOMPLETE);
        Map<String, Verdict> verdicts = byName(result);
        assertThat(verdicts.get("b same").known()).isEmpty();
        assertRelated(verdicts, "a song", Kind.DUPLICATE, Outcome.ACCEPTED);
        assertThat(result.outLines().get(2)).contains("BAD_MANIFEST_LINE");
    }

    @Test
    void shouldFindTheRejectedOriginalBehindManyCopiesOfOneBatch() throws IOException {
        manifest("first.tsv", "a song.mp3");
        new TestHost(folder)
                .run((host, model) -> new FixedLikelihood(0.001, "fixed"), "verify", "first.tsv", "--out", "out");
        Path copies = Files.createDirectory(folder.resolve("copies"));
        byte[] one = new FfmpegTranscoder().encode(SONG, RATE, Format.MP3, 64, List.of(Filter.lowPass(6_000)));
        for (int i = 0; i < 30; i++) {
            byte[] copy = Arrays.copyOf(one, one.length + 1 + i);
            Files.write(copies.resolve("copy " + i + ".mp3"), copy);
        }
        assertThat(verify("copies", "--out", "out").values())
                .hasSize(30)
                .allSatisfy(copy -> assertThat(copy.outcome()).isEqualTo(Outcome.REJECTED));
    }

    private static void assertRelated(Map<String, Verdict> verdicts, String name, Kind kind, Outcome outcome) {
        Verdict verdict = verdicts.get(name);
        assertThat(verdict.known()).as(name).isNotEmpty();
        assertThat(verdict.known().get(0).kind()).as(name).isEqualTo(kind);
        assertThat(verdict.outcome()).as(name).isEqualTo(outcome);
    }

    private Result run(String... args) {
        return new TestHost(folder).run((host, model) -> new FixedLikelihood(0.999, "fixed"), args);
    }

    private Map<String, Verdict> verify(String... args) {
        Result result = run(Stream.concat(Stream.of("verify", "--json", "--master", "none"), Arrays.stream(args))
                .toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
        return byName(result);
    }

    private static Map<String, Verdict> byName(Result result) {
        return result.outLines().stream()
                .map(VerdictJson::read)
                .collect(Collectors.toMap(
                        v -> Path.of(v.input()).getFileName().toString().replaceFirst("\\.\\w+$", ""),
                        Function.identity()));
    }

    private static String cid(String name) throws IOException {
        try (var in = Files.newInputStream(music.resolve(name))) {
            return UnixFsHasher.hash(in).toString();
        }
    }

    /** Of one time each, in their order: the first is the oldest. */
    private void manifest(String name, String... files) throws IOException {
        List<String> rows = new ArrayList<>(List.of("file\tsubmitted"));
        for (String file : files) {
            rows.add(music.resolve(file) + "\t2026-01-0" + (file.charAt(0) - 'a' + 1) + "T00:00:00Z");
        }
        Files.write(folder.resolve(name), rows);
    }

    private static void write(String name, float[][] samples, Format format, Filter... filters) throws IOException {
        Files.write(music.resolve(name), new FfmpegTranscoder().encode(samples, RATE, format, 128, List.of(filters)));
    }

    private static float[][] cut(float[][] samples, int from, int to) {
        return Arrays.stream(samples)
                .map(channel -> Arrays.copyOfRange(channel, from * RATE, to * RATE))
                .toArray(float[][]::new);
    }

    private static float[][] joined(float[][] one, float[][] other) {
        float[][] all = new float[one.length][];
        for (int c = 0; c < all.length; c++) {
            all[c] = Arrays.copyOf(one[c], one[c].length + other[c].length);
            System.arraycopy(other[c], 0, all[c], one[c].length, other[c].length);
        }
        return all;
    }
}

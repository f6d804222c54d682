package org.tonemark.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
import org.tonemark.verdict.Known;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;

/** Real recordings, codecs, fingerprints and keys; every track scores as AI. */
class CatalogueTest {
    private static final int RATE = PluckedStrings.SAMPLE_RATE;

    @TempDir
    static Path music;

    @TempDir
    Path folder;

    @BeforeAll
    static void music() throws IOException {
        Files.createDirectories(music.resolve("masters"));
        write("masters/song.flac", PluckedStrings.play(new Random(11), 20), Format.FLAC);
        write("masters/other.flac", PluckedStrings.play(new Random(12), 20), Format.FLAC);
        Files.writeString(music.resolve("masters/broken.mp3"), "no audio");
        write("stolen.mp3", PluckedStrings.play(new Random(11), 20), Format.MP3, Filter.speed(RATE, 0.98));
        write("own.mp3", PluckedStrings.play(new Random(13), 20), Format.MP3);
    }

    @BeforeEach
    void list() throws IOException {
        Files.write(folder.resolve("list.txt"), List.of(file("stolen.mp3"), file("own.mp3")));
    }

    @Test
    void shouldRejectARecordingOfACatalogueWithItsPlaceAndDecideLoggedTracksAgain() throws IOException {
        assertThat(verify().get(0).outcome()).isEqualTo(Outcome.ACCEPTED);
        Result added = run("catalogue", "add", "label-x", file("masters"), "--note", "Label X\u001b[31m");
        assertThat(added.code()).as(added.err()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(added.err()).contains("left out: ", "broken.mp3: NOT_AUDIO");
        assertThat(added.out()).startsWith("label-x version 1: 2 recordings, 0 CIDs, signed by 0x");

        Result again = run("verify", "list.txt", "--out", "out", "--json", "--master", "none");
        assertThat(again.err()).contains("2 from the log");
        Verdict stolen = VerdictJson.read(again.outLines().get(0));
        assertThat(stolen.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(stolen.reasons()).startsWith("KNOWN_HUMAN");
        assertThat(stolen.catalogues()).hasSize(1).allMatch(c -> c.matches("label-x 1 [0-9a-f]{16}"));
        Known known = stolen.known().get(0);
        assertThat(known.entry()).isEqualTo("masters/song.flac");
        assertThat(known.tempoRatio()).isBetween(0.978, 0.982);
        Schemas.assertFits("verdict-1", again.outLines().get(0));
        assertThat(VerdictJson.read(again.outLines().get(1)).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("label-x: ");
        assertThat(run("explain", file("stolen.mp3")).out())
                .contains("catalogue: 0:00", "2.0 % slower", "of label-x: masters/song.flac");

        assertThat(run("catalogue", "remove", "label-x").code()).isEqualTo(ExitCode.OK);
        assertThat(verify().get(0).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(run("log", "status", "--out", "out", "--json").out()).contains("\"contradictions\":0");
        assertThat(run("log", "compact", "--out", "out").code()).isEqualTo(ExitCode.OK);
        assertThat(verify().get(0).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void shouldDenyCidsOfACatalogueWithoutFetchingThem() throws IOException {
        String cid = verify().get(1).cid();
        Files.writeString(folder.resolve("cids.tsv"), "cid\n" + cid + "\n");
        assertThat(run("catalogue", "add", "takedowns", "cids.tsv").out()).contains("0 recordings, 1 CIDs");
        assertThat(verify().get(1).reasons()).containsExactly("DENYLISTED");
    }

    @Test
    void shouldShareACatalogueAsOneFileWithThoseWhoTrustItsSigner() throws IOException {
        String out =
                run("catalogue", "add", "label-x", file("masters/song.flac")).out();
        String signer = out.replaceAll("(?s).*signed by (0x[0-9a-f]{40}).*", "$1");
        Path shared = folder.resolve("tonemark-data/catalogues/label-x.tmcat");
        String[] take = {"catalogue", "import", shared.toString(), "--catalogues", "theirs"};
        Result refused = run(take);
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("signed by " + signer + ", who is not trusted here");
        run("catalogue", "trust", signer, "--note", "Label X", "--catalogues", "theirs");
        assertThat(run(take).out()).isEqualTo(out.replaceFirst(", [^,]*\n", "\n"));
        assertThat(run(take).err()).contains("there already, as version 1");
        run("catalogue", "add", "label-x", file("masters/other.flac"));
        assertThat(run(take).out()).contains("version 2: 2 recordings");
        assertThat(run("catalogue", "list", "--catalogues", "theirs").outLines())
                .hasSize(1);
        Result verified =
                run("verify", "list.txt", "--master", "local[2]", "--catalogues", "theirs", "--catalogue", "label-x");
        assertThat(verified.outLines().get(0)).startsWith("rejected").contains("KNOWN_HUMAN");
        assertThat(run("verify", "list.txt", "--catalogue", "nobody").err()).contains("no catalogue nobody in ");
    }

    @Test
    void shouldRefuseADamagedForgedOrNewerCatalogueInOneLine() throws IOException {
        run("catalogue", "add", "label-x", file("masters/song.flac"));
        Path shared = folder.resolve("tonemark-data/catalogues/label-x.tmcat");
        byte[] whole = Files.readAllBytes(shared);
        List<byte[]> hostile = new ArrayList<>();
        for (int length : new int[] {0, 3, 6, 40, whole.length / 2, whole.length - 1}) {
            hostile.add(Arrays.copyOf(whole, length));
        }
        for (int at : new int[] {0, 5, 6, 30, whole.length / 2, whole.length - 80, whole.length - 10}) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            hostile.add(damaged);
        }
        for (byte[] bytes : hostile) {
            Files.write(shared, bytes);
            Result result = run("verify", "list.txt", "--master", "none");
            assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err().lines()).as(result.err()).hasSize(1);
            assertThat(result.err()).startsWith("tonemark: catalogue ").doesNotContain("a bug");
        }
        byte[] newer = whole.clone();
        newer[5] = 2;
        Files.write(shared, newer);
        assertThat(run("catalogue", "list").err()).contains("of format 2; this program reads 1");
        assertThat(run("catalogue", "add", "../escape", file("masters")).err()).contains("lower-case letters");
    }

    private List<Verdict> verify() {
        Result result = run("verify", "list.txt", "--out", "out", "--json", "--master", "none");
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
        return result.outLines().stream().map(VerdictJson::read).toList();
    }

    private Result run(String... args) {
        return new TestHost(folder).run((host, model) -> new FixedLikelihood(0.999, "fixed"), args);
    }

    private static String file(String name) {
        return music.resolve(name).toString();
    }

    private static void write(String name, float[][] samples, Format format, Filter... filters) throws IOException {
        Files.write(music.resolve(name), new FfmpegTranscoder().encode(samples, RATE, format, 128, List.of(filters)));
    }
}

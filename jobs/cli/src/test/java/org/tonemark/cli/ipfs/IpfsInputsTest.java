package org.tonemark.cli.ipfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Schemas;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;
import org.tonemark.ipfs.Cid;
import org.tonemark.ipfs.Cid.Codec;
import org.tonemark.ipfs.HostileNode;
import org.tonemark.ipfs.TestDag;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;

/** CIDs, folders of them, CAR files and manifests as inputs; a node of our own in place of a real one. */
class IpfsInputsTest {
    private final TestDag dag = new TestDag();
    private final Cid a = track("a");
    private final Cid b = track("b");

    @TempDir
    Path folder;

    @Test
    void shouldTakeTheAudioFilesOfAFolderInTheOrderOfTheirNames() throws IOException {
        Cid disc = dag.folder(Map.of("1.mp3", b, "noextension", a, "notes.txt", a));
        Map<String, Cid> entries = new LinkedHashMap<>();
        entries.put("b.mp3", b);
        entries.put("a.mp3", a);
        entries.put("disc.2", disc);
        entries.put(".hidden.mp3", a);
        entries.put("cover.jpg", a);
        Cid album = dag.folder(entries);
        Result result = run("verify", album.toString(), "--ipfs", blocks());
        assertThat(inputs(result))
                .containsExactly(
                        album + "/a.mp3", album + "/b.mp3", album + "/disc.2/1.mp3", album + "/disc.2/noextension");
        assertThat(verdicts(result).get(2).cid()).isEqualTo(b.toString());
        assertThat(result.err()).contains("2 files skipped by name");
        assertThat(result.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void shouldReadPathsAndFoldersInAList() throws IOException {
        Cid album = dag.folder(Map.of("a.mp3", a, "b.mp3", b));
        Files.writeString(
                folder.resolve("list.txt"),
                String.join(
                        "\n",
                        "/ipfs/" + album + "/b.mp3",
                        "ipfs://" + a,
                        album + "/",
                        album.toString(),
                        album + "/c.mp3"));
        Result result = run("verify", "list.txt", "--ipfs", blocks());
        List<Verdict> verdicts = verdicts(result);
        assertThat(inputs(result))
                .containsExactly(
                        "/ipfs/" + album + "/b.mp3",
                        "ipfs://" + a,
                        album + "/a.mp3",
                        album + "/b.mp3",
                        album.toString(),
                        album + "/c.mp3");
        assertThat(verdicts.get(0).cid()).isEqualTo(b.toString());
        assertThat(verdicts.get(4).outcome()).isEqualTo(Outcome.UNREADABLE);
        assertThat(verdicts.get(4).reasons()).containsExactly("FOLDER");
        assertThat(verdicts.get(5).reasons()).containsExactly("NOT_RETRIEVABLE", "FILE_NOT_FOUND");
    }

    @Test
    void shouldListAFolderOnceForAllPathsInIt() throws IOException {
        Cid album = dag.folder(Map.of("a.mp3", a, "b.mp3", b));
        Files.writeString(folder.resolve("list.txt"), album + "/a.mp3\n" + album + "/b.mp3\n");
        try (HostileNode node =
                new HostileNode((n, cid, wire) -> wire.block(dag.blocks().get(cid)))) {
            Result result = run("verify", "list.txt", "--ipfs", node.url());
            assertThat(verdicts(result)).allSatisfy(v -> assertThat(v.origin()).isNotNull());
            assertThat(node.requests()).hasSize(3);
        }
    }

    @Test
    void shouldTakeTheRootsOfACar() throws IOException {
        Cid album = dag.folder(Map.of("x.mp3", b));
        dag.car(folder.resolve("some.car"), a, album);
        Result result = run("verify", "some.car");
        assertThat(inputs(result)).containsExactly("some.car/" + a, "some.car/" + album + "/x.mp3");
        assertThat(verdicts(result)).allSatisfy(v -> assertThat(v.origin()).isNotNull());
        Files.write(folder.resolve("bad.car"), "no CAR".getBytes(StandardCharsets.US_ASCII));
        Result bad = run("verify", "bad.car", "some.car");
        assertThat(bad.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(verdicts(bad).get(0).reasons()).containsExactly("NOT_RETRIEVABLE", "MALFORMED_CONTENT");
        assertThat(bad.outLines()).hasSize(3);
    }

    @Test
    void shouldCallACarWithAWrongBlockAMismatch() throws IOException {
        byte[] car = dag.carBytes(a);
        int at = new String(car, StandardCharsets.ISO_8859_1).indexOf("track a");
        car[at] ^= 1;
        Files.write(folder.resolve("wrong.car"), car);
        Result result = run("verify", "wrong.car");
        assertThat(verdicts(result).get(0).reasons()).containsExactly("CONTENT_MISMATCH");
        Schemas.assertFits("verdict-1", result.outLines().get(0));
    }

    @Test
    void shouldMakeNoPathOfAName() throws IOException {
        Cid album = dag.folder(Map.of("../../../../etc/passwd", a, "ok.mp3", b));
        Result result = run("verify", album.toString(), "--ipfs", blocks());
        assertThat(verdicts(result).get(0).reasons()).containsExactly("NOT_RETRIEVABLE", "MALFORMED_CONTENT");
        assertThat(verdicts(result).get(1).outcome()).isNotNull();
    }

    @Test
    void shouldPlanAFolderOfAHundredThousand() throws IOException {
        Map<String, byte[]> shards = new LinkedHashMap<>();
        for (int slot = 0; slot < 250; slot++) {
            Map<String, byte[]> shard = new LinkedHashMap<>();
            for (int i = 0; i < 400; i++) {
                int track = slot * 400 + i;
                Cid cid = new Cid(
                        Codec.RAW, java.util.Arrays.copyOf(("" + track).getBytes(StandardCharsets.US_ASCII), 32));
                shard.put("%02X%06d.mp3".formatted(i % 256, track), cid.bytes());
            }
            shards.put(
                    "%02X".formatted(slot),
                    dag.unixFs(5, new byte[0], shard, 256).bytes());
        }
        Cid sharded = dag.unixFs(5, new byte[] {1}, shards, 256);
        Result result = run("verify", sharded.toString(), "--dry-run", "--ipfs", blocks());
        assertThat(result.outLines()).hasSize(100_000);
    }

    @Test
    void shouldRejectWhatIsDenylistedBeforeFetchingIt() throws IOException {
        Files.writeString(folder.resolve("a.mp3"), "track a");
        try (HostileNode node =
                new HostileNode((n, cid, wire) -> wire.block(dag.blocks().get(cid)))) {
            String[] args = {"verify", "a.mp3", b.toString(), "--ipfs", "rpc+" + node.url(), "--out", "out"};
            Result before = run(args);
            assertThat(node.requests()).hasSize(1);
            deny(a + " court-order-7", "/ipfs/" + b);
            Result denied = run(append(args, "--denylist", "deny.txt"));
            assertThat(node.requests()).as("nothing is fetched").hasSize(1);
            assertThat(denied.code()).isEqualTo(ExitCode.OK);
            assertThat(verdicts(denied)).allSatisfy(v -> {
                assertThat(v.outcome()).isEqualTo(Outcome.REJECTED);
                assertThat(v.reasons()).containsExactly("DENYLISTED");
                assertThat(v.origin()).isNull();
            });
            assertThat(denied.outLines()).allSatisfy(line -> Schemas.assertFits("verdict-1", line));
            deny("# all lifted");
            Result lifted = run(append(args, "--denylist", "deny.txt"));
            assertThat(lifted.err()).contains("2 from the log");
            assertThat(lifted.out()).isEqualTo(before.out());
        }
    }

    @Test
    void shouldMeasureOnceTheEntryIsLifted() throws IOException {
        Files.writeString(folder.resolve("a.mp3"), "track a");
        deny(a.toString());
        Result denied = run("verify", "a.mp3", "--out", "out", "--denylist", "deny.txt");
        assertThat(verdicts(denied).get(0).reasons()).containsExactly("DENYLISTED");
        Result human =
                new TestHost(folder).run("verify", "a.mp3", "--master", "none", "--denylist", "deny.txt", "--dry-run");
        assertThat(human.outLines()).containsExactly("denied     a.mp3");
        Result lifted = run("verify", "a.mp3", "--out", "out");
        assertThat(verdicts(lifted).get(0).origin()).isNotNull();
        assertThat(lifted.err()).doesNotContain("from the log");
    }

    @Test
    void shouldRefuseADenylistItDoesNotUnderstand() throws IOException {
        deny(a.toString(), "not a rule");
        Result result = run("verify", a.toString(), "--denylist", "deny.txt");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).isEqualTo("tonemark: deny.txt, line 2: neither a CID nor a rule of a denylist\n");
    }

    @Test
    void shouldSayOnOneLineWhatIsWrongWithASource() {
        assertThat(run("verify", a.toString(), "--ipfs", "http://me:secret@node:5001")
                        .err())
                .contains("user name or password")
                .doesNotContain("secret");
        assertThat(run("verify", a.toString(), "--ipfs", "localhost:5001").err())
                .contains("http://127.0.0.1:5001");
        assertThat(run("verify", a.toString(), "--ipfs-rounds", "0").err())
                .endsWith("rounds must be above 0 and at most 1000\n");
        assertThat(run("verify", a.toString(), "--ipfs-timeout", "99999999999").code())
                .isEqualTo(ExitCode.USAGE);
        Result nobody = run("verify", a.toString(), "--ipfs", "http://127.0.0.1:1", "--ipfs-rounds", "1");
        assertThat(nobody.code()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(nobody.err()).contains("no IPFS node can be reached");
        assertThat(verdicts(nobody).get(0).reasons()).containsExactly("NOT_RETRIEVABLE");
    }

    @Test
    void shouldExplainACid() throws IOException {
        Result result = new TestHost(folder).run("explain", b.toString(), "--json", "--ipfs", blocks());
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
        assertThat(result.out()).contains(b.toString(), "aiLikelihood");
    }

    @Test
    void shouldShowNoPasswordOfASource() {
        Result result = new TestHost(folder)
                .with("TONEMARK_IPFS", "http://me:secret@node:5001,https://gateway.example")
                .run("config", "show");
        assertThat(result.out())
                .contains("http://********@node:5001,https://gateway.example")
                .doesNotContain("secret");
    }

    @Test
    void shouldTakeSourcesAndDenylistFromTheConfiguration() throws IOException {
        deny(b + " spam");
        Files.writeString(
                folder.resolve("tonemark.yaml"), "ipfs: " + blocks() + ",http://127.0.0.1:1\ndenylist: deny.txt\n");
        Result result = run("verify", a.toString(), b.toString());
        assertThat(verdicts(result).get(0).origin()).isNotNull();
        assertThat(verdicts(result).get(1).reasons()).containsExactly("DENYLISTED");
    }

    @Test
    void shouldGiveTheSameLinesOnSpark() throws IOException {
        try (HostileNode node =
                new HostileNode((n, cid, wire) -> wire.block(dag.blocks().get(cid)))) {
            String[] args = {"verify", a.toString(), b.toString(), "--ipfs", node.url()};
            String plain = run(args).out();
            String spark = new TestHost(folder)
                    .run(append(args, "--json", "--master", "local[2]"))
                    .out();
            assertThat(spark).isEqualTo(plain).contains("aiLikelihood");
        }
    }

    private Cid track(String name) {
        return dag.put(Codec.RAW, ("track " + name).getBytes(StandardCharsets.UTF_8));
    }

    private String blocks() throws IOException {
        return dag.folderOfBlocks(folder.resolve("blocks")).toString();
    }

    private void deny(String... lines) throws IOException {
        Files.write(folder.resolve("deny.txt"), List.of(lines));
    }

    private Result run(String... args) {
        return new TestHost(folder).run(append(args, "--json", "--master", "none"));
    }

    private static String[] append(String[] args, String... more) {
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new);
    }

    private static List<String> inputs(Result result) {
        return verdicts(result).stream().map(Verdict::input).toList();
    }

    private static List<Verdict> verdicts(Result result) {
        return result.outLines().stream().map(VerdictJson::read).toList();
    }
}

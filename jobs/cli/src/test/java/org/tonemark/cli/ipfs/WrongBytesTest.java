package org.tonemark.cli.ipfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;
import org.tonemark.features.decode.BadAudio;
import org.tonemark.features.decode.FfmpegTranscoder.Format;
import org.tonemark.ipfs.Cid;
import org.tonemark.ipfs.HostileNode;
import org.tonemark.ipfs.TestDag;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;

/** No verdict stands on a part of a file: real audio, the real decoder and models, the last block missing or wrong. */
@Timeout(120)
class WrongBytesTest {
    private static final int CHUNK = 20_000;

    @TempDir
    Path folder;

    private final TestDag dag = new TestDag();

    @ParameterizedTest
    @EnumSource(names = {"MP3", "M4A", "FLAC"})
    void shouldMeasureNothingWhenTheLastBlockIsWrong(Format format) throws IOException, InterruptedException {
        byte[] music = BadAudio.coded(format);
        Cid cid = dag.file(music, CHUNK, 174);
        Cid last = last(music);
        List<Path> spools = spools();
        try (HostileNode node = new HostileNode((n, id, wire) -> wire.block(
                id.equals(last)
                        ? new byte[dag.blocks().get(id).length]
                        : dag.blocks().get(id)))) {
            Verdict verdict = verify(cid, node);
            assertThat(verdict.outcome()).isEqualTo(Outcome.UNREADABLE);
            assertThat(verdict.reasons()).containsExactly("CONTENT_MISMATCH");
            assertThat(verdict.audio()).isNull();
        }
        try (HostileNode node = new HostileNode((n, id, wire) -> {
            if (id.equals(last)) {
                wire.error(404, "gone");
            } else {
                wire.block(dag.blocks().get(id));
            }
        })) {
            Verdict verdict = verify(cid, node);
            assertThat(verdict.outcome()).isNull();
            assertThat(verdict.reasons()).containsExactly("NOT_RETRIEVABLE");
        }
        assertDeleted(spools);
    }

    /** The decoder refuses after the first bytes; the rest is read all the same. */
    @Test
    void shouldCheckTheWholeFileWhenTheDecoderHasSeenEnough() throws IOException {
        byte[] text = new byte[200_000];
        Arrays.fill(text, (byte) 'x');
        text[199_999] = 'y';
        Cid cid = dag.file(text, CHUNK, 174);
        try (HostileNode honest =
                        new HostileNode((n, id, wire) -> wire.block(dag.blocks().get(id)));
                HostileNode liar = new HostileNode((n, id, wire) -> wire.block(
                        id.equals(last(text)) ? new byte[CHUNK] : dag.blocks().get(id)))) {
            assertThat(verify(cid, honest).reasons()).containsExactly("NOT_AUDIO");
            assertThat(verify(cid, liar).reasons()).containsExactly("CONTENT_MISMATCH");
        }
    }

    private Verdict verify(Cid cid, HostileNode node) {
        Result result = new TestHost(folder)
                .runShipped(
                        "verify",
                        cid.toString(),
                        "--json",
                        "--master",
                        "none",
                        "--ipfs",
                        "rpc+" + node.url(),
                        "--ipfs-rounds",
                        "2");
        assertThat(result.outLines()).as(result.err()).hasSize(1);
        return VerdictJson.read(result.outLines().get(0));
    }

    private Cid last(byte[] bytes) {
        int from = (bytes.length - 1) / CHUNK * CHUNK;
        return new TestDag().file(Arrays.copyOfRange(bytes, from, bytes.length), CHUNK, 174);
    }

    /** Other processes may spool at the same time: theirs vanish too. */
    private static void assertDeleted(List<Path> before) throws IOException, InterruptedException {
        List<Path> left = spools();
        left.removeAll(before);
        for (int i = 0; i < 100 && left.stream().anyMatch(Files::exists); i++) {
            Thread.sleep(100);
        }
        assertThat(left).allSatisfy(spool -> assertThat(spool).doesNotExist());
    }

    private static List<Path> spools() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".spool"))
                    .sorted()
                    .toList());
        }
    }
}

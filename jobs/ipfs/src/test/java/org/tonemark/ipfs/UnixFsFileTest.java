package org.tonemark.ipfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tonemark.curation.core.hash.Sha256;
import org.tonemark.ipfs.Cid.Codec;
import org.tonemark.ipfs.ContentException.Kind;
import org.tonemark.ipfs.TestDag.Child;

class UnixFsFileTest {
    private static final long GIB = 1L << 30;

    private final TestDag dag = new TestDag();

    @ParameterizedTest
    @CsvSource({
        "0, 10, 3",
        "1, 10, 3",
        "10, 10, 3",
        "11, 10, 3",
        "1000, 7, 2",
        "700000, 262144, 174",
        "300000, 1000, 11"
    })
    void shouldGiveTheBytesInOrderWhateverTheChunksAndTheTree(int length, int chunk, int width) throws IOException {
        byte[] bytes = random(length);
        assertThat(read(dag.file(bytes, chunk, width))).isEqualTo(bytes);
    }

    @Test
    void shouldReadWhatTheHasherNames() throws IOException {
        byte[] bytes = random(600_000);
        Cid cid = dag.file(bytes, UnixFsHasher.CHUNK_BYTES, UnixFsHasher.MAX_LINKS);
        assertThat(UnixFsHasher.hash(new ByteArrayInputStream(bytes))).isEqualTo(cid);
    }

    @Test
    void shouldReadLeavesOfDagPbAndBytesInLinks() throws IOException {
        // two leaves as version 0 writes them: "abc" in a node of type file, "de" inlined by the identity hash
        Cid leaf = dag.unixFs(2, ascii("abc"), Map.of(), 0);
        byte[] node =
                concat(link(leaf.bytes()), link(concat(new byte[] {1, 0x55, 0, 2}, ascii("de"))), message(new byte[] {
                    8, 2, 24, 5, 32, 3, 32, 2
                }));
        assertThat(read(dag.put(Codec.DAG_PB, node))).isEqualTo(ascii("abcde"));
    }

    @Test
    void shouldRefuseAWrongBlockBeforeAByteOfItLeaves() throws IOException {
        byte[] bytes = random(100);
        Cid cid = dag.file(bytes, 10, 3);
        Cid last = new Cid(Codec.RAW, Sha256.of(java.util.Arrays.copyOfRange(bytes, 90, 100)));
        dag.blocks().get(last)[9] ^= 1;
        InputStream in = new UnixFsFile(dag.checked(cid), cid, GIB);
        assertThat(in.readNBytes(90)).isEqualTo(java.util.Arrays.copyOf(bytes, 90));
        assertThatThrownBy(in::read).isInstanceOfSatisfying(ContentException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.MISMATCH);
            assertThat(e).hasMessageContaining(last.toString()).hasMessageContaining("wrong bytes");
        });
    }

    @Test
    void shouldCheckWhatIsNotAskedFor() throws IOException {
        Cid cid = dag.file(random(100), 10, 3);
        UnixFsFile file = new UnixFsFile(dag.checked(cid), cid, GIB);
        assertThat(file.read()).isNotNegative();
        dag.blocks().values().forEach(block -> block[0] ^= 1);
        assertThatThrownBy(file::drain).isInstanceOf(ContentException.class);
    }

    @Test
    void shouldRefuseSizesThatLie() {
        Cid leaf = dag.put(Codec.RAW, ascii("abc"));
        assertMalformed(dag.node(List.of(new Child(leaf, 4))), "a node of 3 bytes where its parent claims 4");
        Cid inner = dag.node(List.of(new Child(leaf, 3)));
        assertMalformed(dag.node(List.of(new Child(inner, 2))), "a node of 3 bytes where its parent claims 2");
        Cid sum = dag.put(Codec.DAG_PB, concat(link(leaf.bytes()), message(new byte[] {8, 2, 24, 9, 32, 3})));
        assertMalformed(sum, "a file's node of 3 bytes that claims 9");
        Cid count = dag.put(Codec.DAG_PB, concat(link(leaf.bytes()), message(new byte[] {8, 2, 24, 0})));
        assertMalformed(count, "1 links and 0 sizes");
    }

    @Test
    void shouldRefuseABombBeforeReadingIt() {
        Cid node = dag.put(Codec.RAW, random(1000));
        long size = 1000;
        for (int level = 0; level < 12; level++) {
            node = dag.node(Collections.nCopies(100, new Child(node, size)));
            size = Math.multiplyExact(size, 10);
            size *= 10;
            if (size > 1L << 56) {
                break;
            }
        }
        assertKind(node, Kind.TOO_LARGE);
    }

    @Test
    void shouldRefuseABombOfNothing() {
        Cid node = dag.put(Codec.RAW, new byte[0]);
        for (int level = 0; level < 10; level++) {
            node = dag.node(Collections.nCopies(50, new Child(node, 0)));
        }
        assertMalformed(node, "a tree of empty nodes");
    }

    @Test
    void shouldRefuseATreeThatIsTooDeep() {
        Cid node = dag.put(Codec.RAW, ascii("x"));
        for (int level = 0; level < 70; level++) {
            node = dag.node(List.of(new Child(node, 1)));
        }
        assertMalformed(node, "too many levels");
    }

    @Test
    void shouldRefuseWhatIsNoFile() {
        assertKind(dag.folder(Map.of("a.mp3", dag.put(Codec.RAW, ascii("x")))), Kind.FOLDER);
        Cid folder = dag.folder(Map.of());
        assertMalformed(dag.node(List.of(new Child(folder, 0))), "a folder inside a file");
        assertMalformed(dag.unixFs(4, ascii("/etc/passwd"), Map.of(), 0), "a symbolic link");
        assertMalformed(dag.unixFs(9, new byte[0], Map.of(), 0), "unknown type");
        assertMalformed(dag.put(Codec.DAG_PB, new byte[0]), "without UnixFS data");
        assertMalformed(dag.put(Codec.DAG_PB, ascii("no dag-pb at all")), "no dag-pb");
        byte[] sha512 = new byte[68];
        sha512[0] = 1;
        sha512[1] = 0x55;
        sha512[2] = 0x13;
        sha512[3] = 64;
        assertMalformed(
                dag.put(Codec.DAG_PB, concat(link(sha512), message(new byte[] {8, 2, 32, 1}))), "hash is not sha2-256");
    }

    /** Every node that random damage makes of a real one is read or refused, never anything else. */
    @Test
    void shouldReadOrRefuseWhateverTheBytes() throws IOException {
        Cid leaf = dag.put(Codec.RAW, ascii("abc"));
        byte[] node = dag.blocks().get(dag.node(List.of(new Child(leaf, 3), new Child(leaf, 3))));
        Random random = new Random(7);
        List<String> kinds = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            byte[] mutant = java.util.Arrays.copyOf(node, 1 + random.nextInt(node.length + 4));
            for (int n = random.nextInt(4); n >= 0; n--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
            }
            try {
                kinds.add("read " + read(dag.put(Codec.DAG_PB, mutant)).length);
            } catch (ContentException e) {
                kinds.add(e.kind().name());
            }
        }
        assertThat(kinds).contains("MALFORMED", "read 6");
    }

    private byte[] read(Cid cid) throws IOException {
        try (InputStream in = new UnixFsFile(dag.checked(cid), cid, GIB)) {
            return in.readAllBytes();
        }
    }

    private void assertMalformed(Cid cid, String message) {
        assertThatThrownBy(() -> read(cid))
                .isInstanceOfSatisfying(
                        ContentException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED))
                .hasMessageContaining(message);
    }

    private void assertKind(Cid cid, Kind kind) {
        assertThatThrownBy(() -> read(cid))
                .isInstanceOfSatisfying(
                        ContentException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Field 2 of a node: a link with nothing but its target, shorter than 126 bytes. */
    private static byte[] link(byte[] target) {
        return concat(new byte[] {0x12, (byte) (target.length + 2), 0x0a, (byte) target.length}, target);
    }

    /** Field 1 of a node. */
    private static byte[] message(byte[] fields) {
        return concat(new byte[] {0x0a, (byte) fields.length}, fields);
    }

    private static byte[] concat(byte[]... parts) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

package org.tonemark.curation.core.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tonemark.curation.core.Vectors;
import org.tonemark.curation.core.hash.Keccak;

class MerkleTreeTest {
    @Test
    void shouldAgreeWithOpenZeppelin() {
        for (String[] row : Vectors.rows("merkle.tsv")) {
            List<Leaf> leaves = leaves(Integer.parseInt(row[0]));
            MerkleTree tree = MerkleTree.of(leaves.stream().map(Leaf::hash).toList());
            assertThat("0x" + HexFormat.of().formatHex(tree.root())).isEqualTo(row[1]);
            List<String> proof = tree.proof(leaves.get(0).hash()).stream()
                    .map(h -> "0x" + HexFormat.of().formatHex(h))
                    .toList();
            List<String> expected = row[2].isEmpty() ? List.of() : Arrays.asList(row[2].split(","));
            assertThat(proof).isEqualTo(expected);
        }
    }

    @Test
    void shouldVerifyEveryLeafAndNoOther() {
        List<Leaf> leaves = leaves(37);
        MerkleTree tree = MerkleTree.of(leaves.stream().map(Leaf::hash).toList());
        for (Leaf leaf : leaves) {
            List<byte[]> proof = tree.proof(leaf.hash());
            assertThat(MerkleTree.verify(tree.root(), leaf.hash(), proof)).isTrue();
            byte[] forged = new Leaf(leaf.key() + "x", leaf.content()).hash();
            assertThat(MerkleTree.verify(tree.root(), forged, proof)).isFalse();
        }
    }

    @Test
    void shouldRefuseAnEmptyTreeAndAForeignLeaf() {
        assertThatThrownBy(() -> MerkleTree.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        MerkleTree tree = MerkleTree.of(List.of(leaves(1).get(0).hash()));
        assertThatThrownBy(() -> tree.proof(new byte[32])).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Leaf> leaves(int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> new Leaf(
                        "decision/track-" + "x".repeat(i) + "/" + i,
                        Keccak.hash(("content " + i).getBytes(StandardCharsets.UTF_8))))
                .toList();
    }
}

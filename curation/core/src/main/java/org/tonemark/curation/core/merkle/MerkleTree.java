package org.tonemark.curation.core.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tonemark.curation.core.hash.Keccak;

/**
 * OpenZeppelin's StandardMerkleTree: leaves are {@code keccak256(keccak256(abi.encode(value)))}, sorted; node i has
 * children 2i + 1 and 2i + 2; a parent hashes its children in ascending order. Contracts verify its proofs with
 * {@code MerkleProof.verify}.
 */
public final class MerkleTree {
    private final byte[][] nodes;
    private final int leaves;

    private MerkleTree(byte[][] nodes, int leaves) {
        this.nodes = nodes;
        this.leaves = leaves;
    }

    /**
     * @param leafHashes 32 bytes each, in any order, at least one
     * @throws IllegalArgumentException without leaves
     */
    public static MerkleTree of(List<byte[]> leafHashes) {
        if (leafHashes.isEmpty()) {
            throw new IllegalArgumentException("a Merkle tree needs a leaf");
        }
        byte[][] sorted = leafHashes.toArray(byte[][]::new);
        Arrays.sort(sorted, Arrays::compareUnsigned);
        int n = sorted.length;
        byte[][] nodes = new byte[2 * n - 1][];
        for (int i = 0; i < n; i++) {
            nodes[2 * n - 2 - i] = sorted[i];
        }
        for (int i = n - 2; i >= 0; i--) {
            nodes[i] = parent(nodes[2 * i + 1], nodes[2 * i + 2]);
        }
        return new MerkleTree(nodes, n);
    }

    /** 32 bytes. */
    public byte[] root() {
        return nodes[0].clone();
    }

    /** All nodes, the root first, 32 bytes each: {@code tree} of {@code StandardMerkleTree.dump()}. */
    public List<byte[]> nodes() {
        return Arrays.stream(nodes).map(byte[]::clone).toList();
    }

    /**
     * Where a leaf stands among the nodes.
     *
     * @throws IllegalArgumentException if the leaf is not in the tree
     */
    public int index(byte[] leafHash) {
        return find(leafHash);
    }

    /**
     * Siblings from the leaf to the root.
     *
     * @throws IllegalArgumentException if the leaf is not in the tree
     */
    public List<byte[]> proof(byte[] leafHash) {
        int at = find(leafHash);
        List<byte[]> siblings = new ArrayList<>();
        while (at > 0) {
            siblings.add(nodes[at % 2 == 0 ? at - 1 : at + 1].clone());
            at = (at - 1) / 2;
        }
        return siblings;
    }

    /** Whether the proof leads from the leaf to the root. */
    public static boolean verify(byte[] root, byte[] leafHash, List<byte[]> proof) {
        byte[] hash = leafHash;
        for (byte[] sibling : proof) {
            hash = parent(hash, sibling);
        }
        return Arrays.equals(hash, root);
    }

    private int find(byte[] leafHash) {
        int low = 0;
        int high = leaves - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = 2 * leaves - 2 - middle;
            int order = Arrays.compareUnsigned(nodes[at], leafHash);
            if (order == 0) {
                return at;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        throw new IllegalArgumentException("no such leaf in this tree");
    }

    private static byte[] parent(byte[] a, byte[] b) {
        return Arrays.compareUnsigned(a, b) < 0 ? Keccak.hash(a, b) : Keccak.hash(b, a);
    }
}

package org.tonemark.curation.chain.batch;

import java.util.Comparator;
import java.util.List;
import org.tonemark.curation.chain.eas.EasDomain;
import org.tonemark.curation.chain.eas.OffchainAttestation;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.hash.Keccak;
import org.tonemark.curation.core.merkle.MerkleTree;

/**
 * Signed attestations under one Merkle root. A leaf is the UID of an attestation, as OpenZeppelin's
 * {@code StandardMerkleTree.of([[uid], …], ["bytes32"])} has it: the UID commits to everything that is attested, and its
 * derived salt to the chain and the contract. Signatures are no part of it: the batch is attested on chain by a key of the
 * same attestor, and stays what it is when one is signed anew after a change of keys. Equal content gives equal bytes: the
 * root names the batch.
 */
public final class Batch {
    /** Attestations in one batch, at most. */
    public static final int LARGEST = 10_000;

    private final List<OffchainAttestation> attestations;
    private final List<Bytes32> uids;
    private final MerkleTree tree;

    private Batch(List<OffchainAttestation> attestations) {
        this.attestations = attestations;
        this.uids = attestations.stream().map(OffchainAttestation::uid).toList();
        this.tree = MerkleTree.of(uids.stream().map(Batch::leaf).toList());
    }

    /**
     * @param attestations in any order, of one domain, no two alike
     * @throws IllegalArgumentException when there are none, more than {@value #LARGEST}, or they break a rule above
     */
    public static Batch of(List<OffchainAttestation> attestations) {
        if (attestations.isEmpty() || attestations.size() > LARGEST) {
            throw new IllegalArgumentException(
                    "a batch has 1 … " + LARGEST + " attestations, not " + attestations.size());
        }
        EasDomain domain = attestations.get(0).domain();
        if (attestations.stream().anyMatch(a -> !a.domain().equals(domain))) {
            throw new IllegalArgumentException("a batch is for one contract on one chain");
        }
        Batch batch = new Batch(attestations.stream()
                .map(a -> new Keyed(a.uid(), a))
                .sorted(Comparator.comparing(Keyed::uid))
                .map(Keyed::attestation)
                .toList());
        for (int i = 1; i < batch.uids.size(); i++) {
            if (batch.uids.get(i).equals(batch.uids.get(i - 1))) {
                throw new IllegalArgumentException("an attestation is in the batch twice: " + batch.uids.get(i));
            }
        }
        return batch;
    }

    private record Keyed(Bytes32 uid, OffchainAttestation attestation) {}

    /** The leaf's hash: {@code keccak256(keccak256(abi.encode(uid)))}, 32 bytes. */
    public static byte[] leaf(Bytes32 uid) {
        return Keccak.hash(Keccak.hash(uid.bytes()));
    }

    public EasDomain domain() {
        return attestations.get(0).domain();
    }

    /** Sorted by UID. */
    public List<OffchainAttestation> attestations() {
        return attestations;
    }

    /** Sorted. */
    public List<Bytes32> uids() {
        return uids;
    }

    public int size() {
        return attestations.size();
    }

    public Bytes32 root() {
        return Bytes32.of(tree.root());
    }

    /**
     * Siblings from the leaf to the root.
     *
     * @throws IllegalArgumentException when the attestation is not of this batch
     */
    public List<Bytes32> proof(Bytes32 uid) {
        return tree.proof(leaf(uid)).stream().map(Bytes32::of).toList();
    }

    MerkleTree tree() {
        return tree;
    }
}

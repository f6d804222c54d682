package org.tonemark.curation.chain.rpc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.eas.EasSchema;
import org.tonemark.curation.chain.rpc.EthNode.Returned;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.hash.Keccak;
import org.tonemark.curation.core.outbox.Landing;

/** What EAS on one chain says, asked of one node. */
public final class EasReader {
    /** {@code Attested(address indexed, address indexed, bytes32, bytes32 indexed)}. */
    static final String ATTESTED = topic("Attested(address,address,bytes32,bytes32)");

    private static final long PAGE = 10_000;
    private static final long LATEST = -1;

    private final EthNode node;
    private final Deployment eas;

    public EasReader(EthNode node, Deployment eas) {
        this.node = node;
        this.eas = eas;
    }

    /** At the latest block; empty for a UID that EAS does not know. */
    public Optional<OnchainAttestation> attestation(Bytes32 uid) throws NodeException {
        return OnchainAttestation.decode(ask(LATEST, eas.contract(), EasCalls.getAttestation(uid)));
    }

    /** On the state that a block left. */
    public Optional<OnchainAttestation> attestation(Bytes32 uid, long block) throws NodeException {
        return OnchainAttestation.decode(ask(block, eas.contract(), EasCalls.getAttestation(uid)));
    }

    /** When an attestor revoked an off-chain attestation, seconds since 1970 UTC; zero if he did not. */
    public long revokedOffchain(Address attestor, Bytes32 uid) throws NodeException {
        return revokedOffchain(attestor, uid, LATEST);
    }

    long revokedOffchain(Address attestor, Bytes32 uid, long block) throws NodeException {
        byte[] word = word(ask(block, eas.contract(), EasCalls.getRevokeOffchain(attestor, uid)), 0);
        return new java.math.BigInteger(1, word)
                .min(java.math.BigInteger.valueOf(Long.MAX_VALUE))
                .longValue();
    }

    /** Whether a schema is registered, on the state that a block left. */
    public boolean registered(Bytes32 schema, long block) throws NodeException {
        byte[] uid = word(ask(block, eas.registry(), EasCalls.getSchema(schema)), 1);
        return Bytes32.of(uid).equals(schema);
    }

    /** Whether an off-chain attestation is revoked, on the state that a block left. */
    public boolean isRevokedOffchain(Address attestor, Bytes32 uid, long block) throws NodeException {
        return revokedOffchain(attestor, uid, block) != 0;
    }

    /** Where batches were attested by an account, from one block to another, both included, in the chain's order. */
    public List<Landing> batches(Address attestor, long from, long to) throws NodeException {
        List<Landing> found = new ArrayList<>();
        long page = PAGE;
        for (long at = from; at <= to; ) {
            long end = Math.min(to, at + page - 1);
            try {
                found.addAll(page(attestor, at, end));
                at = end + 1;
            } catch (NodeException tooMany) {
                if (page == 1 || !tooMany.answered()) {
                    throw tooMany;
                }
                page = Math.max(1, page / 4); // nodes limit the range or the size of an answer
            }
        }
        return found;
    }

    private List<Landing> page(Address attestor, long from, long to) throws NodeException {
        List<@Nullable String> topics = new ArrayList<>();
        topics.add(ATTESTED);
        topics.add(null);
        topics.add("0x" + "0".repeat(24) + attestor.hex().substring(2));
        topics.add(EasSchema.BATCH.uid().hex());
        List<Landing> found = new ArrayList<>();
        for (Receipt.Log log : node.logs(eas.contract(), from, to, topics)) {
            landing(log, attestor).ifPresent(found::add);
        }
        return found;
    }

    /** The attestation of a batch by an account that an event tells of; empty for another event. */
    public Optional<Landing> landing(Receipt.Log log, Address attestor) throws NodeException {
        boolean ours = log.address().equals(eas.contract().hex())
                && log.topics().size() == 4
                && log.topics().get(0).equals(ATTESTED)
                && log.topics().get(2).endsWith(attestor.hex().substring(2))
                && log.topics().get(3).equals(EasSchema.BATCH.uid().hex());
        if (!ours) {
            return Optional.empty();
        }
        return Optional.of(new Landing(
                hash(log.transaction()), log.block(), hash(log.blockHash()), Bytes32.of(word(log.data(), 0))));
    }

    /** A hash as a node wrote it. */
    public static Bytes32 hash(String text) throws NodeException {
        try {
            return new Bytes32(text);
        } catch (IllegalArgumentException e) {
            throw new NodeException("the node's answer has no hash where one belongs", e);
        }
    }

    private String ask(long block, Address contract, String data) throws NodeException {
        var called = block == LATEST ? node.call(null, contract, data) : node.callAt(block, contract, data);
        if (called instanceof Returned returned && returned.data().length() > 2) {
            return returned.data();
        }
        if (called instanceof EthNode.Reverted reverted) {
            throw new NodeException(node.shown() + ", eth_call: " + reverted.message());
        }
        throw new NodeException("there is no EAS contract at " + contract + " on the chain of " + node.shown());
    }

    private static byte[] word(String hex, int index) throws NodeException {
        byte[] bytes = OnchainAttestation.parse(hex);
        if (bytes.length < (index + 1) * 32) {
            throw new NodeException("the node's answer is too short");
        }
        return Arrays.copyOfRange(bytes, index * 32, index * 32 + 32);
    }

    private static String topic(String signature) {
        return "0x" + HexFormat.of().formatHex(Keccak.hash(signature.getBytes(StandardCharsets.US_ASCII)));
    }
}

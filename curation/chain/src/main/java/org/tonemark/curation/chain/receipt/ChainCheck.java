package org.tonemark.curation.chain.receipt;

import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.tonemark.curation.chain.batch.FolderCid;
import org.tonemark.curation.chain.eas.BatchData;
import org.tonemark.curation.chain.eas.EasSchema;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.chain.receipt.CheckNode.Attested;
import org.tonemark.curation.chain.receipt.CheckNode.Included;
import org.tonemark.curation.chain.receipt.CheckNode.Mined;
import org.tonemark.curation.chain.receipt.Finding.Step;
import org.tonemark.curation.chain.receipt.OfflineCheck.Checked;
import org.tonemark.curation.chain.receipt.OfflineCheck.Outcome;
import org.tonemark.curation.chain.receipt.Receipt.InBatch;
import org.tonemark.curation.chain.receipt.Receipt.OnChain;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.Bytes32;

/** Goes on with a receipt that is right by itself, and asks a node whether its batch is attested and still stands. */
public final class ChainCheck {
    private final Trust trust;
    private final CheckNode node;
    private final Checked checked;
    private final Findings findings = new Findings();

    private ChainCheck(Trust trust, CheckNode node, Checked checked) {
        this.trust = trust;
        this.node = node;
        this.checked = checked;
    }

    /** The node is not of the checker's chain, so nothing it says counts. */
    public static final class WrongChainException extends IOException {
        private static final long serialVersionUID = 1L;

        WrongChainException(String message) {
            super(message);
        }
    }

    /**
     * What both checks found.
     *
     * @throws WrongChainException when the node is of another chain
     * @throws IOException when the node gives no usable answer
     */
    public static CheckReport of(Outcome offline, Trust trust, CheckNode node) throws IOException {
        Checked checked = offline.checked();
        if (checked == null) {
            return offline.report();
        }
        ChainCheck check = new ChainCheck(trust, node, checked);
        check.run();
        return offline.report().and(check.findings.all(), Words.afterChain(node.shown()));
    }

    private void run() throws IOException {
        long chainId = node.chainId();
        if (chainId != trust.domain().chainId()) {
            throw new WrongChainException(
                    "the node at " + node.shown() + " is of chain " + chainId + ", not of " + trust.chainName());
        }
        findings.proven(Step.NODE, "The node at " + node.shown() + " is of " + trust.chainName() + ".");
        if (standing()) {
            attested();
        }
    }

    /** Only its signer can take an attestation back, so every trusted attestor's word against it counts. */
    private boolean standing() throws IOException {
        Bytes32 uid = checked.attestation().uid();
        for (Address attestor : trust.attestors().stream().sorted().toList()) {
            long revoked = node.revokedOffchain(attestor, uid);
            if (revoked != 0) {
                return findings.wrong(
                        Step.STANDING,
                        "The decision was taken back: attestor " + Eip55.of(attestor) + " revoked it on "
                                + Instant.ofEpochSecond(revoked) + ".");
            }
        }
        return findings.proven(Step.STANDING, "No attestor that you trust has taken the decision back.");
    }

    private void attested() throws IOException {
        OnChain chain = checked.receipt().chain();
        InBatch batch = checked.receipt().batch();
        if (chain == null || batch == null) {
            findings.open(
                    Step.ATTESTATION, "It is not attested on chain as far as it says itself: get a new receipt later.");
            return;
        }
        Optional<Attested> found = node.attestation(new Bytes32(chain.attestation()));
        if (found.isEmpty()) {
            findings.wrong(Step.ATTESTATION, "The contract has no attestation " + chain.attestation() + ".");
        } else if (attestation(found.get(), chain, batch)) {
            inclusion(chain, found.get().time());
        }
    }

    private boolean attestation(Attested on, OnChain chain, InBatch batch) {
        String attestor = Eip55.of(on.attestor());
        if (!trust.attestors().contains(on.attestor())) {
            return findings.wrong(
                    Step.ATTESTATION, "The batch was attested by " + attestor + ", whom you do not trust.");
        }
        if (!chain.attestor().equals(attestor)) {
            return findings.wrong(Step.ATTESTATION, "It names another attestor of its batch than " + attestor + ".");
        }
        BatchData claimed = new BatchData(new Bytes32(batch.root()), batch.count(), FolderCid.digest(batch.folder()));
        String data = "0x" + HexFormat.of().formatHex(claimed.encode());
        if (!on.schema().equals(EasSchema.BATCH.uid()) || !on.data().equals(data)) {
            return findings.wrong(
                    Step.ATTESTATION, "The attestation on chain is not of this batch: root, count or folder differ.");
        }
        if (on.revocationTime() != 0) {
            return findings.wrong(
                    Step.ATTESTATION,
                    "The batch's attestation was revoked on " + Instant.ofEpochSecond(on.revocationTime()) + ".");
        }
        if (on.expirationTime() != 0) {
            return findings.wrong(
                    Step.ATTESTATION, "The batch's attestation has an expiry; those of Tonemark have none.");
        }
        return findings.proven(
                Step.ATTESTATION,
                "Attestor " + attestor + ", whom you trust, attested the batch of " + batch.count() + " on chain on "
                        + Instant.ofEpochSecond(on.time()) + "; it is not revoked.");
    }

    /**
     * The contract takes an attestation's time from its block. Some chains have blocks of one time, so without the
     * transaction no more is said than the time.
     */
    private void inclusion(OnChain chain, long time) throws IOException {
        Optional<Mined> block = node.block(chain.block());
        if (block.isEmpty() || !block.get().hash().hex().equals(chain.blockHash())) {
            findings.wrong(
                    Step.INCLUSION,
                    "Block " + chain.block() + " is not the one it names: the chain was reorganised, or it never was.");
            return;
        }
        if (block.get().time() != time) {
            findings.wrong(Step.INCLUSION, "The attestation was not made in block " + chain.block() + ".");
            return;
        }
        if (chain.transaction() != null && !transaction(chain, new Bytes32(chain.transaction()))) {
            return;
        }
        if (node.finalized().orElse(-1) < chain.block()) {
            findings.open(
                    Step.INCLUSION,
                    "Block " + chain.block() + " is not final yet: a reorganisation may still remove it. Check again"
                            + " later.");
            return;
        }
        findings.proven(
                Step.INCLUSION,
                (chain.transaction() == null
                                ? "It was made at the time of"
                                : "Transaction " + chain.transaction() + " stands in")
                        + " block " + chain.block() + ", which is final.");
    }

    private boolean transaction(OnChain chain, Bytes32 transaction) throws IOException {
        Optional<Included> found = node.inclusion(transaction);
        if (found.isEmpty()) {
            return findings.wrong(
                    Step.INCLUSION,
                    "The node knows no inclusion of transaction " + transaction
                            + ": a reorganisation removed it, or the node keeps no old ones.");
        }
        Included in = found.get();
        boolean same = in.block() == chain.block() && in.blockHash().hex().equals(chain.blockHash());
        if (!same || !in.succeeded() || !in.attested().contains(new Bytes32(chain.attestation()))) {
            return findings.wrong(
                    Step.INCLUSION, "Transaction " + transaction + " did not make the attestation in that block.");
        }
        return true;
    }
}

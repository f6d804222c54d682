package org.tonemark.curation.chain.receipt;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.chain.batch.Batch;
import org.tonemark.curation.chain.batch.FolderCid;
import org.tonemark.curation.chain.eas.AttestMessage;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.chain.eas.OffchainAttestation;
import org.tonemark.curation.chain.receipt.Finding.Step;
import org.tonemark.curation.chain.receipt.Receipt.InBatch;
import org.tonemark.curation.chain.receipt.Receipt.Plain;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.merkle.MerkleTree;

/**
 * Checks a receipt by itself: the signature, the plain fields and the proof. Needs no network, and reads no library of a
 * chain.
 */
public final class OfflineCheck {
    private static final int SHOWN = 100;

    private final Trust trust;
    private final Findings findings = new Findings();

    private OfflineCheck(Trust trust) {
        this.trust = trust;
    }

    /**
     * What was found, and what a check on the chain goes on with.
     *
     * @param checked {@code null} when the report says false
     */
    public record Outcome(CheckReport report, @Nullable Checked checked) {}

    /** A receipt whose signature, fields and proof are right. */
    public record Checked(Receipt receipt, OffchainAttestation attestation, Address signer) {}

    /** @param bytes of the receipt's file, as found */
    public static Outcome of(byte[] bytes, Trust trust) {
        return new OfflineCheck(trust).run(bytes);
    }

    private Outcome run(byte[] bytes) {
        Receipt receipt;
        OffchainAttestation attestation;
        try {
            receipt = ReceiptJson.read(bytes);
            attestation = receipt.attestation().attestation();
        } catch (IllegalArgumentException e) {
            return failed(Step.FORM, "This is no receipt: " + shown(String.valueOf(e.getMessage())) + ".");
        }
        if (!place(receipt, attestation)) {
            return failed();
        }
        Optional<Address> signer = attestation.signer();
        if (!signed(receipt, signer)) {
            return failed();
        }
        if (!decision(receipt, attestation.message()) || !proof(receipt.batch(), attestation.uid())) {
            return failed();
        }
        CheckReport report = CheckReport.of(receipt.decision(), findings.all(), Words.afterOffline(receipt));
        return new Outcome(report, new Checked(receipt, attestation, signer.orElseThrow()));
    }

    /** Signed for the checker's chain and contract; the part on the chain names no others. */
    private boolean place(Receipt receipt, OffchainAttestation attestation) {
        if (!attestation.domain().equals(trust.domain())) {
            return findings.wrong(
                    Step.PLACE,
                    "It is signed for contract " + Eip55.of(attestation.domain().contract()) + " on chain "
                            + attestation.domain().chainId() + ", not for "
                            + Eip55.of(trust.domain().contract()) + " on " + trust.chainName() + ", which you trust.");
        }
        Receipt.OnChain chain = receipt.chain();
        if (chain != null && !OnChainForm.isFor(chain, trust.domain())) {
            return findings.wrong(
                    Step.PLACE,
                    "What it says of the chain is malformed, or of another chain, contract or schema than you trust.");
        }
        if (chain != null && receipt.batch() == null) {
            return findings.wrong(Step.PLACE, "It names an attestation on chain and no batch that this would be of.");
        }
        return findings.proven(
                Step.PLACE,
                "It is for the Ethereum Attestation Service at "
                        + Eip55.of(trust.domain().contract()) + " on " + trust.chainName() + ".");
    }

    private boolean signed(Receipt receipt, Optional<Address> signer) {
        if (signer.isEmpty()) {
            return findings.wrong(Step.SIGNATURE, "The signature is no signature: no key gives it.");
        }
        String address = Eip55.of(signer.get());
        if (!trust.attestors().contains(signer.get())) {
            return findings.wrong(
                    Step.SIGNATURE,
                    "It is not signed by an attestor that you trust: its content and signature lead to " + address
                            + ", a stranger or the trace of a change.");
        }
        if (!receipt.attestation().signer().equals(address)) {
            return findings.wrong(Step.SIGNATURE, "It names another signer than " + address + ", who signed it.");
        }
        return findings.proven(Step.SIGNATURE, "Attestor " + address + ", whom you trust, signed it.");
    }

    /** The message must be the only one that the decision in it has; what is signed of it is all of it. */
    private boolean decision(Receipt receipt, AttestMessage message) {
        try {
            if (!message.equals(AttestMessage.of(message.decision(), trust.domain()))) {
                return findings.wrong(Step.DECISION, "What is signed is no decision of Tonemark in its one form.");
            }
        } catch (IllegalArgumentException e) {
            return findings.wrong(
                    Step.DECISION,
                    "What is signed is no decision of Tonemark: " + shown(String.valueOf(e.getMessage())) + ".");
        }
        Plain signed = Plain.of(message.decision());
        if (!signed.equals(receipt.decision())) {
            return findings.wrong(Step.DECISION, "Its plain fields differ from what was signed.");
        }
        return findings.proven(Step.DECISION, Words.decision(signed));
    }

    private boolean proof(@Nullable InBatch batch, Bytes32 uid) {
        if (batch == null) {
            return true;
        }
        try {
            FolderCid.digest(batch.folder());
            Bytes32 root = new Bytes32(batch.root());
            if (!fits(batch.proof().size(), batch.count())) {
                return findings.wrong(
                        Step.PROOF,
                        "A proof of " + batch.proof().size() + " steps does not fit a batch of " + batch.count() + ".");
            }
            List<byte[]> proof = batch.proof().stream()
                    .map(step -> new Bytes32(step).bytes())
                    .toList();
            if (!MerkleTree.verify(root.bytes(), Batch.leaf(uid), proof)) {
                return findings.wrong(
                        Step.PROOF, "The proof does not lead to the root: it is of another attestation or batch.");
            }
        } catch (IllegalArgumentException e) {
            return findings.wrong(Step.PROOF, "Its batch is malformed: " + shown(String.valueOf(e.getMessage())) + ".");
        }
        return findings.proven(
                Step.PROOF,
                "It stands in the batch of root " + batch.root() + " (a Merkle proof of "
                        + batch.proof().size() + " steps).");
    }

    /** Leaves of a tree of n lie log2 n steps below its root, rounded down or up. */
    private static boolean fits(int steps, int count) {
        return count >= 1
                && steps >= 63 - Long.numberOfLeadingZeros(count)
                && steps <= 63 - Long.numberOfLeadingZeros(2L * count - 1);
    }

    private Outcome failed(Step step, String sentence) {
        findings.wrong(step, sentence);
        return failed();
    }

    private Outcome failed() {
        return new Outcome(CheckReport.of(null, findings.all(), List.of()), null);
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}

package org.tonemark.curation.chain.eas;

import java.nio.charset.StandardCharsets;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.hash.Keccak;

/** Our schemas in the schema registry of EAS: revocable, without a resolver. Their UIDs are the same on every chain. */
public enum EasSchema {
    /** Of the off-chain attestation of one decision; {@link DecisionData}. */
    DECISION("string cid,uint32 round,string outcome,string reason,uint64 epoch,bytes32 epochRoot,bytes32 evidence,"
            + "string record"),
    /**
     * Of the on-chain attestation of a batch; {@link BatchData}. The folder is the SHA-256 in its CID (version 1, dag-pb):
     * one word where the text of the CID would take four, 22,100 gas each.
     */
    BATCH("bytes32 root,uint32 count,bytes32 folder");

    private final String text;
    private final Bytes32 uid;

    EasSchema(String text) {
        this.text = text;
        this.uid = Bytes32.of(
                Keccak.hash(text.getBytes(StandardCharsets.UTF_8), new byte[20] /* no resolver */, new byte[] {1}));
    }

    /** As it is registered. */
    public String text() {
        return text;
    }

    /** {@code keccak256(abi.encodePacked(text, resolver, revocable))}. */
    public Bytes32 uid() {
        return uid;
    }
}

package org.tonemark.curation.chain.eas;

import java.util.List;
import org.tonemark.curation.core.attest.Bytes32;

/**
 * What an on-chain attestation says of a batch: data of {@link EasSchema#BATCH}.
 *
 * @param root of the Merkle tree of its attestations
 * @param count of its attestations, 1 … 2^31 − 1
 * @param folder SHA-256 in the CID of the published folder
 */
public record BatchData(Bytes32 root, long count, Bytes32 folder) {
    public BatchData {
        if (count < 1 || count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a batch has 1 … 2^31 - 1 attestations: " + count);
        }
    }

    /** {@code abi.encode} of the schema's fields: 96 bytes. */
    public byte[] encode() {
        return Abi.encode(List.of(root.bytes(), Abi.word(count), folder.bytes()));
    }

    /** @throws IllegalArgumentException when the data are of another form */
    public static BatchData decode(byte[] data) {
        Abi.Reader in = new Abi.Reader(data);
        BatchData batch = new BatchData(in.bytes32(), in.number(32), in.bytes32());
        in.end();
        return batch;
    }
}

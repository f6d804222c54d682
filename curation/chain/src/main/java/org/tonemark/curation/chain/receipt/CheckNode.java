package org.tonemark.curation.chain.receipt;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.Bytes32;

/** What a check asks of a node about the contract that the checker trusts; every call may fail with one line that says why, and none waits for ever. */
public interface CheckNode {
    /** The node in words that give no secret away. */
    String shown();

    long chainId() throws IOException;

    /**
     * An attestation of EAS.
     *
     * @param time seconds since 1970 UTC
     * @param expirationTime the same; 0 for none
     * @param revocationTime the same; 0 for none
     * @param data {@code 0x…}
     */
    record Attested(
            Bytes32 schema, Address attestor, long time, long expirationTime, long revocationTime, String data) {}

    /** As it stands in the latest block; empty when the contract has none of this UID. */
    Optional<Attested> attestation(Bytes32 uid) throws IOException;

    /** When an account revoked an off-chain attestation, seconds since 1970 UTC; 0 for never. */
    long revokedOffchain(Address revoker, Bytes32 uid) throws IOException;

    /**
     * A transaction in a block.
     *
     * @param attested UIDs in the events {@code Attested} of the contract
     */
    record Included(long block, Bytes32 blockHash, boolean succeeded, List<Bytes32> attested) {}

    /** Empty when no block of the node's chain has the transaction. */
    Optional<Included> inclusion(Bytes32 transaction) throws IOException;

    /** Number of the last block that is final; empty when there is none yet. */
    OptionalLong finalized() throws IOException;

    /** A block. @param time seconds since 1970 UTC */
    record Mined(Bytes32 hash, long time) {}

    /** The block of a number; empty when the chain is not so long. */
    Optional<Mined> block(long number) throws IOException;
}

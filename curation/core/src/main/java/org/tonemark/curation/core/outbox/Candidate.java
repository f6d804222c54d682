package org.tonemark.curation.core.outbox;

import org.tonemark.curation.core.attest.Bytes32;

/**
 * A signed transaction that may do an action. Those of one action share a nonce until that nonce is surely used by
 * something else, so that a chain can hold one of them at most.
 *
 * @param hash of the transaction
 * @param raw the signed transaction, {@code 0x…}
 * @param maxFee wei a gas
 * @param priorityFee wei a gas
 * @param block the latest one when it was signed
 */
public record Candidate(Bytes32 hash, long nonce, String raw, long maxFee, long priorityFee, long block) {}

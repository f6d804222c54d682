package org.tonemark.curation.core.outbox;

import org.tonemark.curation.core.attest.Bytes32;

/**
 * Where an action's effect stands on the chain.
 *
 * @param transaction zero when another transaction than ours had the effect before
 * @param uid of the attestation; zero for actions that make none
 */
public record Landing(Bytes32 transaction, long block, Bytes32 blockHash, Bytes32 uid) {}

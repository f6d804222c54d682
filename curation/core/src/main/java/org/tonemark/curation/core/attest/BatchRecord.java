package org.tonemark.curation.core.attest;

import org.tonemark.curation.core.Address;

/**
 * A batch as it is kept.
 *
 * @param contract EAS
 * @param attestor whose key attests it on chain
 * @param folder CID of what is published
 * @param published whether it has been, and read back
 */
public record BatchRecord(
        Bytes32 root, long chainId, Address contract, Address attestor, int count, String folder, boolean published) {}

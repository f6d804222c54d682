package org.tonemark.curation.chain.receipt;

import org.tonemark.curation.chain.eas.EasDomain;
import org.tonemark.curation.chain.eas.EasSchema;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.chain.receipt.Receipt.OnChain;
import org.tonemark.curation.core.attest.Bytes32;

/** The one form that a receipt's part on the chain has. */
final class OnChainForm {
    private OnChainForm() {}

    /** Whether every field is well-formed and names the checker's chain, contract and our schema. */
    static boolean isFor(OnChain chain, EasDomain domain) {
        return chain.chainId() == domain.chainId()
                && chain.contract().equals(Eip55.of(domain.contract()))
                && chain.schema().equals(EasSchema.BATCH.uid().hex())
                && isAddress(chain.attestor())
                && isWord(chain.attestation())
                && isWord(chain.blockHash())
                && (chain.transaction() == null || isWord(chain.transaction()))
                && chain.block() >= 0;
    }

    private static boolean isWord(String text) {
        try {
            return new Bytes32(text).hex().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isAddress(String text) {
        try {
            return Eip55.of(Eip55.parse(text)).equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

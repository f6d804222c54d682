package org.tonemark.curation.chain.outbox;

import org.tonemark.curation.chain.rpc.Block;
import org.tonemark.curation.chain.rpc.EthNode;
import org.tonemark.curation.chain.rpc.EthNode.Tag;
import org.tonemark.curation.chain.rpc.NodeException;
import org.tonemark.curation.core.Address;

/**
 * What a node says of the chain and of an account at the beginning of a round.
 *
 * @param horizon the last block that counts as final: {@code finalized} by the node's word and deep enough
 * @param nonce the account's next one at the latest block
 * @param finalNonce the same at the horizon: lower nonces are used for ever
 */
record ChainView(Block latest, Block horizon, long nonce, long finalNonce, long priorityFee) {
    /** Reads it in this order: whoever asks later for a receipt sees at least as much as is counted here. */
    static ChainView read(EthNode node, Address account, SendPolicy policy) throws NodeException {
        Block latest = node.block(Tag.LATEST).orElseThrow(() -> missing(node));
        long said = node.block(Tag.FINALIZED).map(Block::number).orElse(0L);
        long number = Math.max(0, Math.min(said, latest.number() - policy.confirmations()));
        Block horizon = node.block(number).orElseThrow(() -> missing(node));
        long finalNonce = node.nonce(account, number);
        long nonce = node.nonce(account, Tag.LATEST);
        return new ChainView(latest, horizon, nonce, finalNonce, node.priorityFee());
    }

    boolean isFinal(long block) {
        return block <= horizon.number();
    }

    private static NodeException missing(EthNode node) {
        return NodeException.missingBlock(node.shown());
    }
}

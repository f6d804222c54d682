package org.tonemark.curation.chain.rpc;

import java.util.List;

/**
 * A transaction's inclusion in a block, as the node sees it now; a reorganisation may take it back.
 *
 * @param succeeded false if it was reverted: then it has no effect but its fee and its nonce
 * @param logs of every contract it touched
 */
public record Receipt(
        String transaction, long block, String blockHash, boolean succeeded, long gasUsed, List<Log> logs) {
    public Receipt {
        logs = List.copyOf(logs);
    }

    /**
     * An event.
     *
     * @param address the contract, lower case
     * @param topics {@code 0x} and 64 digits each
     */
    public record Log(
            String address,
            List<String> topics,
            String data,
            String transaction,
            long block,
            String blockHash,
            long index) {
        public Log {
            topics = List.copyOf(topics);
        }
    }
}

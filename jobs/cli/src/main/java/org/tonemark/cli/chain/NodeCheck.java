package org.tonemark.cli.chain;

import java.io.IOException;
import java.time.Duration;
import org.tonemark.curation.chain.receipt.ChainCheck;
import org.tonemark.curation.chain.receipt.CheckReport;
import org.tonemark.curation.chain.receipt.OfflineCheck;
import org.tonemark.curation.chain.receipt.Trust;
import org.tonemark.curation.chain.rpc.EasCheckNode;
import org.tonemark.curation.chain.rpc.EthNode;

/** The part of a check that loads a chain's client, in a class of its own: an offline check starts without it. */
final class NodeCheck {
    private NodeCheck() {}

    /** @throws IllegalArgumentException when the address is no URL */
    static CheckReport of(OfflineCheck.Outcome offline, Trust trust, String url, Duration limit) throws IOException {
        try (EthNode node = new EthNode(url, limit)) {
            return ChainCheck.of(offline, trust, new EasCheckNode(node, trust.domain()));
        }
    }
}

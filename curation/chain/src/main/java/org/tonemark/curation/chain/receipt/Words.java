package org.tonemark.curation.chain.receipt;

import java.util.ArrayList;
import java.util.List;
import org.tonemark.curation.chain.receipt.Receipt.Plain;

/** What a check says to people. */
final class Words {
    private static final String ONE_SIDE = "That the decision is right: it proves who decided what, not that they were"
            + " right. The epoch's public record and replay are for that.";
    private static final String NOT_THE_FILE =
            "That a file you have is this track: fetch it by its CID, or compute its CID.";
    private static final String ONLY_DIGESTS =
            "What the evidence and the generation record say: the receipt holds a" + " digest and a CID of them.";

    private Words() {}

    static String decision(Plain d) {
        return "It says: track " + d.cid() + " of " + d.uploader() + " was " + outcome(d.outcome()) + " (" + d.reason()
                + ") in round " + d.round() + ", at the close of epoch " + d.epoch() + ", " + d.closedAt() + ".";
    }

    private static String outcome(String outcome) {
        return switch (outcome) {
            case "PROMOTED" -> "PROMOTED";
            case "REJECTED" -> "REJECTED, not admitted";
            default -> "left undecided (ABSTAINED), not admitted";
        };
    }

    /** Without a node. */
    static List<String> afterOffline(Receipt receipt) {
        List<String> all = new ArrayList<>();
        if (receipt.batch() == null) {
            all.add("That it is in a published batch: this receipt is of a signed decision that stands in none yet.");
        }
        all.add(
                receipt.chain() == null
                        ? "That it is attested on chain: this receipt was made before. Get a new one later."
                        : "That its batch is attested on chain, as it claims: name a node with --rpc for that.");
        all.add("When it was signed, and that it still stands: it may have been taken back since. The chain knows.");
        return always(all);
    }

    /** With a node. */
    static List<String> afterChain(String node) {
        List<String> all = new ArrayList<>();
        all.add("That the node at " + node + " told the truth: ask another one too, or your own.");
        return always(all);
    }

    private static List<String> always(List<String> all) {
        all.add(ONE_SIDE);
        all.add(ONLY_DIGESTS);
        all.add(NOT_THE_FILE);
        return List.copyOf(all);
    }
}

package org.tonemark.cli.chain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.UserException;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.chain.outbox.SendPolicy;
import org.tonemark.curation.chain.rpc.EthNode;
import org.tonemark.curation.core.Address;
import picocli.CommandLine.Option;

/** The chain that a command attests on, and the node it asks. */
final class ChainOptions {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final double GWEI = 1e9;
    private static final double MOST_GWEI = 1e6;

    @Option(names = "--chain", paramLabel = "ID", description = "chain to attest on (default: ${DEFAULT-VALUE}, Base)")
    private long chain = Deployment.BASE;

    @Option(
            names = "--contract",
            paramLabel = "ADDRESS",
            description = "EAS on that chain (default: the well-known one)")
    private @Nullable String contract;

    @Option(
            names = "--registry",
            paramLabel = "ADDRESS",
            description = "its schema registry (default: the well-known one)")
    private @Nullable String registry;

    @Option(
            names = "--rpc",
            paramLabel = "URL",
            description =
                    "JSON-RPC of a node of that chain; without it decisions are signed, batched and published, and "
                            + "nothing goes on chain")
    private @Nullable String rpc;

    @Option(
            names = "--max-fee",
            paramLabel = "GWEI",
            description = "most to pay a gas; over it the command waits (default: ${DEFAULT-VALUE})")
    private double maxFee = SendPolicy.DEFAULT.maxFee() / GWEI;

    /** Whether something is to go on chain. */
    boolean onChain() {
        return rpc != null;
    }

    /** @throws UserException when the chain has no well-known EAS and none is named */
    Deployment deployment() {
        if (contract != null && registry != null) {
            return new Deployment(
                    chain, "chain " + chain, address("--contract", contract), address("--registry", registry));
        }
        if (contract != null || registry != null) {
            throw UserException.usage("name EAS and its registry together: --contract and --registry");
        }
        return Deployment.of(chain)
                .orElseThrow(() -> UserException.usage("where EAS stands on chain " + chain
                        + " is not known: name it with --contract and --registry"));
    }

    /** Connects to nothing yet. */
    EthNode node() {
        try {
            return new EthNode(String.valueOf(rpc), LIMIT);
        } catch (IllegalArgumentException e) {
            throw UserException.usage("--rpc: " + e.getMessage());
        }
    }

    SendPolicy policy() {
        if (!(maxFee > 0 && maxFee <= MOST_GWEI)) {
            throw UserException.usage("--max-fee is over 0 and up to 1000000 gwei");
        }
        return SendPolicy.DEFAULT.withMaxFee(Math.max(1, Math.round(maxFee * GWEI)));
    }

    private static Address address(String option, String text) {
        try {
            return Eip55.parse(text);
        } catch (IllegalArgumentException e) {
            throw UserException.usage(option + ": " + e.getMessage());
        }
    }
}

package org.tonemark.cli.chain;

import java.util.List;
import org.tonemark.cli.Host;

/** The commands of this package, in the order of the help text. */
public final class ChainCommands {
    private ChainCommands() {}

    public static List<Object> all(Host host) {
        return List.of(
                new AttestCommand(host), new ReceiptCommand(host), new CheckCommand(host), new AttestorCommand(host));
    }
}

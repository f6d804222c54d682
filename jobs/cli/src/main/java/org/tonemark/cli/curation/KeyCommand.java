package org.tonemark.cli.curation;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.store.key.KeyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code key new|address}. */
@Command(
        name = "key",
        description = {
            "Key files to sign ballots with in development: unencrypted, readable by their owner only.",
            "Wallets sign ballots in production."
        },
        mixinStandardHelpOptions = true)
public final class KeyCommand implements Runnable {
    private final Host host;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public KeyCommand(Host host) {
        this.host = host;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "key needs \"new\" or \"address\"");
    }

    @Command(name = "new", description = "Makes a key file; prints its address.", mixinStandardHelpOptions = true)
    int create(@Parameters(paramLabel = "FILE") String file) throws IOException {
        try {
            host.out().println(KeyFile.create(host.resolve(file)).address());
        } catch (FileAlreadyExistsException e) {
            throw UserException.usage(file + " is there already: a key is never overwritten");
        }
        return ExitCode.OK;
    }

    @Command(name = "address", description = "Prints the address of a key file.", mixinStandardHelpOptions = true)
    int address(@Parameters(paramLabel = "FILE") String file) throws IOException {
        try {
            host.out().println(KeyFile.read(host.resolve(file)).address());
        } catch (IllegalArgumentException e) {
            throw UserException.usage(String.valueOf(e.getMessage()));
        }
        return ExitCode.OK;
    }
}

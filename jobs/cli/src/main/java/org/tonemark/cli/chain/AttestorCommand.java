package org.tonemark.cli.chain;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.chain.key.AttestorKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attestor new|address}. */
@Command(
        name = "attestor",
        description = {
            "Encrypted keystores of attestors, whose signatures uploaders show.",
            "A new key is announced beforehand and its address added to the lists of those who check; the old address "
                    + "stays in them, so that what it attested still counts (docs/attestation.md)."
        },
        mixinStandardHelpOptions = true)
public final class AttestorCommand implements Runnable {
    private final Host host;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public AttestorCommand(Host host) {
        this.host = host;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "attestor needs \"new\" or \"address\"");
    }

    @Command(name = "new", description = "Makes a keystore; prints its address.", mixinStandardHelpOptions = true)
    int create(@Parameters(paramLabel = "FILE") String file, @Mixin PasswordOption password) throws IOException {
        try {
            print(AttestorKey.create(host.resolve(file), password.choose(host)));
        } catch (FileAlreadyExistsException e) {
            throw UserException.usage(file + " is there already: a key is never overwritten");
        } catch (IllegalArgumentException e) {
            throw UserException.usage(String.valueOf(e.getMessage()));
        }
        return ExitCode.OK;
    }

    @Command(name = "address", description = "Opens a keystore; prints its address.", mixinStandardHelpOptions = true)
    int address(@Parameters(paramLabel = "FILE") String file, @Mixin PasswordOption password) throws IOException {
        try {
            print(AttestorKey.open(host.resolve(file), password.get(host)));
        } catch (IllegalArgumentException e) {
            throw UserException.usage(String.valueOf(e.getMessage()));
        }
        return ExitCode.OK;
    }

    private void print(AttestorKey key) {
        host.out().println(Eip55.of(key.address()));
    }
}

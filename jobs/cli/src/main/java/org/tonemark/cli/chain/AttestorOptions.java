package org.tonemark.cli.chain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.chain.key.AttestorKey;
import org.tonemark.curation.chain.key.AttestorList;
import org.tonemark.curation.core.Address;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The key of a command that attests. */
final class AttestorOptions {
    /** In the folder of the curation's data. */
    private static final String LIST = "attestors.txt";

    @Option(names = "--key", paramLabel = "FILE", description = "keystore of the attestor (attestor new makes one)")
    @Nullable
    private String key;

    @Option(
            names = "--attestors",
            paramLabel = "FILE",
            description = "who may attest, an address a line (default: attestors.txt in --data; without it, any key)")
    @Nullable
    private String attestors;

    @Mixin
    private PasswordOption password = new PasswordOption();

    /** Whether a key is named. */
    boolean named() {
        return key != null;
    }

    /**
     * Opens the keystore.
     *
     * @param data folder of the curation's data
     * @throws UserException when there is none, the password is wrong, or the list of attestors has not its address
     */
    AttestorKey open(Host host, Path data) throws IOException {
        if (key == null) {
            throw UserException.usage("name the attestor's keystore with --key (attestor new makes one)");
        }
        try {
            AttestorKey opened = AttestorKey.open(host.resolve(key), password.get(host));
            Path list = attestors == null ? data.resolve(LIST) : host.resolve(attestors);
            if (attestors != null || Files.exists(list)) {
                require(AttestorList.read(list), opened.address(), list);
            }
            return opened;
        } catch (IllegalArgumentException e) {
            throw UserException.usage(String.valueOf(e.getMessage()));
        }
    }

    private static void require(Set<Address> allowed, Address own, Path list) {
        if (!allowed.contains(own)) {
            throw UserException.usage(Eip55.of(own) + " may not attest: it is not in " + list);
        }
    }
}

package org.tonemark.cli.chain;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import picocli.CommandLine.Option;

/** The password of a keystore: from a file, or asked for at the terminal. Never on the command line. */
final class PasswordOption {
    private static final int LONGEST = 4096;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "file whose first line is the keystore's password, for its owner alone to read "
                    + "(default: the terminal is asked)")
    @Nullable
    private String file;

    /** The password of a keystore that is there. */
    String get(Host host) throws IOException {
        return file == null ? ask("Password of the keystore: ") : read(host.resolve(file));
    }

    /** The password of one to be made, asked for twice. */
    String choose(Host host) throws IOException {
        if (file != null) {
            return read(host.resolve(file));
        }
        String first = ask("Password for the keystore: ");
        if (!first.equals(ask("The same again: "))) {
            throw UserException.usage("the two passwords differ");
        }
        return first;
    }

    private static String ask(String question) {
        Console console = System.console();
        char[] answer = console == null ? null : console.readPassword("%s", question);
        if (answer == null) {
            throw UserException.usage("no terminal to ask for the password: name a file with --password-file");
        }
        return new String(answer);
    }

    private static String read(Path path) throws IOException {
        if (Files.isRegularFile(path)
                && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains)) {
            throw UserException.usage(path + " is open to others: chmod 600 it, then go on");
        }
        try (InputStream in = Files.newInputStream(path)) {
            String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
            String line = text.lines().findFirst().orElse("");
            if (line.isEmpty()) {
                throw UserException.usage(path + " holds no password: its first line is empty");
            }
            return line;
        }
    }
}

package org.tonemark.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Everything a command may touch of the machine around it, so that commands are tested in this process.
 *
 * @param in standard input
 * @param out standard output: data only
 * @param err standard error: messages and progress
 * @param environment variables
 * @param directory that relative paths start from
 * @param home folder of the installation, where {@code models/} lies
 * @param terminal true if {@code err} is a terminal, where progress is drawn
 * @param clock of run names and run files; never of verdicts
 */
public record Host(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path directory,
        Path home,
        boolean terminal,
        Clock clock) {

    /** The real machine. */
    public static Host system() {
        Path directory = Path.of("").toAbsolutePath();
        String home = System.getProperty("tonemark.home");
        return new Host(
                System.in,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                directory,
                home == null ? directory : Path.of(home),
                isTerminal(Path.of("/proc/self/fd/2")),
                Clock.systemUTC());
    }

    /** A path as the user gave it. */
    public Path resolve(String path) {
        return directory.resolve(path).normalize();
    }

    /** One line for the operator, safe to print whatever names it holds. */
    public void say(String message) {
        err.println(Printable.of(message));
    }

    private static boolean isTerminal(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (java.io.IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}

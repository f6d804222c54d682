package org.tonemark.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The console is a program of its own, with other libraries; the launcher starts it. */
@Command(
        name = "serve",
        description = "Starts the console for curators, uploaders and operators.",
        footer = {"", "It is a program of its own; the launcher shows its options with serve --help."},
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw UserException.usage("the console is a program of its own: start it with ./tonemark serve");
    }
}

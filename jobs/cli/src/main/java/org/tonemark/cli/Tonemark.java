package org.tonemark.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.tonemark.cli.config.Settings;
import org.tonemark.cli.config.SettingsProvider;
import org.tonemark.cli.verify.Interruption;
import org.tonemark.nets.ModelException;
import org.tonemark.nets.dataset.DatasetException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The batch program. Only {@link #main} ends the process. */
@Command(
        name = "tonemark",
        description = {
            "Verifies, curates and attests AI-generated music.",
            "",
            "Options come from the command line, else TONEMARK_* variables, else tonemark.yaml.",
            ""
        },
        commandListHeading = "Commands:%n",
        footer = {
            "",
            "Exit codes: 0 every input got an outcome; 1 a bug; 2 bad usage or nothing to do; 3 some inputs got no "
                    + "outcome; 4 a needed service is unavailable; 5 checked and found false; 130 interrupted, run it "
                    + "again."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Tonemark implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Tonemark() {}

    public static void main(String[] args) {
        System.exit(run(Host.system(), args));
    }

    /** Runs one command line and returns its exit code. */
    public static int run(Host host, String... args) {
        return run(host, new ShippedModels(), args);
    }

    /** The same with another way to find models. */
    static int run(Host host, Analyzers analyzers, String... args) {
        CommandLine line = new CommandLine(new Tonemark());
        Commands.all(host, analyzers).forEach(line::addSubcommand);
        line.setOut(new PrintWriter(host.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(host.err(), true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, given) -> misused(host, e));
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(host, e));
        try {
            line.setDefaultValueProvider(new SettingsProvider(Settings.load(host)));
        } catch (UserException e) {
            return failed(host, e);
        }
        return line.execute(args);
    }

    /** Without a command: help. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int misused(Host host, ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        host.say("tonemark: " + e.getMessage().lines().findFirst().orElse("bad usage") + " (see: " + command
                + " --help)");
        return ExitCode.USAGE;
    }

    private static int failed(Host host, Exception e) {
        if (Interruption.begun()) {
            return ExitCode.INTERRUPTED;
        }
        if (e instanceof UserException mistake) {
            host.say("tonemark: " + mistake.getMessage());
            return mistake.exitCode();
        }
        if (e instanceof ModelException || e instanceof DatasetException) {
            host.say("tonemark: " + e.getMessage());
            return ExitCode.USAGE;
        }
        if (e instanceof FileSystemException file) {
            host.say("tonemark: " + explain(file));
            return ExitCode.USAGE;
        }
        host.say("tonemark: a bug, please report it: " + e);
        e.printStackTrace(host.err());
        return ExitCode.BUG;
    }

    private static String explain(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return e.getFile() + ": no such file";
        }
        if (e instanceof AccessDeniedException) {
            return e.getFile() + ": permission denied";
        }
        return e.getFile() + ": " + (e.getReason() == null ? "cannot be used" : e.getReason());
    }
}

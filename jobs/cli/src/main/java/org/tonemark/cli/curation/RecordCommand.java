package org.tonemark.cli.curation;

import org.tonemark.cli.Host;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code record new|sign|check}. */
@Command(
        name = "record",
        description = {
            "Generation records: how a track was made, stated and signed by its uploader.",
            "record new writes one, record sign adds the signature, submit --record hands it in (docs/records.md)."
        },
        mixinStandardHelpOptions = true)
public final class RecordCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private RecordCommand() {}

    /** With its subcommands. */
    public static picocli.CommandLine of(Host host) {
        return new picocli.CommandLine(new RecordCommand())
                .addSubcommand(new RecordNewCommand(host))
                .addSubcommand(new RecordSignCommand(host))
                .addSubcommand(new RecordCheckCommand(host));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "record needs \"new\", \"sign\" or \"check\"");
    }
}

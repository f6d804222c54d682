package org.tonemark.cli.curation;

import java.util.List;
import org.tonemark.cli.Host;

/** The commands of this package, in the order of the help text. */
public final class CurationCommands {
    private CurationCommands() {}

    public static List<Object> all(Host host) {
        return List.of(
                new SubmitCommand(host),
                RecordCommand.of(host),
                new ImportCommand(host),
                new StatusCommand(host),
                new RateCommand(host),
                new CurateCommand(host),
                new ExportCommand(host),
                new ReplayCommand(host),
                new CuratorCommand(host),
                new AppealCommand(host),
                new DisputeCommand(host),
                new GoldCommand(host),
                new KeyCommand(host),
                new SimulateCommand(host),
                new AggregateCommand(host));
    }
}

package org.tonemark.cli.curation;

import java.io.IOException;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.store.JdbiObjections.Filed;
import org.tonemark.curation.store.JdbiObjections.NotTaken;
import org.tonemark.curation.store.json.CurationJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dispute open|resolve|list}. */
@Command(
        name = "dispute",
        description = "Objections of outsiders, such as rights holders, and what operators make of them.",
        mixinStandardHelpOptions = true)
public final class DisputeCommand implements Runnable {
    private final Host host;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private StoreOptions options = new StoreOptions();

    public DisputeCommand(Host host) {
        this.host = host;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "dispute needs \"open\", \"resolve\" or \"list\"");
    }

    @Command(name = "open", description = "Takes an objection; prints its number.", mixinStandardHelpOptions = true)
    int open(
            @Parameters(paramLabel = "CID") String cid,
            @Option(names = "--statement", required = true, description = "what is wrong; public") String statement,
            @Option(names = "--contact", required = true, description = "how to reach them; never published")
                    String contact)
            throws IOException {
        String track = Words.cid(cid);
        return options.with(host, store -> {
            Filed filed = store.objections().dispute(track, statement, contact);
            if (filed instanceof NotTaken notTaken) {
                throw Words.fail(notTaken.refusal());
            }
            host.out().println(CurationJson.write(filed));
            return ExitCode.OK;
        });
    }

    @Command(
            name = "resolve",
            description = "Answers a dispute; --revoke takes the track's promotion back.",
            mixinStandardHelpOptions = true)
    int resolve(
            @Parameters(paramLabel = "NUMBER") long id,
            @Option(names = "--revoke") boolean revoke,
            @Option(names = "--dismiss") boolean dismiss,
            @Option(names = "--note", required = true, description = "the resolution; public") String note)
            throws IOException {
        if (revoke == dismiss) {
            throw UserException.usage("resolve with --revoke or with --dismiss");
        }
        return options.with(host, store -> {
            Words.orFail(store.objections().resolve(id, revoke, note));
            return ExitCode.OK;
        });
    }

    @Command(name = "list", description = "A JSON line a dispute, contacts included.", mixinStandardHelpOptions = true)
    int list() throws IOException {
        return options.with(host, store -> {
            store.objections().disputes(null).forEach(d -> host.out().println(CurationJson.write(d)));
            return ExitCode.OK;
        });
    }
}

package org.tonemark.cli.curation;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Claim;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An uploader contests a decision. */
@Command(
        name = "appeal",
        description = {
            "Contests a decision, or a machine rejection: the close of the epoch calls a fresh panel.",
            "It is asked all that the panel before it was asked, whatever part is contested."
        },
        mixinStandardHelpOptions = true)
public final class AppealCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "CID")
    private String cid = "";

    @Option(names = "--uploader", required = true, paramLabel = "ADDRESS")
    private String uploader = "";

    @Option(names = "--claim", paramLabel = "CLAIM", description = "origin, quality or flag:CODE (default: both first)")
    private List<String> claims = List.of("origin", "quality");

    @Option(names = "--statement", required = true, description = "why; public")
    private String statement = "";

    @Mixin
    private StoreOptions options = new StoreOptions();

    public AppealCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        String track = Words.cid(cid);
        Address from = Words.address(uploader);
        List<Claim> contested = claims.stream().map(Words::claim).toList();
        return options.with(host, store -> {
            Words.orFail(store.objections().appeal(track, from, contested, statement));
            return ExitCode.OK;
        });
    }
}

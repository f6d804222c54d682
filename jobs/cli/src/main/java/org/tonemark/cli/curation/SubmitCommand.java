package org.tonemark.cli.curation;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.store.JdbiSubmissions;
import org.tonemark.curation.store.JdbiSubmissions.Known;
import org.tonemark.curation.store.JdbiSubmissions.New;
import org.tonemark.curation.store.JdbiSubmissions.Refused;
import org.tonemark.curation.store.JdbiSubmissions.Submitted;
import org.tonemark.curation.store.json.CurationJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts tracks forward. */
@Command(
        name = "submit",
        description = {
            "Puts tracks forward for curation; submitting one again changes nothing.",
            "Output: a JSON line a CID. A submission is taken up by the close of an epoch once it has a verdict."
        },
        mixinStandardHelpOptions = true)
public final class SubmitCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(arity = "1..*", paramLabel = "CID")
    private List<String> cids = List.of();

    @Option(names = "--uploader", required = true, paramLabel = "ADDRESS", description = "wallet of the uploader")
    private String uploader = "";

    @Option(names = "--record", paramLabel = "CID", description = "the uploader's generation record")
    private @Nullable String record;

    @Option(
            names = "--duplicate-of",
            paramLabel = "CID",
            description = "a submitted track that this one repeats, whose case it shares")
    private @Nullable String duplicateOf;

    @Mixin
    private StoreOptions options = new StoreOptions();

    public SubmitCommand(Host host) {
        this.host = host;
    }

    /** A line of output. */
    record Line(
            String cid,
            String status,
            @Nullable Long epoch,
            @Nullable String code) {}

    @Override
    public Integer call() throws IOException {
        Address from = Words.address(uploader);
        String recordCid = record == null ? null : Words.cid(record);
        String original = duplicateOf == null ? null : Words.cid(duplicateOf);
        List<String> tracks = cids.stream().map(Words::cid).toList();
        return options.with(host, store -> {
            int taken = 0;
            for (String cid : tracks) {
                taken += report(cid, store.submissions().submit(cid, from, recordCid, original)) ? 1 : 0;
            }
            return taken == tracks.size() ? ExitCode.OK : taken == 0 ? ExitCode.USAGE : ExitCode.INCOMPLETE;
        });
    }

    private boolean report(String cid, Submitted submitted) {
        Line line;
        if (submitted instanceof New added) {
            line = new Line(cid, "new", added.epoch(), null);
        } else if (submitted instanceof Known) {
            line = new Line(cid, "known", null, null);
        } else {
            Refused refused = (JdbiSubmissions.Refused) submitted;
            host.say("tonemark: " + refused.refusal().message());
            line = new Line(cid, "refused", null, refused.refusal().code());
        }
        host.out().println(CurationJson.write(line));
        return !(submitted instanceof Refused);
    }
}

package org.tonemark.cli.curation;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.cli.input.PublishOptions;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.hash.RawCid;
import org.tonemark.curation.core.port.Publisher;
import org.tonemark.curation.core.port.Publisher.Publication;
import org.tonemark.curation.core.port.Publisher.Unpublished;
import org.tonemark.curation.core.provenance.SignedRecord;
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

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "the uploader's signed generation record on the one CID (see: tonemark record); it is published")
    private @Nullable String record;

    @Option(
            names = "--duplicate-of",
            paramLabel = "CID",
            description = "a submitted track that this one repeats, whose case it shares")
    private @Nullable String duplicateOf;

    @Mixin
    private PublishOptions publishing = new PublishOptions();

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
            @Nullable String code,
            @Nullable String recordCid,
            @Nullable String nearDuplicateOf) {}

    @Override
    public Integer call() throws IOException {
        Address from = Words.address(uploader);
        String original = duplicateOf == null ? null : Words.cid(duplicateOf);
        List<String> tracks = cids.stream().map(Words::cid).toList();
        if (record != null && tracks.size() > 1) {
            throw UserException.usage("a record is on one track: submit the others by themselves");
        }
        SignedRecord signed = record == null ? null : RecordFiles.read(host, record);
        return options.with(host, store -> {
            int taken = 0;
            for (String cid : tracks) {
                taken += report(cid, signed, store.submissions().submit(cid, from, signed, original)) ? 1 : 0;
            }
            if (taken < tracks.size()) {
                return taken == 0 ? ExitCode.USAGE : ExitCode.INCOMPLETE;
            }
            return signed == null || published(signed) ? ExitCode.OK : ExitCode.UNAVAILABLE;
        });
    }

    private boolean report(String cid, @Nullable SignedRecord signed, Submitted submitted) {
        String recordCid = signed == null ? null : RawCid.of(CurationJson.writeBytes(signed));
        Line line;
        if (submitted instanceof New added) {
            line = new Line(cid, "new", added.epoch(), null, recordCid, added.nearDuplicateOf());
        } else if (submitted instanceof Known) {
            line = new Line(cid, "known", null, null, recordCid, null);
        } else {
            Refused refused = (JdbiSubmissions.Refused) submitted;
            host.say("tonemark: " + refused.refusal().message());
            line = new Line(cid, "refused", null, refused.refusal().code(), null, null);
        }
        host.out().println(CurationJson.write(line));
        return !(submitted instanceof Refused);
    }

    /** The store has the record already: what fails here is made up for by the same command. */
    private boolean published(SignedRecord signed) {
        Publication publication = publishing
                .publisher(host, options.folder(host))
                .publish(new Publisher.File(CurationJson.writeBytes(signed)));
        if (publication instanceof Unpublished failed) {
            host.say("tonemark: submitted, but the record is not published yet: " + failed.detail()
                    + "; run the same command again");
            return false;
        }
        return true;
    }
}

package org.tonemark.cli.curation;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.Printable;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.provenance.GenerationRecord;
import org.tonemark.curation.store.TrackStatus;
import org.tonemark.curation.store.json.CurationJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One track's whole history. */
@Command(
        name = "status",
        description = "Tells one track's whole history, with what comes next.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "CID")
    private String cid = "";

    @Option(names = "--json", description = "one JSON object (docs/schema/status-1.json)")
    private boolean json;

    @Mixin
    private StoreOptions options = new StoreOptions();

    public StatusCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        String track = Words.cid(cid);
        TrackStatus status = options.with(host, store -> store.status().of(track));
        if (json) {
            host.out().println(CurationJson.write(status));
        } else {
            print(status);
        }
        return status.stage() == TrackStatus.Stage.UNKNOWN ? ExitCode.USAGE : ExitCode.OK;
    }

    private void print(TrackStatus status) {
        line(status.cid() + "  " + status.stage());
        line(status.message());
        if (status.submittedAtMillis() != null) {
            line("submitted " + Instant.ofEpochMilli(status.submittedAtMillis()) + " by " + status.uploader()
                    + (status.recordCid() == null ? "" : ", record " + status.recordCid())
                    + (status.nearDuplicateOf() == null ? "" : ", repeats " + status.nearDuplicateOf()));
        }
        if (status.record() != null) {
            print(status.record());
        }
        print(status.family());
        status.verdicts()
                .forEach(v -> line("verdict   " + v.outcome() + "  " + String.join(" ", v.reasons()) + "  (" + v.model()
                        + ", " + v.policy() + ")"));
        for (TrackStatus.Round round : status.rounds()) {
            line("round " + round.caseId().round() + "   " + round.kind() + " on " + round.claims() + ", "
                    + round.seats() + " seats called, " + round.ballots() + " ballots"
                    + (round.open() ? ", open" : ""));
            round.decisions().forEach(this::print);
        }
        status.appeals().forEach(a -> line("appeal    of round " + a.round() + ": " + a.statement()));
        status.disputes()
                .forEach(d -> line("dispute " + d.id() + " " + d.statement()
                        + (d.resolution() == null ? " (open)" : " (resolved: " + d.resolution() + ")")));
    }

    private void print(GenerationRecord record) {
        line("made with " + record.tool() + ", model " + record.model() + ", on " + record.created() + "; rights: "
                + record.rights() + " (the uploader's word)");
        line(record.prompt() == null ? "prompt    kept back" : "prompt    " + record.prompt());
    }

    private void print(TrackStatus.Family family) {
        family.ancestors().forEach(r -> line("made from " + relative(r)));
        family.descendants().forEach(r -> line("source of " + relative(r)));
        if (family.more()) {
            line("and more relatives");
        }
        family.notes().forEach(this::line);
    }

    private static String relative(TrackStatus.Relative relative) {
        String state = relative.stage() == TrackStatus.Stage.UNKNOWN
                ? "not submitted here"
                : relative.stage().name();
        return relative.cid() + "  " + state
                + (relative.generations() == 1 ? "" : ", " + relative.generations() + " generations away");
    }

    private void print(Decision decision) {
        line("  epoch " + decision.epoch() + "  " + decision.status() + "  " + decision.reason() + ": "
                + decision.sentence());
    }

    private void line(String text) {
        host.out().println(Printable.of(text));
    }
}

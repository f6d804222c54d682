package org.tonemark.cli.curation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.core.Beacon;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.curation.store.json.CurationJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Closes an epoch. */
@Command(
        name = "curate",
        description = {
            "Closes the open epoch: decides its cases, updates reputations, opens cases for new submissions and "
                    + "appeals, and calls curators to their seats. Interrupted, the same command goes on.",
            "Output: one JSON object."
        },
        mixinStandardHelpOptions = true)
public final class CurateCommand implements Callable<Integer> {
    private final Host host;

    @Option(
            names = "--beacon",
            paramLabel = "HEX",
            description = "public randomness that appeared after the epoch: 64 hexadecimal digits (default: the hash"
                    + " chain kept in --data, which its operator can foresee)")
    private @Nullable String beacon;

    @Option(
            names = "--beacon-source",
            paramLabel = "TEXT",
            description = "where it can be checked: ethereum:BLOCK, drand:ROUND")
    private @Nullable String source;

    @Mixin
    private SparkOptions spark = new SparkOptions();

    @Mixin
    private StoreOptions options = new StoreOptions();

    public CurateCommand(Host host) {
        this.host = host;
    }

    /** What was done. */
    record Summary(
            long epoch,
            String beacon,
            String beaconSource,
            int ballots,
            int refusedBallots,
            Map<Status, Integer> decisions,
            int openCases,
            int seatsCalled,
            int curators,
            boolean originOpen,
            String root) {}

    @Override
    public Integer call() throws IOException {
        if ((beacon == null) != (source == null)) {
            throw UserException.usage("give --beacon and --beacon-source together");
        }
        Path folder = options.folder(host);
        return options.with(host, store -> {
            host.out().println(CurationJson.write(close(store, folder)));
            return ExitCode.OK;
        });
    }

    private Summary close(CurationStore store, Path folder) throws IOException {
        EpochInput input = store.epochs().seal(beaconOf(store.epochs().current(), folder));
        // Signatures were checked when the ballots were taken.
        EpochResult result = spark.close(input, SignatureCheck.trusting());
        try {
            store.epochs().append(input, result);
        } catch (IllegalStateException e) {
            throw new UserException(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()));
        }
        return summary(input, result);
    }

    private Beacon beaconOf(long epoch, Path folder) throws IOException {
        return beacon == null ? BeaconSeed.in(folder).of(epoch) : new Beacon(epoch, beacon, String.valueOf(source));
    }

    static Summary summary(EpochInput input, EpochResult result) {
        Map<Status, Integer> decisions = new EnumMap<>(Status.class);
        for (Decision decision : result.decisions()) {
            decisions.merge(decision.status(), 1, Integer::sum);
        }
        return new Summary(
                input.epoch(),
                input.beacon().value(),
                input.beacon().source(),
                input.ballots().size(),
                result.refused().size(),
                decisions,
                result.cases().size(),
                (int) result.seats().stream()
                        .filter(s -> s.calledEpoch() > input.epoch())
                        .count(),
                result.curators().size(),
                result.originOpen(),
                result.root());
    }
}

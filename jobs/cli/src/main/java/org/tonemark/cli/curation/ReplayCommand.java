package org.tonemark.cli.curation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochRule;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.store.export.ExportArchive;
import org.tonemark.curation.store.export.Manifest;
import org.tonemark.curation.store.export.Replay;
import org.tonemark.curation.store.json.CurationJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Recomputes an epoch from its export. */
@Command(
        name = "replay",
        description = {
            "Recomputes an epoch from its export and compares every bit; needs no database and no server.",
            "Exit code 0 only if all is equal; 5, and the first difference, if not. Compare the root with the one "
                    + "attested on chain."
        },
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
    /** Checking a signature takes about half a millisecond. */
    private static final int CHECKED_UNASKED = 10_000;

    private final Host host;

    @Parameters(paramLabel = "EXPORT", description = "folder that tonemark export wrote, or the archive (.zip) of one")
    private String export = "";

    @Option(
            names = "--signatures",
            negatable = true,
            description = "check the ballots' signatures, or do not (default: up to " + CHECKED_UNASKED + " ballots)")
    private @Nullable Boolean signatures;

    @Mixin
    private SparkOptions spark = new SparkOptions();

    public ReplayCommand(Host host) {
        this.host = host;
    }

    /** What was found equal. */
    record Summary(boolean equal, long epoch, String root, long ballots, boolean signaturesChecked) {}

    @Override
    public Integer call() throws IOException {
        Replay.Outcome outcome = replay(host.resolve(export));
        if (outcome instanceof Replay.Different different) {
            throw new UserException(ExitCode.FALSE, "not equal: " + different.first());
        }
        Replay.Equal equal = (Replay.Equal) outcome;
        boolean checked = areChecked(equal.ballots());
        if (!checked) {
            host.say("tonemark: the signatures of " + equal.ballots() + " ballots were not checked: add --signatures");
        }
        host.out()
                .println(CurationJson.write(new Summary(true, equal.epoch(), equal.root(), equal.ballots(), checked)));
        return ExitCode.OK;
    }

    private Replay.Outcome replay(Path path) throws IOException {
        if (!ExportArchive.isOne(path) || Files.isDirectory(path)) {
            return replayFolder(path);
        }
        if (!Files.isRegularFile(path)) {
            throw UserException.usage(export + ": there is no such file");
        }
        try {
            return ExportArchive.read(path, this::replayFolder);
        } catch (ZipException e) {
            throw UserException.usage(export + " is no export: the archive cannot be read");
        }
    }

    private Replay.Outcome replayFolder(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(Manifest.FILE))) {
            throw UserException.usage(export + " is no export: it has no " + Manifest.FILE);
        }
        return Replay.of(folder, this::rule);
    }

    private EpochRule rule(EpochInput input) {
        if (!input.rule().version().equals(Rule.V1.version())) {
            throw UserException.usage(
                    "the export is of rule " + input.rule().version() + ", this program computes " + Rule.V1.version());
        }
        if (!input.rule().equals(Rule.V1.onChain(input.rule().chainId()))) {
            throw new UserException(
                    ExitCode.FALSE,
                    "not equal: " + Manifest.FILE + " line 1: these are not the numbers of rule " + Rule.V1.version());
        }
        SignatureCheck check = areChecked(input.ballots().size())
                ? SignatureCheck.recovering(input.rule().chainId())
                : SignatureCheck.trusting();
        return whole -> spark.close(whole, check);
    }

    private boolean areChecked(long ballots) {
        return signatures == null ? ballots <= CHECKED_UNASKED : signatures;
    }
}

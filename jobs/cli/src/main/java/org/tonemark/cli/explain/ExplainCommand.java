package org.tonemark.cli.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.Analyzers;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.Policies;
import org.tonemark.cli.UserException;
import org.tonemark.cli.Version;
import org.tonemark.cli.input.InputReader;
import org.tonemark.cli.input.Inputs;
import org.tonemark.features.track.TrackMeasurement;
import org.tonemark.verdict.Verdict;
import org.tonemark.verify.ContentSource;
import org.tonemark.verify.TrackInput;
import org.tonemark.verify.TrackVerifier;
import org.tonemark.verify.VerifiedTrack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One track's evidence. */
@Command(
        name = "explain",
        description = {
            "Shows the evidence on one track: why it got its outcome.",
            "",
            "Input: one audio file or CID. Output: text, or with --json one object; with --out also CID.json and",
            "CID.svg, the picture of its spectrum with the lines found.",
            ""
        },
        footer = {"", "Example: tonemark explain music/a.mp3 --out evidence"},
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
    private final Host host;
    private final Analyzers analyzers;

    @Parameters(paramLabel = "INPUT", description = "an audio file or a CID")
    private String operand = "";

    @Option(names = "--out", paramLabel = "DIR", description = "write CID.json and CID.svg there")
    private @Nullable String out;

    @Option(names = "--json", description = "one JSON object instead of text")
    private boolean json;

    @Option(names = "--model", paramLabel = "ID", description = "model, by name or path (default: the newest)")
    private @Nullable String model;

    @Option(names = "--policy", paramLabel = "FILE", description = "outcome policy, JSON (default: built in)")
    private @Nullable String policy;

    public ExplainCommand(Host host, Analyzers analyzers) {
        this.host = host;
        this.analyzers = analyzers;
    }

    @Override
    public Integer call() throws IOException {
        Inputs inputs = InputReader.read(host, List.of(operand));
        if (inputs.tracks().size() != 1) {
            throw UserException.usage("explain takes one track; " + operand + " has "
                    + inputs.tracks().size());
        }
        RememberingFactory analyzer = new RememberingFactory(analyzers.load(host, model));
        TrackVerifier verifier =
                new TrackVerifier(analyzer, ContentSource.none(), Policies.read(host, policy), Version.TONEMARK);
        TrackInput input = inputs.tracks().get(0);
        VerifiedTrack track = verifier.verify(0, input, Set.of());
        Verdict verdict = track.verdict();
        TrackMeasurement measurement = analyzer.measurement();
        Path picture = out == null || verdict.cid() == null ? null : save(out, verdict, measurement);
        host.out().print(json ? ExplainJson.of(verdict, measurement) + "\n" : ExplainText.of(verdict, track.detail()));
        if (picture != null) {
            host.say("Picture: " + picture);
        }
        if (verdict.outcome() != null) {
            return ExitCode.OK;
        }
        return input instanceof TrackInput.Content ? ExitCode.UNAVAILABLE : ExitCode.INCOMPLETE;
    }

    private @Nullable Path save(String folder, Verdict verdict, @Nullable TrackMeasurement measurement)
            throws IOException {
        Path directory = Files.createDirectories(host.resolve(folder));
        Files.writeString(directory.resolve(verdict.cid() + ".json"), ExplainJson.of(verdict, measurement) + "\n");
        if (measurement == null) {
            return null;
        }
        return Files.writeString(directory.resolve(verdict.cid() + ".svg"), Drawing.svg(measurement));
    }
}

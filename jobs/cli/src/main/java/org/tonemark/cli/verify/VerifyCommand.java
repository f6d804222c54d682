package org.tonemark.cli.verify;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.tonemark.cli.Analyzers;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.Policies;
import org.tonemark.cli.input.InputReader;
import org.tonemark.cli.input.Inputs;
import org.tonemark.ipfs.ContentStores;
import org.tonemark.verdict.OutcomePolicy;
import org.tonemark.verify.TrackAnalyzer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The main job. */
@Command(
        name = "verify",
        description = {
            "Measures, scores and decides tracks, on Spark.",
            "",
            "Input: audio files, folders, CIDs, CAR files, manifests, or - for a list on standard input.",
            "Output: a line for each input, in input order; with --out the verdict log, a run file and a report, which "
                    + "also say when the batch is unlike the model's calibration, and which of its tracks the log has as accepted by "
                    + "another model, policy or version and this one does not accept.",
            ""
        },
        footer = {
            "",
            "Example: tonemark verify music/ --out results",
            "         tonemark verify bafy… --ipfs http://127.0.0.1:5001 --out results",
            "A second run skips what the log in --out holds for the same model, policy and version."
        },
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
    private final Host host;
    private final Analyzers analyzers;

    @Parameters(
            arity = "1..*",
            paramLabel = "INPUT",
            description = {
                "an audio file; a folder (recursive); a CID (a file, or a folder and all audio files below), CID/path; a "
                        + "CAR file (its roots); a manifest (.txt: one path or CID a line; .tsv: with a header that has a file or "
                        + "cid column; paths relative to the manifest; CID/ for a folder); - for standard input"
            })
    private List<String> operands = List.of();

    @Mixin
    private VerifyOptions options = new VerifyOptions();

    public VerifyCommand(Host host, Analyzers analyzers) {
        this.host = host;
        this.analyzers = analyzers;
    }

    @Override
    public Integer call() throws IOException {
        OutcomePolicy policy = Policies.read(host, options.policy);
        Inputs inputs = InputReader.read(host, operands, options.ipfs.sources(host));
        ContentStores stores = inputs.sources().stores();
        boolean unavailable = inputs.haveContent() && (stores.isEmpty() || stores.unreachable());
        if (unavailable) {
            host.say("tonemark: the input has CIDs and "
                    + (stores.isEmpty() ? "no IPFS node is configured" : "no IPFS node can be reached")
                    + ": those that the log does not hold get no outcome");
        }
        int code = verify(inputs, policy);
        return code == ExitCode.INCOMPLETE && unavailable ? ExitCode.UNAVAILABLE : code;
    }

    /** Loads the models while Spark starts, where it surely will be needed: both take seconds. */
    private int verify(Inputs inputs, OutcomePolicy policy) throws IOException {
        analyzers.check(host, options.model);
        CompletableFuture<TrackAnalyzer.Factory> model =
                CompletableFuture.supplyAsync(() -> analyzers.load(host, options.model));
        try (RunnerStart runner = new RunnerStart(() -> options.runner(host))) {
            if (!options.dryRun && VerifySession.surelyMeasures(host, options)) {
                runner.begin();
            }
            VerifySession session = new VerifySession(host, options, inputs, join(model), policy);
            return options.dryRun ? session.plan() : session.run(runner);
        }
    }

    private static TrackAnalyzer.Factory join(CompletableFuture<TrackAnalyzer.Factory> model) {
        try {
            return model.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}

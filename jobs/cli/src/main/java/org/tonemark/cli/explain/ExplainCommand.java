package org.tonemark.cli.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.Analyzers;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.Policies;
import org.tonemark.cli.UserException;
import org.tonemark.cli.catalogue.CatalogueOptions;
import org.tonemark.cli.input.InputReader;
import org.tonemark.cli.input.Inputs;
import org.tonemark.cli.input.IpfsOptions;
import org.tonemark.cli.report.HtmlReport;
import org.tonemark.cli.verify.VerifySession;
import org.tonemark.features.picture.NullPicture.Family;
import org.tonemark.verdict.OutcomePolicy;
import org.tonemark.verdict.Verdict;
import org.tonemark.verify.BundleFactory;
import org.tonemark.verify.CidIndex;
import org.tonemark.verify.KeptFingerprint;
import org.tonemark.verify.TrackAnalyzer;
import org.tonemark.verify.TrackInput;
import org.tonemark.verify.TrackVerifier;
import org.tonemark.verify.VerifiedTrack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One track's evidence. */
@Command(
        name = "explain",
        description = {
            "Shows the evidence on one track: why it got its outcome.",
            "",
            "Input: one audio file or CID. Output: text, or with --json one object. With --out also, in a folder for "
                    + "this track: explanation.html, a page that shows all in one file, CID.json with the numbers behind it, and "
                    + "each picture: likelihood over time, scores against known human-made music, the mean spectrum with the "
                    + "lines found, spectrogram and waveform, and what it shares with known tracks (CID.NAME.svg). docs/evidence.md says how to read them.",
            ""
        },
        footer = {"", "Example: tonemark explain music/a.mp3 --out evidence"},
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
    private final Host host;
    private final Analyzers analyzers;

    @Parameters(paramLabel = "INPUT", description = "an audio file or a CID")
    private String operand = "";

    @Option(names = "--out", paramLabel = "DIR", description = "write the page, the pictures and CID.json there")
    private @Nullable String out;

    @Option(names = "--json", description = "one JSON object instead of text")
    private boolean json;

    @Option(names = "--model", paramLabel = "ID", description = "model, by name or path (default: the newest)")
    private @Nullable String model;

    @Option(names = "--policy", paramLabel = "FILE", description = "outcome policy, JSON (default: built in)")
    private @Nullable String policy;

    @Option(
            names = "--log",
            paramLabel = "DIR",
            description = "compare with the tracks of this log too: a folder given to verify --out. Without --out and "
                    + "--json the page goes to DIR/evidence/CID, where the next report of verify links it")
    private @Nullable String log;

    @Mixin
    private IpfsOptions ipfs = new IpfsOptions();

    @Mixin
    private CatalogueOptions catalogues = new CatalogueOptions();

    public ExplainCommand(Host host, Analyzers analyzers) {
        this.host = host;
        this.analyzers = analyzers;
    }

    @Override
    public Integer call() throws IOException {
        Inputs inputs = InputReader.read(host, List.of(operand), ipfs.sources(host));
        if (inputs.tracks().size() != 1) {
            throw UserException.usage("explain takes one track; " + operand + " has "
                    + inputs.tracks().size());
        }
        OutcomePolicy rules = Policies.read(host, policy);
        TrackAnalyzer.Factory loaded = analyzers.load(host, model);
        boolean pages = out != null || log != null && !json;
        RememberingFactory analyzer = new RememberingFactory(loaded, json || pages);
        TrackVerifier verifier = inputs.sources().verifier(analyzer, rules);
        TrackInput input = inputs.tracks().get(0);
        VerifiedTrack track = verifier.verify(0, input, new CidIndex());
        Verdict verdict = known(track, rules);
        Explanation explanation = new Explanation(
                verdict, track.detail(), analyzer.seen(), families(loaded, verdict), rules.windowSpread());
        List<Figure> figures = json || pages ? Figures.of(explanation) : List.of();
        String numbers = json || pages ? ExplainJson.of(explanation, figures) + "\n" : "";
        Path page = !pages || verdict.cid() == null
                ? null
                : ExplanationFiles.write(folder(verdict.cid()), explanation, figures, numbers);
        host.out().print(json ? numbers : ExplainText.of(verdict, track.detail()));
        if (page != null) {
            host.say("Page: " + page);
        }
        if (verdict.outcome() != null) {
            return ExitCode.OK;
        }
        return input instanceof TrackInput.Content ? ExitCode.UNAVAILABLE : ExitCode.INCOMPLETE;
    }

    private Path folder(String cid) {
        return out != null ? host.resolve(out) : HtmlReport.evidence(host.resolve(Objects.requireNonNull(log)), cid);
    }

    private Verdict known(VerifiedTrack track, OutcomePolicy rules) throws IOException {
        Verdict own = track.verdict();
        KeptFingerprint fingerprint = track.fingerprint();
        if (fingerprint == null || own.outcome() == null) {
            return own;
        }
        Path results = log == null ? null : host.resolve(log);
        if (results != null && !Files.isDirectory(results.resolve(VerifySession.MEASURED))) {
            throw UserException.usage("no log in " + log);
        }
        return new KnownCheck(host, rules, catalogues.open(host), results).of(own, fingerprint);
    }

    private static List<Family> families(TrackAnalyzer.Factory loaded, Verdict verdict) {
        Verdict.Origin origin = verdict.origin();
        if (origin == null || !(loaded instanceof BundleFactory factory)) {
            return List.of();
        }
        return factory.bundle()
                .map(bundle -> HumanNulls.of(bundle.card(), origin))
                .orElse(List.of());
    }
}

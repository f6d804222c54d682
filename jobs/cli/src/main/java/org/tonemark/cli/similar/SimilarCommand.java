package org.tonemark.cli.similar;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.Analyzers;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.Policies;
import org.tonemark.cli.Printable;
import org.tonemark.cli.UserException;
import org.tonemark.cli.input.InputReader;
import org.tonemark.cli.input.Inputs;
import org.tonemark.cli.input.IpfsOptions;
import org.tonemark.cli.similar.SimilarTracks.Liked;
import org.tonemark.cli.verify.VerifySession;
import org.tonemark.verdict.Verdict;
import org.tonemark.verify.CidIndex;
import org.tonemark.verify.TrackAnalyzer;
import org.tonemark.verify.TrackInput;
import org.tonemark.verify.VerifiedTrack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** More like this. */
@Command(
        name = "similar",
        description = {
            "Finds logged tracks like one: by sound, by shared recording and, where tonemark ratings learn wrote what is "
                    + "liked together, by who likes it.",
            "",
            "Input: one audio file, a CID of the log, or a CID of a node. The indexes beside the log are brought up to it "
                    + "first: the first call after a large run takes longer. docs/similar.md says what the lists mean.",
            ""
        },
        footer = {
            "",
            "Example: tonemark similar music/a.mp3 --log results",
            "         tonemark similar --all --log results"
        },
        mixinStandardHelpOptions = true)
public final class SimilarCommand implements Callable<Integer> {
    private final Host host;
    private final Analyzers analyzers;

    @Parameters(paramLabel = "INPUT", arity = "0..1", description = "an audio file or a CID")
    private @Nullable String operand;

    @Option(
            names = "--all",
            description = "instead of INPUT: writes the tracks that sound like each logged one to DIR/" + SoundFile.NAME
                    + ", from which the console shows them")
    private boolean all;

    @Option(names = "--log", paramLabel = "DIR", required = true, description = "folder given to verify --out")
    private String log = "";

    @Option(
            names = "--k",
            paramLabel = "N",
            description = "tracks of each list, 1 to " + SoundIndex.MOST + " (default: ${DEFAULT-VALUE})")
    private int most = 10;

    @Option(names = "--json", description = "one JSON object (docs/schema/similar-1.json)")
    private boolean json;

    @Option(names = "--model", paramLabel = "ID", description = "model, by name or path (default: the newest)")
    private @Nullable String model;

    @Mixin
    private IpfsOptions ipfs = new IpfsOptions();

    public SimilarCommand(Host host, Analyzers analyzers) {
        this.host = host;
        this.analyzers = analyzers;
    }

    @Override
    public Integer call() throws IOException {
        if (most < 1 || most > SoundIndex.MOST) {
            throw UserException.usage("--k is a number from 1 to " + SoundIndex.MOST);
        }
        Path folder = host.resolve(log);
        if (!Files.isDirectory(folder.resolve(VerifySession.MEASURED))) {
            throw UserException.usage("no log in " + log + ": run tonemark verify INPUT --out " + log);
        }
        if (all == (operand != null)) {
            throw UserException.usage("give one INPUT, or --all");
        }
        TrackAnalyzer.Factory analyzer = analyzers.load(host, model);
        if (operand == null) {
            return writeAll(folder, analyzer.model());
        }
        find(folder, operand, analyzer);
        return ExitCode.OK;
    }

    private int writeAll(Path folder, String model) throws IOException {
        try (SimilarSearch search = new SimilarSearch(folder, model)) {
            int tracks = search.writeAll();
            host.say(tracks + " tracks and what sounds like them are in " + folder.resolve(SoundFile.NAME));
        }
        return ExitCode.OK;
    }

    private void find(Path folder, String operand, TrackAnalyzer.Factory analyzer) throws IOException {
        Inputs inputs = InputReader.read(host, List.of(operand), ipfs.sources(host));
        if (inputs.tracks().size() != 1) {
            throw UserException.usage("similar takes one track; " + operand + " has "
                    + inputs.tracks().size());
        }
        TrackInput input = inputs.tracks().get(0);
        try (SimilarSearch search = new SimilarSearch(folder, analyzer.model())) {
            Optional<Asked> logged = input instanceof TrackInput.Content content
                    ? search.logged(content.name(), content.cid())
                    : Optional.empty();
            Asked asked = logged.isPresent() ? logged.get() : measured(operand, inputs, analyzer);
            print(search.of(asked, most));
        }
    }

    private Asked measured(String operand, Inputs inputs, TrackAnalyzer.Factory analyzer) throws IOException {
        TrackInput input = inputs.tracks().get(0);
        VerifiedTrack track =
                inputs.sources().verifier(analyzer, Policies.read(host, null)).verify(0, input, new CidIndex());
        Verdict verdict = track.verdict();
        if (track.embedding() == null && track.fingerprint() == null || verdict.cid() == null) {
            String why = String.join(", ", verdict.reasons()) + (track.detail().isEmpty() ? "" : ": " + track.detail());
            throw new UserException(
                    verdict.outcome() == null && input instanceof TrackInput.Content
                            ? ExitCode.UNAVAILABLE
                            : ExitCode.INCOMPLETE,
                    operand + " was not measured: " + why);
        }
        return new Asked(verdict.input(), verdict.cid(), track.embedding(), track.fingerprint());
    }

    private void print(SimilarTracks found) throws IOException {
        if (json) {
            host.out().println(new JsonMapper().writeValueAsString(found));
            return;
        }
        line("%s  %s", found.cid(), found.input());
        line("By sound, of %d tracks:", found.tracks());
        found.bySound().forEach(t -> line("  %.4f  %s  %s  %s", t.similarity(), t.cid(), text(t.outcome()), t.input()));
        line("By shared recording:");
        found.byRecording()
                .forEach(t -> line(
                        "  %s  %s  %.1f … %.1f s here, %.1f … %.1f s there, tempo × %.4f, pitch × %.4f",
                        t.cid(),
                        text(t.outcome()),
                        t.startSeconds(),
                        t.endSeconds(),
                        t.otherStartSeconds(),
                        t.otherEndSeconds(),
                        t.tempoRatio(),
                        t.pitchRatio()));
        Liked liked = found.liked();
        if (liked != null) {
            line(
                    liked.basis().equals("ratings")
                            ? "Liked by those who like it (%d people):"
                            : "Liked by those who like what sounds like it (%d people like it itself):",
                    liked.people());
            liked.tracks().forEach(t -> line("  %.4f  %s  (%d people)", t.score(), t.item(), t.people()));
        }
    }

    private static String text(@Nullable String outcome) {
        return outcome == null ? "–" : outcome;
    }

    private void line(String format, Object... values) {
        host.out().println(Printable.of(String.format(Locale.ROOT, format, values)));
    }
}

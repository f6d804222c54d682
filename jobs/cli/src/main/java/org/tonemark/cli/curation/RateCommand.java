package org.tonemark.cli.curation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimAnswer;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.port.BallotStore.Accepted;
import org.tonemark.curation.core.port.BallotStore.Cast;
import org.tonemark.curation.core.port.BallotStore.Refused;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.curation.store.json.CurationJson;
import org.tonemark.curation.store.key.KeyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Casts a ballot. */
@Command(
        name = "rate",
        description = {
            "Casts a ballot on the open case of a track, signed with the key of a file or by a wallet beforehand.",
            "Output: the server's receipt as JSON. A later ballot of the same epoch supersedes an earlier one."
        },
        mixinStandardHelpOptions = true)
public final class RateCommand implements Callable<Integer> {
    private static final int LARGEST_BALLOT = 16 * 1024;

    private final Host host;

    @Parameters(paramLabel = "CID")
    private String cid = "";

    @Option(names = "--quality", paramLabel = "yes|no|unsure", description = "is it worth promoting?")
    private @Nullable String quality;

    @Option(names = "--origin", paramLabel = "ai|human|unsure", description = "is it AI-generated?")
    private @Nullable String origin;

    @Option(names = "--flag", paramLabel = "CODE", description = "raises a flag, such as rights or spam")
    private List<String> flags = List.of();

    @Option(names = "--reason", paramLabel = "CODE", description = "a reason in upper snake case")
    private List<String> reasons = List.of();

    @Option(names = "--genre", defaultValue = "", description = "corrects the genre")
    private String genre = "";

    @Option(names = "--mood", defaultValue = "", description = "corrects the mood")
    private String mood = "";

    @Option(
            names = "--note",
            paramLabel = "TEXT",
            defaultValue = "",
            description =
                    "your own words, at most 1,000 characters; signed with the ballot, public once the case is closed")
    private String note = "";

    @Option(names = "--key", paramLabel = "FILE", description = "key file to sign with (see: tonemark key)")
    private @Nullable String key;

    @Option(
            names = "--ballot",
            paramLabel = "FILE",
            description = "a signed ballot (docs/schema/ballot-1.json) instead of answers; - for standard input")
    private @Nullable String signed;

    @Mixin
    private StoreOptions options = new StoreOptions();

    public RateCommand(Host host) {
        this.host = host;
    }

    /** The receipt. */
    record Receipt(String cid, int round, long epoch, int sequence, String curator, String receipt) {}

    @Override
    public Integer call() throws IOException {
        String track = Words.cid(cid);
        if ((key == null) == (signed == null)) {
            throw UserException.usage("sign with --key FILE, or give a signed ballot with --ballot FILE");
        }
        return options.with(host, store -> {
            Ballot ballot = signed == null ? sign(store, track) : read(track);
            Cast cast = store.ballots().cast(ballot);
            if (cast instanceof Refused refused) {
                throw UserException.usage(
                        Refusals.of(refused.reason(), ballot, store.epochs().current()));
            }
            host.out()
                    .println(CurationJson.write(new Receipt(
                            track,
                            ballot.caseId().round(),
                            ballot.epoch(),
                            ballot.sequence(),
                            ballot.curator().hex(),
                            ((Accepted) cast).receipt())));
            return ExitCode.OK;
        });
    }

    private Ballot sign(CurationStore store, String track) throws IOException {
        KeyFile curator = KeyFile.read(host.resolve(String.valueOf(key)));
        Case open = store.epochs()
                .openCase(track)
                .orElseThrow(() -> UserException.usage(track + " has no open case: see tonemark status " + track));
        Ballot unsigned = new Ballot(
                open.id(),
                curator.address(),
                store.epochs().current(),
                store.ballots().nextSequence(open.id(), curator.address()),
                answers(),
                reasons,
                genre,
                mood,
                note,
                "");
        return curator.sign(unsigned, Rule.V1.chainId());
    }

    private List<ClaimAnswer> answers() {
        List<ClaimAnswer> answers = new ArrayList<>();
        if (quality != null) {
            answers.add(new ClaimAnswer(Claim.QUALITY, Words.answer(quality, "--quality")));
        }
        if (origin != null) {
            answers.add(new ClaimAnswer(Claim.ORIGIN, Words.origin(origin)));
        }
        flags.stream()
                .distinct()
                .forEach(flag -> answers.add(new ClaimAnswer(Words.claim("flag:" + flag), Answer.YES)));
        if (answers.isEmpty()) {
            throw UserException.usage("answer with --quality yes|no|unsure, and --origin where the case asks for it");
        }
        answers.sort(Comparator.comparing(ClaimAnswer::claim));
        return answers;
    }

    private Ballot read(String track) throws IOException {
        String text = String.valueOf(signed).equals("-") ? text(host.in()) : readFile(String.valueOf(signed));
        Ballot ballot = CurationJson.read(text, Ballot.class);
        if (!ballot.caseId().cid().equals(track)) {
            throw UserException.usage("the ballot is on " + ballot.caseId().cid() + ", not on " + track);
        }
        return ballot;
    }

    private String readFile(String name) throws IOException {
        try (InputStream in = Files.newInputStream(host.resolve(name))) {
            return text(in);
        }
    }

    private static String text(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST_BALLOT + 1);
        if (bytes.length > LARGEST_BALLOT) {
            throw UserException.usage("a ballot has at most " + LARGEST_BALLOT + " bytes: this is something else");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

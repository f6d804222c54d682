package org.tonemark.cli.curation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimAnswer;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.store.json.CurationJson;
import org.tonemark.curation.store.key.KeyFile;
import org.tonemark.verdict.Outcome;

/** Ballots that must not be taken, as a user meets them. The clock stands still: all timestamps are equal. */
class HostileBallotsTest {
    private static final int SEATS = Rule.V1.panels().stages().get(0).seats();

    @TempDir
    Path folder;

    private CurationFlow flow;
    private String track;

    @BeforeEach
    void openCase() {
        flow = new CurationFlow(folder).withCurators(SEATS + 1).withTrack("one", Outcome.ACCEPTED);
        track = CurationFlow.cid("one");
        flow.ok("curate");
    }

    private static void oneLine(Result result, int code, String... parts) {
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.err().lines()).as(result.err()).hasSize(1);
        assertThat(result.err()).contains(parts).startsWith("tonemark: ");
        assertThat(result.out()).isEmpty();
    }

    private Ballot signed(int curator, long epoch, int sequence, Answer answer) throws IOException {
        KeyFile key = KeyFile.read(folder.resolve(CurationFlow.key(curator)));
        List<ClaimAnswer> answers = List.of(new ClaimAnswer(Claim.QUALITY, answer));
        CaseId id = new CaseId(track, 0);
        return key.sign(
                new Ballot(id, key.address(), epoch, sequence, answers, List.of(), "", "", "", ""), Rule.V1.chainId());
    }

    private Result cast(Ballot ballot) {
        return castText(CurationJson.write(ballot));
    }

    private Result castText(String json) {
        return new TestHost(folder).input(json).run("rate", track, "--ballot", "-");
    }

    @Test
    void shouldTakeABallotOnceAndRefuseAnotherInItsPlace() throws IOException {
        Ballot ballot = signed(0, 1, 0, Answer.YES);
        Result first = cast(ballot);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(cast(ballot).out()).isEqualTo(first.out());
        oneLine(cast(signed(0, 1, 0, Answer.NO)), ExitCode.USAGE, "sign with the next one (EQUIVOCATION)");
        assertThat(cast(signed(0, 1, 1, Answer.NO)).code()).isZero();
        oneLine(cast(signed(0, 1, 0, Answer.UNSURE)), ExitCode.USAGE, "SUPERSEDED");
    }

    @Test
    void shouldRefuseBallotsOutOfTheirTime() throws IOException {
        Ballot early = signed(0, 2, 0, Answer.YES);
        oneLine(cast(early), ExitCode.USAGE, "ballots are taken of epoch 1", "WRONG_EPOCH");
        for (int i = 0; i < SEATS + 1; i++) {
            flow.ok("rate", track, "--quality", "yes", "--key", CurationFlow.key(i));
        }
        assertThat(flow.ok("curate")).contains("\"PROMOTED\":1");
        oneLine(cast(signed(SEATS, 1, 7, Answer.YES)), ExitCode.USAGE, "is closed (CLOSED_CASE)");
        oneLine(
                flow.run("rate", track, "--quality", "yes", "--key", CurationFlow.key(0)),
                ExitCode.USAGE,
                "has no open case");
    }

    @Test
    void shouldRefuseBallotsOnOnesOwnTrack() {
        String owner = flow.curators.get(0);
        flow.ok("submit", CurationFlow.cid("own"), "--uploader", owner);
        Result imported = new TestHost(folder)
                .input(CurationFlow.line("own", Outcome.ACCEPTED))
                .run("import", "-");
        assertThat(imported.code()).as(imported.err()).isZero();
        flow.ok("curate");
        oneLine(
                flow.run("rate", CurationFlow.cid("own"), "--quality", "yes", "--key", CurationFlow.key(0)),
                ExitCode.USAGE,
                "nobody rates their own track");
    }

    @Test
    void shouldRefuseBallotsThatAreTooLarge() throws IOException {
        String long65 = "A".repeat(65);
        oneLine(rate("--reason", long65), ExitCode.USAGE, "at most 64 characters a reason, not 65");
        oneLine(rate("--reason", "not a code"), ExitCode.USAGE, "upper snake case, not 'not a code'");
        oneLine(rate("--genre", long65), ExitCode.USAGE, "at most 64 characters of genre, not 65");
        oneLine(rate("--mood", long65), ExitCode.USAGE, "at most 64 characters of mood, not 65");
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            many.addAll(List.of("--reason", "R" + i));
        }
        oneLine(rate(many.toArray(String[]::new)), ExitCode.USAGE, "at most 16 reasons, not 17");
        String sound = CurationJson.write(signed(0, 1, 0, Answer.YES));
        oneLine(
                castText(sound.replace("\"genre\":\"\"", "\"genre\":\"" + "x".repeat(1000) + "\"")),
                ExitCode.USAGE,
                "characters of genre, not 1000");
        String signature = "\"signature\":\"0x";
        oneLine(
                castText(sound.replace(signature, signature + "00".repeat(300))),
                ExitCode.USAGE,
                "at most 132 characters of signature, not 732");
        oneLine(castText(sound.replace("\"0x", "\"0x" + "00".repeat(300))), ExitCode.USAGE, "not an address");
        oneLine(castText(sound + " ".repeat(20_000)), ExitCode.USAGE, "at most 16384 bytes");
        oneLine(castText(sound.replace(track, track + track.repeat(5))), ExitCode.USAGE, "a CID of 354 characters");
        assertThat(flow.ok("status", track, "--json")).contains("\"ballots\":0");
    }

    @Test
    void shouldRefuseVerdictsOfEndlessLines() {
        Result endless = new TestHost(folder)
                .input(CurationFlow.line("two", Outcome.REVIEW) + "{\"input\":\"" + "x".repeat(1_100_000) + "\"}\n")
                .run("import", "-");
        oneLine(endless, ExitCode.USAGE, "standard input:2: a line of more than 1000000 characters");
    }

    private Result rate(String... more) {
        List<String> command =
                new ArrayList<>(List.of("rate", track, "--quality", "yes", "--key", CurationFlow.key(0)));
        command.addAll(List.of(more));
        return flow.run(command.toArray(String[]::new));
    }

    @Test
    void shouldNameTheLineWhenAnExportHoldsABallotThatIsTooLarge() throws IOException {
        flow.ok("rate", track, "--quality", "yes", "--key", CurationFlow.key(0));
        flow.ok("curate");
        flow.ok("export", "--epoch", "1", "--out", "epoch-1");
        Path ballots = folder.resolve("epoch-1/input/ballots.jsonl");
        String sound = Files.readString(ballots);
        Files.writeString(ballots, sound.replace("\"mood\":\"\"", "\"mood\":\"" + "x".repeat(65) + "\""));
        oneLine(
                flow.run("replay", "epoch-1"),
                ExitCode.FALSE,
                "not equal: input/ballots.jsonl line 1: ",
                "characters of mood");
        Files.writeString(
                ballots, sound.replace("\"reasons\":[]", "\"reasons\":[],\"note\":\"" + "x".repeat(99) + "\""));
        oneLine(flow.run("replay", "epoch-1"), ExitCode.FALSE, "input/ballots.jsonl line 1: ");
        Files.writeString(ballots, sound);
        Path manifest = folder.resolve("epoch-1/manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"load\":200", "\"load\":0"));
        oneLine(flow.run("replay", "epoch-1"), ExitCode.FALSE, "these are not the numbers of rule");
    }

    @Test
    void shouldAbstainWhenThereAreFewerCuratorsThanSeats() {
        Path few = folder.resolve("few");
        CurationFlow small = new CurationFlow(few).withCurators(3).withTrack("one", Outcome.ACCEPTED);
        small.ok("curate");
        for (int i = 0; i < 3; i++) {
            small.ok("rate", track, "--quality", "yes", "--key", CurationFlow.key(i));
        }
        assertThat(small.ok("curate")).contains("\"ABSTAINED\":1");
        assertThat(small.ok("status", track)).contains("ABSTAINED", "TOO_FEW_CURATORS");
    }

    @Test
    void shouldRefuseAnUnknownCuratorsBallot() throws IOException {
        flow.ok("key", "new", "stranger.key");
        KeyFile stranger = KeyFile.read(folder.resolve("stranger.key"));
        Ballot ours = signed(0, 1, 0, Answer.YES);
        Ballot theirs = stranger.sign(
                new Ballot(
                        ours.caseId(),
                        Address.parse(stranger.address().hex()),
                        1,
                        0,
                        ours.answers(),
                        List.of(),
                        "",
                        "",
                        "",
                        ""),
                Rule.V1.chainId());
        oneLine(cast(theirs), ExitCode.USAGE, "is no curator", "UNKNOWN_CURATOR");
        oneLine(
                castText(CurationJson.write(ours).replace("\"sequence\":0", "\"sequence\":3")),
                ExitCode.USAGE,
                "WRONG_SIGNATURE");
    }
}

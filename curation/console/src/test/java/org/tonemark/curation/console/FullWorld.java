package org.tonemark.curation.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.Curator.Standing;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.Seat;
import org.tonemark.curation.core.hash.RawCid;
import org.tonemark.curation.core.provenance.GenerationRecord;
import org.tonemark.curation.core.provenance.SignedRecord;
import org.tonemark.curation.store.JdbiObjections.Taken;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;

/**
 * A real console over a database as full as one in use: a track at every stage, records and tags in several scripts and
 * with markup in them, an hour of music, many matches, objections of every kind, runs, training.
 */
final class FullWorld implements AutoCloseable {
    private static final int CURATORS = 14;
    private static final int PROMOTED = 26;

    final ConsoleWorld world;
    private final Path results;

    /** A page in a state worth looking at. @param who signs in; empty for a stranger */
    record Place(String name, String who, String path) {}

    FullWorld(Path folder) throws IOException {
        Path content = Files.createDirectory(folder.resolve("content"));
        results = folder.resolve("results");
        Files.createDirectories(results.resolve("evidence"));
        Files.createDirectories(results.resolve("runs"));
        Sounds.tone(content.resolve(cid("promoted 0") + ".wav"), 20);
        Sounds.explained(results, cid("promoted 0"));
        Sounds.hour(content.resolve(cid("hour") + ".wav"));
        Sounds.explained(results, cid("hour"));
        world = new ConsoleWorld(folder, content, results).curators(CURATORS);
        world.store.curators().admitByStake(ConsoleWorld.wallet("newcomer").address, "new", 100, Standing.TRAINEE);
        firstEpoch();
        secondEpoch();
        openEpoch();
        runs();
    }

    static String cid(String name) {
        return RawCid.of(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Every page, in every state, for whoever sees it. */
    List<Place> places() {
        String open = "/review/" + cid("hour");
        String curator = "/curators/" + ConsoleWorld.wallet("curator 3").address.hex();
        return List.of(
                new Place("home", "", "/"),
                new Place("tracks", "", "/tracks"),
                new Place("tracks-none", "", "/tracks?genre=ambient&mood=power"),
                new Place("track", "", "/tracks/" + cid("promoted 0")),
                new Place("track-silent", "", "/tracks/" + cid("promoted 1")),
                new Place("status-unknown", "", "/t/" + cid("nobody's")),
                new Place("status-submitted", "", "/t/" + cid("submitted")),
                new Place("status-queued", "", "/t/" + cid("queued")),
                new Place("status-panel", "", "/t/" + cid("hour")),
                new Place("status-promoted", "", "/t/" + cid("promoted 0")),
                new Place("status-disputed", "", "/t/" + cid("promoted 2")),
                new Place("status-revoked", "", "/t/" + cid("promoted 3")),
                new Place("status-rejected", "uploader", "/t/" + cid("rejected")),
                new Place("status-appealed", "uploader", "/t/" + cid("appealed")),
                new Place("status-down", "uploader", "/t/" + cid("down")),
                new Place("status-unreadable", "", "/t/" + cid("unreadable")),
                new Place("appeal", "uploader", "/t/" + cid("down") + "/appeal"),
                new Place("epochs", "", "/epochs"),
                new Place("epoch", "", "/epochs/1"),
                new Place("epoch-empty", "", "/epochs/0"),
                new Place("curators", "", "/curators"),
                new Place("curator", "", curator),
                new Place("rules", "", "/rules"),
                new Place("dispute", "", "/dispute?cid=" + cid("promoted 0")),
                new Place("signin", "", "/sign-in?next=/review"),
                new Place("submit", "uploader", "/submit"),
                new Place("queue", "curator 0", "/review"),
                new Place("queue-answered", "curator 0", "/review?state=answered"),
                new Place("queue-none", "curator 0", "/review?genre=folk&reason=CODEC_ONLY"),
                new Place("review", "curator 0", open),
                new Place("review-matches", "curator 1", "/review/" + cid("matches")),
                new Place("review-closed", "curator 0", "/review/" + cid("promoted 0")),
                new Place("training", "newcomer", "/training"),
                new Place("training-none", "curator 0", "/training"),
                new Place("operators", "operator", "/operators"),
                new Place("problem-401", "", "/review"),
                new Place("problem-403", "uploader", "/operators"),
                new Place("problem-404", "curator 0", "/no/such/page"));
    }

    private void firstEpoch() {
        for (int i = 0; i < PROMOTED; i++) {
            submit("promoted " + i, i == 0, Outcome.ACCEPTED, i, "ORIGIN_AI_CONFIDENT");
        }
        submit("rejected", true, Outcome.ACCEPTED, 3, "ORIGIN_AI_CONFIDENT");
        submit("appealed", false, Outcome.ACCEPTED, 4, "ORIGIN_AI_CONFIDENT");
        voteAndClose(world.closeEpoch(), Map.of(cid("rejected"), Answer.NO, cid("appealed"), Answer.NO));
        world.clock.forward(java.time.Duration.ofDays(1));
    }

    private void secondEpoch() {
        submit("hour", true, Outcome.REVIEW, 5, "HYBRID", "SINGLE_FAMILY", "SHARED_PART");
        submit("matches", true, Outcome.REVIEW, 6, "VARIATION_OF", "CODEC_ONLY");
        for (int i = 0; i < 9; i++) {
            submit("open " + i, i % 2 == 0, Outcome.REVIEW, 7 + i, i % 3 == 0 ? "ORIGIN_UNCLEAR" : "ADDED_TONES");
        }
        submit("down", true, Outcome.REJECTED, 1, "ORIGIN_NOT_SHOWN");
        submit("unreadable", false, Outcome.UNREADABLE, 1, "CORRUPT");
        world.store.gold().training(cid("training"), Map.of(Claim.QUALITY, true, Claim.ORIGIN, false));
        world.store
                .objections()
                .appeal(
                        cid("appealed"),
                        ConsoleWorld.wallet("uploader").address,
                        List.of(Claim.QUALITY),
                        "The panel heard a draft. <b>The project file</b> is at " + cid("project")
                                + " — הפרויקט המלא נמצא שם.");
        dispute("promoted 2", false);
        dispute("promoted 3", true);
        world.closeEpoch();
        world.clock.forward(java.time.Duration.ofHours(20));
    }

    private void openEpoch() {
        submit("queued", false, Outcome.ACCEPTED, 2, "ORIGIN_AI_CONFIDENT");
        world.store.submissions().submit(cid("submitted"), ConsoleWorld.wallet("uploader").address, null, null);
        world.store.objections().dispute(cid("promoted 5"), Verdicts.LONG, "rights@example.org");
        ConsoleWorld.Wallet curator = ConsoleWorld.wallet("curator 0");
        Case answered = world.store.epochs().openCase(cid("open 1")).orElseThrow();
        world.store.ballots().cast(curator.ballot(answered, world.store.epochs().current(), 0, Answer.YES));
    }

    private void dispute(String name, boolean revokes) {
        Taken taken = (Taken) world.store.objections().dispute(cid(name), "The chorus is mine.", "me@example.org");
        world.store
                .objections()
                .resolve(taken.id(), revokes, revokes ? "The recording is by others." : "No such part was found.");
    }

    private void submit(String name, boolean recorded, Outcome outcome, int i, String... reasons) {
        SignedRecord record = recorded ? record(name, i) : null;
        world.store.submissions().submit(cid(name), ConsoleWorld.wallet("uploader").address, record, null);
        Verdict verdict = Verdicts.full(cid(name), outcome, i, List.of(reasons), name.equals("hour"));
        world.store.submissions().importVerdicts(List.of(verdict));
    }

    private static SignedRecord record(String name, int i) {
        ConsoleWorld.Wallet uploader = ConsoleWorld.wallet("uploader");
        String prompt = i % 2 == 0 ? Verdicts.LONG : "موسيقى هادئة مع عود وإيقاع بطيء, <script>alert(1)</script>";
        return SignedRecord.sign(
                new GenerationRecord(
                        "2026-11-20T10:00:00Z",
                        List.of(),
                        "v5",
                        name.startsWith("promoted") || name.equals("rejected") ? List.of() : List.of(cid("promoted 0")),
                        prompt,
                        null,
                        "CC-BY-4.0",
                        GenerationRecord.SCHEMA,
                        "7314",
                        "suno",
                        cid(name),
                        uploader.address),
                uploader.key);
    }

    /** Everybody called answers yes, but for the tracks named; then the epoch closes. */
    private void voteAndClose(EpochResult last, Map<String, Answer> others) {
        Map<String, ConsoleWorld.Wallet> wallets = new java.util.HashMap<>();
        IntStream.range(0, CURATORS)
                .mapToObj(i -> ConsoleWorld.wallet("curator " + i))
                .forEach(w -> wallets.put(w.address.hex(), w));
        for (Seat seat : last.seats()) {
            String cid = seat.caseId().cid();
            ConsoleWorld.Wallet wallet = wallets.get(seat.curator().hex());
            if (wallet != null && seat.calledEpoch() == last.epoch() + 1) {
                Case open = world.store.epochs().openCase(cid).orElseThrow();
                Answer answer = others.getOrDefault(cid, Answer.YES);
                world.store
                        .ballots()
                        .cast(wallet.ballot(open, world.store.epochs().current(), 0, answer));
            }
        }
        world.closeEpoch();
    }

    private static final String FINDING =
            "[{\"family\":\"decoder-lines\",\"bound\":3.5,\"share\":0.21,\"expectedShare\":0.05}]";

    private void runs() throws IOException {
        for (int day = 10; day < 21; day++) {
            String run = "202611" + day + "T120000Z-" + String.format("%04x", day);
            Files.writeString(results.resolve("runs/" + run + ".json"), """
                    {"run":"%s","state":"%s","startedAt":"2026-11-%dT12:00:00Z","inputs":%d,"measured":%d,
                    "outcomes":{"accepted":%d,"review":31,"rejected":12},"withoutOutcome":%d,
                    "timings":{"wallSeconds":%d.4},"drift":{"state":"%s","findings":%s}}
                    """.formatted(
                            run,
                            day == 12 ? "interrupted" : day == 20 ? "running" : "complete",
                            day,
                            43 + 40 * day + day % 3,
                            40 * day,
                            40 * day,
                            day % 3,
                            61 * day,
                            day == 17 ? "left" : "within",
                            day == 17 ? FINDING : "[]"));
        }
        Files.writeString(results.resolve("runs/20261121T120000Z-00aa.json"), "{\"state\":\"<b>odd</b>\"}");
    }

    @Override
    public void close() {
        world.close();
    }
}

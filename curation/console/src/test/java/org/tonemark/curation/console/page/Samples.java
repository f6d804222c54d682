package org.tonemark.curation.console.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tonemark.curation.console.view.AppealPage;
import org.tonemark.curation.console.view.CuratorPage;
import org.tonemark.curation.console.view.CuratorsPage;
import org.tonemark.curation.console.view.DisputePage;
import org.tonemark.curation.console.view.DryCheck;
import org.tonemark.curation.console.view.EpochPage;
import org.tonemark.curation.console.view.EpochsPage;
import org.tonemark.curation.console.view.Form;
import org.tonemark.curation.console.view.HomePage;
import org.tonemark.curation.console.view.Media;
import org.tonemark.curation.console.view.OperatorsPage;
import org.tonemark.curation.console.view.Page;
import org.tonemark.curation.console.view.ProblemPage;
import org.tonemark.curation.console.view.PromotedPage;
import org.tonemark.curation.console.view.QueuePage;
import org.tonemark.curation.console.view.ReviewPage;
import org.tonemark.curation.console.view.Role;
import org.tonemark.curation.console.view.RulesPage;
import org.tonemark.curation.console.view.Shell;
import org.tonemark.curation.console.view.SignInPage;
import org.tonemark.curation.console.view.StatusPage;
import org.tonemark.curation.console.view.SubmitPage;
import org.tonemark.curation.console.view.TrackCard;
import org.tonemark.curation.console.view.TrackPage;
import org.tonemark.curation.console.view.TrainingPage;
import org.tonemark.curation.console.view.Visitor;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimAnswer;
import org.tonemark.curation.core.ClaimDecision;
import org.tonemark.curation.core.Curator;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.Dispute;
import org.tonemark.curation.core.Family;
import org.tonemark.curation.core.Reputation;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.hash.RawCid;
import org.tonemark.curation.core.provenance.GenerationRecord;
import org.tonemark.curation.store.JdbiOverview;
import org.tonemark.curation.store.TrackStatus;
import org.tonemark.verdict.Known;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.Verdict.Evidence;
import org.tonemark.verdict.Verdict.Segment;

/** One or more samples of every page, with {@link #HOSTILE} in every place that others write. */
final class Samples {
    /** Markup and quotes, as an uploader may put them into a text. */
    static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> ${t}";

    static final String CID = cid(99);
    private static final long NOW = 1_795_270_080_000L;
    private static final long ONE = 1 << 20;
    private static final Address CURATOR = new Address("0x" + "1f".repeat(20));
    private static final Address UPLOADER = new Address("0x" + "ab".repeat(20));

    private Samples() {}

    static Shell shell(Role... roles) {
        Visitor visitor = roles.length == 0 ? Visitor.ANONYMOUS : new Visitor(CURATOR, "marlow", Set.of(roles));
        return new Shell(visitor, "token", "/", NOW, 12, "0.1.0");
    }

    static Shell everybody() {
        return shell(Role.UPLOADER, Role.CURATOR, Role.OPERATOR);
    }

    /** By name; the part before a dash is the record's. */
    static Map<String, Page> all() {
        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put("HomePage", new HomePage(1284, 37, 12, cards(6)));
        pages.put("StatusPage-panel", panel());
        pages.put("StatusPage-promoted", promoted());
        pages.put("StatusPage-down", turnedDown());
        pages.put("StatusPage-unknown", unknown());
        pages.put("QueuePage", queue());
        pages.put(
                "QueuePage-empty",
                new QueuePage(
                        new QueuePage.Filter("seats", "", ""),
                        new QueuePage.Counts(0, 0, 0),
                        List.of(),
                        List.of(),
                        List.of(),
                        null));
        pages.put("ReviewPage", review(false));
        pages.put("ReviewPage-closed", review(true));
        pages.put("SignInPage", new SignInPage("localhost:8080", "http://localhost:8080", 8453, "/review"));
        pages.put("PromotedPage", promotedTracks());
        pages.put("TrackPage", track());
        pages.put(
                "EpochsPage",
                new EpochsPage(
                        IntStream.range(0, 8).mapToObj(i -> epoch(11 - i)).toList(), "4"));
        pages.put(
                "EpochPage",
                new EpochPage(
                        epoch(11),
                        "ab".repeat(32),
                        "embedded " + HOSTILE,
                        "00".repeat(32),
                        1312,
                        21,
                        "/epochs/11/export.tar",
                        List.of(decision(Status.PROMOTED), decision(Status.REJECTED)),
                        "2"));
        pages.put("CuratorsPage", new CuratorsPage(List.of(curator("marlow"), curator(HOSTILE)), null));
        pages.put("CuratorPage", new CuratorPage(curator("marlow"), List.of(ballot(), ballot()), "3"));
        pages.put("RulesPage", new RulesPage(Rule.V1));
        pages.put(
                "DisputePage",
                new DisputePage(
                        new Form(
                                Map.of("cid", HOSTILE, "statement", HOSTILE),
                                Map.of("contact", "A contact is needed.")),
                        null));
        pages.put("DisputePage-taken", new DisputePage(new Form(Map.of("cid", CID), Map.of()), 41L));
        pages.put("AppealPage", new AppealPage(turnedDown().status(), Form.EMPTY));
        pages.put(
                "SubmitPage",
                new SubmitPage(
                        Form.EMPTY,
                        256L << 20,
                        new DryCheck(
                                true,
                                CID,
                                cid(98),
                                List.of(
                                        new DryCheck.Note("NEW", "good", "Nobody submitted this track before."),
                                        new DryCheck.Note("FILE", "info", "The file is here: audio/mpeg, 4.1 MiB.")))));
        pages.put(
                "TrainingPage",
                new TrainingPage(
                        false,
                        6,
                        5,
                        10,
                        .7,
                        queue().items(),
                        List.of(
                                new TrainingPage.Truth(CID, "origin", true, "yes"),
                                new TrainingPage.Truth(CID, "quality", false, ""))));
        pages.put("OperatorsPage", operators());
        pages.put("ProblemPage", new ProblemPage(404, "UNKNOWN_PAGE", "There is no page /" + HOSTILE));
        return pages;
    }

    static String cid(int i) {
        return RawCid.of(new byte[] {(byte) i});
    }

    private static List<TrackCard> cards(int count) {
        String[] genres = {"electronic", "hip-hop", "ambient", "rock", "folk"};
        String[] moods = {"calmness", "power", "joy", "tension"};
        return IntStream.range(0, count)
                .mapToObj(i -> new TrackCard(
                        cid(i), genres[i % 5], List.of(moods[i % 4], moods[(i + 1) % 4]), 131 + 37 * i, 11 - i / 3))
                .toList();
    }

    private static Verdict verdict(Outcome outcome, String... reasons) {
        List<Segment> segments = IntStream.range(0, 12)
                .mapToObj(i -> new Segment(15 * i, 15 * (i + 1), i > 6 && i < 9 ? .12 : .62 + .03 * i))
                .toList();
        Verdict.Origin origin = new Verdict.Origin(
                .83,
                .021,
                "suno",
                List.of(
                        new Evidence("decoder-lines", "spacing 200 Hz", 21.4, .999),
                        new Evidence("partials", "unsteadiness " + HOSTILE, 2.1, .93),
                        new Evidence("tags", "SUNO_COMMENT " + HOSTILE, 0, null)),
                segments,
                .4,
                .9,
                .1,
                null);
        return new Verdict(
                "a.mp3",
                CID,
                outcome,
                List.of(reasons),
                origin,
                new Verdict.Genre("electronic", .71, Map.of("electronic", .71)),
                null,
                new Verdict.Quality(.83, -13.2, 6.1, -.4, .0012, .01, 17_200, .2, List.of()),
                new Verdict.Audio(180, 48_000, 2, "mp3", 192),
                "origin-2026.11",
                "policy-1",
                "0.1.0",
                List.of(
                        new Known(
                                Known.Kind.VARIATION,
                                cid(3),
                                null,
                                null,
                                Outcome.ACCEPTED,
                                12,
                                60,
                                15.5,
                                63,
                                1.03,
                                1.03,
                                40),
                        new Known(Known.Kind.CATALOGUE, null, "veto", HOSTILE, null, 90, 120, 3, 33, 1, 1, 12)),
                List.of("veto 3 abcd"));
    }

    private static GenerationRecord record() {
        return new GenerationRecord(
                "2026-11-20T10:00:00Z",
                List.of(),
                "v5",
                List.of(cid(4)),
                "slow house, warm <script>alert(1)</script>",
                null,
                "CC-BY-4.0",
                GenerationRecord.SCHEMA,
                "7314",
                "suno",
                CID,
                UPLOADER);
    }

    private static Decision decision(Status status) {
        ClaimDecision quality = new ClaimDecision(
                Claim.QUALITY,
                status == Status.REJECTED ? Answer.NO : Answer.YES,
                12,
                9 * ONE,
                2 * ONE,
                ONE / 2,
                ONE * 10 / 12,
                3 * ONE,
                4,
                ONE * 97 / 100);
        String sentence = switch (status) {
            case PROMOTED ->
                "Promoted: 91% of the panel's weight on quality said yes, and 84% were needed. At least 4 of the 12"
                        + " seats would have had to answer the other way to turn it.";
            case REJECTED ->
                "Rejected: the panel does not find it worth promoting; 90% of the panel's weight said so, and 84%"
                        + " were needed. The uploader may appeal.";
            default -> "Waiting: 9 ballots did not settle it; 3 more curators are called.";
        };
        return new Decision(
                new CaseId(CID, 0), CaseKind.INTAKE, 11, status, 1, "QUALITY_SHOWN", List.of(quality), sentence, "00");
    }

    private static TrackStatus status(
            TrackStatus.Stage stage,
            String message,
            String outcome,
            boolean open,
            List<Decision> decisions,
            List<TrackStatus.AppealSummary> appeals) {
        List<TrackStatus.Round> rounds = !open && decisions.isEmpty()
                ? List.of()
                : List.of(new TrackStatus.Round(
                        new CaseId(CID, 0),
                        CaseKind.INTAKE,
                        List.of(Claim.ORIGIN, Claim.QUALITY),
                        10,
                        open,
                        12,
                        9,
                        decisions,
                        open ? List.of() : List.of(new TrackStatus.Remark(CURATOR, 11, "Well made. " + HOSTILE))));
        return new TrackStatus(
                1,
                CID,
                stage,
                message,
                UPLOADER,
                NOW - 172_800_000,
                "bafyrecord",
                null,
                record(),
                new TrackStatus.Family(
                        List.of(new TrackStatus.Relative(cid(4), 1, TrackStatus.Stage.REJECTED)),
                        List.of(new TrackStatus.Relative(cid(5), 2, TrackStatus.Stage.PANEL)),
                        false,
                        List.of(
                                "Its parent was rejected. This track's own decision stands until an appeal changes it.")),
                List.of(new TrackStatus.VerdictSummary(
                        outcome,
                        List.of(outcome.equals("rejected") ? "ORIGIN_NOT_SHOWN" : "HYBRID"),
                        "origin-2026.11",
                        "policy-1",
                        NOW - 90_000_000)),
                rounds,
                appeals,
                decisions.isEmpty()
                        ? List.of()
                        : List.of(new TrackStatus.DisputeSummary(
                                3, HOSTILE, 11, "No such part was found. " + HOSTILE, false)));
    }

    private static StatusPage panel() {
        return new StatusPage(
                status(
                        TrackStatus.Stage.PANEL,
                        "Before a panel of 12 curators. The close of epoch 12 decides, or calls more of them.",
                        "review",
                        true,
                        List.of(decision(Status.NEEDS_MORE)),
                        List.of()),
                verdict(Outcome.REVIEW, "HYBRID"),
                false,
                java.util.Map.of(),
                NOW + 86_400_000,
                List.of(),
                false);
    }

    private static StatusPage promoted() {
        return new StatusPage(
                status(
                        TrackStatus.Stage.PROMOTED,
                        decision(Status.PROMOTED).sentence(),
                        "accepted",
                        false,
                        List.of(decision(Status.NEEDS_MORE), decision(Status.PROMOTED)),
                        List.of()),
                verdict(Outcome.ACCEPTED, "ORIGIN_AI_CONFIDENT"),
                false,
                java.util.Map.of(11L, NOW),
                null,
                List.of(
                        receipt(1, StatusPage.Standing.STANDS, StatusPage.Attested.WAITING),
                        receipt(0, StatusPage.Standing.REPLACED, StatusPage.Attested.ON_CHAIN)),
                true);
    }

    private static StatusPage.Receipt receipt(int round, StatusPage.Standing standing, StatusPage.Attested attested) {
        return new StatusPage.Receipt(
                round,
                "/api/v1/tracks/" + CID + "/receipt?round=" + round,
                "0xAbAbabABaBABaBabABaBABABABababAbABAbABab",
                "8453",
                "0x" + "cd".repeat(32),
                standing,
                attested);
    }

    private static StatusPage turnedDown() {
        return new StatusPage(
                status(
                        TrackStatus.Stage.TURNED_DOWN,
                        "Not shown to be AI-generated (ORIGIN_NOT_SHOWN). You may appeal.",
                        "rejected",
                        false,
                        List.of(),
                        List.of(new TrackStatus.AppealSummary(
                                0, List.of(Claim.ORIGIN), "I made it with a tool. " + HOSTILE, 12, NOW))),
                verdict(Outcome.REJECTED, "ORIGIN_NOT_SHOWN"),
                true,
                java.util.Map.of(),
                null,
                List.of(),
                false);
    }

    private static StatusPage unknown() {
        return new StatusPage(
                new TrackStatus(
                        1,
                        CID,
                        TrackStatus.Stage.UNKNOWN,
                        "This track was never submitted here.",
                        null,
                        null,
                        null,
                        null,
                        null,
                        new TrackStatus.Family(List.of(), List.of(), false, List.of()),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                null,
                false,
                java.util.Map.of(),
                null,
                List.of(),
                false);
    }

    private static QueuePage queue() {
        List<QueuePage.Item> items = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<Claim> claims = i % 3 == 1 ? List.of(Claim.QUALITY) : List.of(Claim.ORIGIN, Claim.QUALITY);
            items.add(new QueuePage.Item(
                    cid(i),
                    i == 4 ? 1 : 0,
                    claims,
                    List.of(i % 3 == 1 ? "ORIGIN_AI_CONFIDENT" : "HYBRID"),
                    i == 5 ? null : "electronic",
                    120 + i * 31,
                    9 + i,
                    i < 3,
                    i == 2,
                    i == 4));
        }
        return new QueuePage(
                new QueuePage.Filter("", "", "HYBRID"),
                new QueuePage.Counts(3, 37, 5),
                List.of("ambient", "electronic"),
                List.of("HYBRID", "ORIGIN_UNCLEAR"),
                items,
                "8");
    }

    private static TrackStatus.Round round() {
        return new TrackStatus.Round(
                new CaseId(CID, 0),
                CaseKind.INTAKE,
                List.of(Claim.QUALITY),
                10,
                false,
                12,
                12,
                List.of(decision(Status.PROMOTED)),
                List.of(new TrackStatus.Remark(CURATOR, 11, "Lines every 200 Hz.\n" + HOSTILE)));
    }

    private static ReviewPage review(boolean closed) {
        List<ReviewPage.Picture> pictures = List.of(
                new ReviewPage.Picture(
                        "timeline",
                        "/evidence/" + CID + "/timeline.svg",
                        "2 of 12 windows (hatched) disagree with the rest."),
                new ReviewPage.Picture(
                        "spectrum",
                        "/evidence/" + CID + "/spectrum.svg",
                        "Fine lines every 200 Hz stand out of the spectrum."));
        ReviewPage.BallotForm form = new ReviewPage.BallotForm(
                8453, 12, 1, ballot(), false, true, ReviewPage.BallotForm.REASONS, ReviewPage.BallotForm.FLAGS);
        Verdict verdict = verdict(Outcome.REVIEW, "HYBRID", "SINGLE_FAMILY");
        return new ReviewPage(
                CID,
                0,
                List.of(Claim.ORIGIN, Claim.QUALITY),
                verdict,
                new Media(
                        "/audio/" + CID,
                        "/evidence/" + CID + "/peaks.json",
                        180,
                        verdict.origin().segments()),
                pictures,
                record(),
                verdict.known().stream()
                        .map(known -> new ReviewPage.Match(
                                known,
                                known.cid() == null
                                        ? null
                                        : new Media(
                                                "/audio/" + known.cid(),
                                                "/evidence/" + known.cid() + "/peaks.json",
                                                180,
                                                List.of())))
                        .toList(),
                closed ? null : form,
                closed ? new ReviewPage.Closed(round(), ReviewPage.Appeal.POSSIBLE) : null,
                cid(2));
    }

    private static PromotedPage promotedTracks() {
        return new PromotedPage(
                "electronic",
                "",
                1284,
                List.of(
                        new PromotedPage.Count("electronic", 512),
                        new PromotedPage.Count("ambient", 301),
                        new PromotedPage.Count("hip-hop", 120),
                        new PromotedPage.Count("folk", 44)),
                List.of(new PromotedPage.Count("calmness", 410), new PromotedPage.Count("power", 222)),
                cards(9),
                "9");
    }

    private static TrackPage track() {
        Verdict verdict = verdict(Outcome.ACCEPTED, "ORIGIN_AI_CONFIDENT");
        return new TrackPage(
                cards(1).get(0),
                verdict,
                new Media(
                        "/audio/" + CID,
                        "/evidence/" + CID + "/peaks.json",
                        180,
                        verdict.origin().segments()),
                record(),
                decision(Status.PROMOTED),
                cards(4).subList(1, 4),
                cards(6).subList(4, 6));
    }

    private static EpochsPage.Row epoch(int number) {
        return new EpochsPage.Row(number, NOW - (12 - number) * 86_400_000L, "9f".repeat(32), 41 + number, 17, 3);
    }

    private static CuratorsPage.Row curator(String alias) {
        return new CuratorsPage.Row(
                new Curator(CURATOR, Curator.Admission.STAKE, 400, 2, Curator.Standing.ACTIVE),
                alias,
                417,
                List.of(
                        new Reputation(CURATOR, Family.ORIGIN, 40 * ONE, 3 * ONE, 8 * ONE, ONE),
                        new Reputation(CURATOR, Family.QUALITY, 61 * ONE, 9 * ONE, 4 * ONE, 2 * ONE)));
    }

    private static Ballot ballot() {
        return new Ballot(
                new CaseId(CID, 0),
                CURATOR,
                11,
                0,
                List.of(new ClaimAnswer(Claim.ORIGIN, Answer.YES), new ClaimAnswer(Claim.QUALITY, Answer.NO)),
                List.of("DECODER_LINES", "OTHER_CODE"),
                "ambient \"><b>",
                "",
                "Heard twice.\n</textarea>" + HOSTILE,
                "0x");
    }

    private static OperatorsPage operators() {
        List<OperatorsPage.Day> days = IntStream.range(0, 21)
                .mapToObj(i -> new OperatorsPage.Day(
                        "2026-11-" + String.format("%02d", i + 1),
                        40 + 13 * i % 50,
                        9 + 5 * i % 11,
                        14 + 7 * i % 17,
                        i % 3))
                .toList();
        return new OperatorsPage(
                days,
                List.of(new OperatorsPage.Age(1, 21), new OperatorsPage.Age(2, 11), new OperatorsPage.Age(5, 5)),
                List.of(
                        new OperatorsPage.Run(
                                "20261121T120000Z-0a1b",
                                "complete",
                                NOW,
                                754.2,
                                1203,
                                1100,
                                700,
                                320,
                                170,
                                10,
                                3,
                                "within",
                                List.of()),
                        new OperatorsPage.Run(
                                "20261120T120000Z-0a1b",
                                "interrupted",
                                NOW - 86_400_000,
                                4011.5,
                                1100,
                                1100,
                                600,
                                300,
                                200,
                                0,
                                0,
                                "left",
                                List.of(new OperatorsPage.Finding("decoder-lines", 3.21, .12, .05)))),
                new OperatorsPage.Audits(118, 0, .031),
                new OperatorsPage.Outbox(new JdbiOverview.Outbox(4, 1, 1, 1, 0, 310, NOW), 2L),
                List.of(new Dispute(7, CID, "The chorus is mine. " + HOSTILE, "me@example.org", 11, null, false)),
                List.of(new JdbiOverview.Appeal(CID, NOW, true), new JdbiOverview.Appeal(CID, NOW, false)),
                Map.of("database", "sqlite:curation.db", "chain.key", "(redacted)"));
    }
}

package org.tonemark.curation.console.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.chain.receipt.Receipt;
import org.tonemark.curation.console.http.Access;
import org.tonemark.curation.console.http.Cursor;
import org.tonemark.curation.console.http.Limit;
import org.tonemark.curation.console.http.Problem;
import org.tonemark.curation.console.http.ProblemException;
import org.tonemark.curation.console.http.Reply;
import org.tonemark.curation.console.http.Route;
import org.tonemark.curation.console.http.TrackCid;
import org.tonemark.curation.console.http.Visit;
import org.tonemark.curation.console.site.DryChecks;
import org.tonemark.curation.console.site.Site;
import org.tonemark.curation.console.site.StatusPages;
import org.tonemark.curation.console.site.Submitting;
import org.tonemark.curation.console.view.DryCheck;
import org.tonemark.curation.console.view.TrackCard;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.port.BallotStore.Accepted;
import org.tonemark.curation.core.port.BallotStore.Cast;
import org.tonemark.curation.core.port.BallotStore.Refused;
import org.tonemark.curation.core.provenance.SignedRecord;
import org.tonemark.curation.store.JdbiObjections.Filed;
import org.tonemark.curation.store.JdbiObjections.NotTaken;
import org.tonemark.curation.store.JdbiObjections.Taken;
import org.tonemark.curation.store.JdbiSubmissions;
import org.tonemark.curation.store.Refusal;
import org.tonemark.curation.store.TrackStatus;

/** The API of uploaders and curators. */
public final class TrackApi {
    private static final int PAGE = 100;

    private final Site site;
    private final DryChecks checks;
    private final Submitting submitting;

    public TrackApi(Site site) {
        this.site = site;
        this.checks = new DryChecks(site);
        this.submitting = new Submitting(site);
    }

    /** @param next cursor of the next page, {@code null} on the last */
    public record Tracks(List<TrackCard> tracks, @Nullable String next) {}

    /** @param record signed generation record, or {@code null} @param nearDuplicateOf CID, or {@code null} */
    public record Submission(
            String cid,
            @Nullable SignedRecord record,
            @Nullable String nearDuplicateOf) {}

    /**
     * @param state {@code new} or {@code known}
     * @param status address of the status page
     * @param record CID of the generation record, or {@code null}
     * @param recordPublished whether the record is where others find it; if not, send it again later
     */
    public record SubmissionTaken(
            String cid,
            String state,
            String status,
            @Nullable String record,
            boolean recordPublished) {}

    /** @param receipt the server's signature, to be shown should the ballot be missing from the export */
    public record BallotTaken(String cid, int round, long epoch, int sequence, String curator, String receipt) {}

    /** @param claims {@code origin}, {@code quality}, {@code flag:CODE} */
    public record Appeal(String cid, List<Claim> claims, String statement) {}

    public record AppealTaken(String cid, String status) {}

    /** @param contact never published */
    public record Dispute(String cid, String statement, String contact) {}

    public record DisputeTaken(long number) {}

    public List<Route> routes() {
        return List.of(
                Route.get(
                                "/api/v1/tracks",
                                Access.ANYBODY,
                                "Promoted tracks, the newest first",
                                Tracks.class,
                                this::tracks)
                        .withQuery("genre", "mood", "cursor"),
                Route.get(
                        "/api/v1/tracks/{cid}",
                        Access.ANYBODY,
                        "Where a track stands (docs/schema/status-1.json)",
                        TrackStatus.class,
                        this::status),
                Route.get(
                                "/api/v1/tracks/{cid}/receipt",
                                Access.ANYBODY,
                                "The uploader's proof (docs/schema/receipt-1.json); of the last round unless told",
                                Receipt.class,
                                this::receipt)
                        .withQuery("round"),
                Route.post(
                        "/api/v1/submissions",
                        Access.SIGNED_IN,
                        Limit.WRITE,
                        "Puts a track forward",
                        Submission.class,
                        SubmissionTaken.class,
                        this::submit),
                Route.post(
                        "/api/v1/submissions/check",
                        Access.SIGNED_IN,
                        Limit.WRITE,
                        "What a submission would meet; keeps nothing. The record may still be unsigned",
                        Submission.class,
                        DryCheck.class,
                        this::check),
                Route.post(
                        "/api/v1/ratings",
                        Access.CURATOR,
                        Limit.BALLOT,
                        "Casts a signed ballot (docs/schema/ballot-1.json)",
                        Ballot.class,
                        BallotTaken.class,
                        this::rate),
                Route.post(
                        "/api/v1/appeals",
                        Access.SIGNED_IN,
                        Limit.WRITE,
                        "Contests a decision on one's own track",
                        Appeal.class,
                        AppealTaken.class,
                        this::appeal),
                Route.post(
                        "/api/v1/disputes",
                        Access.ANYBODY,
                        Limit.ANONYMOUS_WRITE,
                        "A rights holder's objection",
                        Dispute.class,
                        DisputeTaken.class,
                        this::dispute));
    }

    private Reply tracks(Visit visit) {
        Cursor.Slice<TrackCard> slice = Cursor.slice(
                site.promoted().of(visit.query("genre"), visit.query("mood")), visit.cursor(), PAGE, TrackCard::cid);
        return new Reply.Json(new Tracks(slice.items(), slice.next()));
    }

    private Reply status(Visit visit) {
        return StatusPages.json(site.store().status().of(visit.cid()));
    }

    private Reply receipt(Visit visit) {
        String cid = visit.cid();
        String round = visit.query("round");
        if (!round.matches("[0-9]{0,6}")) {
            throw ProblemException.invalid("INVALID_NUMBER", "write round as a whole number from 0");
        }
        visit.context().header("Content-Disposition", "attachment; filename=\"receipt.json\"");
        return site.receipts()
                .json(cid, round.isEmpty() ? null : Integer.valueOf(round))
                .<Reply>map(
                        json -> new Reply.Bytes("application/json", json.getBytes(StandardCharsets.UTF_8), "no-cache"))
                .orElseGet(() -> new Reply.Failed(Problem.notFound("no such decision on this track is attested yet")));
    }

    private Reply submit(Visit visit) {
        Submission sent = visit.json(Submission.class);
        String cid = TrackCid.require(sent.cid());
        String original = sent.nearDuplicateOf() == null ? null : TrackCid.require(sent.nearDuplicateOf());
        Submitting.Result result = submitting.submit(cid, visit.address(), sent.record(), original);
        if (result.submitted() instanceof JdbiSubmissions.Refused refused) {
            return refused(refused.refusal());
        }
        boolean isNew = result.submitted() instanceof JdbiSubmissions.New;
        return new Reply.Json(
                isNew ? 201 : 200,
                new SubmissionTaken(cid, isNew ? "new" : "known", "/t/" + cid, result.record(), result.published()));
    }

    private Reply check(Visit visit) {
        Submission sent = visit.json(Submission.class);
        return new Reply.Json(checks.of(TrackCid.require(sent.cid()), visit.address(), sent.record()));
    }

    private Reply rate(Visit visit) {
        Ballot ballot = visit.json(Ballot.class);
        if (!ballot.curator().equals(visit.address())) {
            return new Reply.Failed(new Problem(403, "OTHERS_BALLOT", "sign in as the curator who signed the ballot"));
        }
        Cast cast = site.store().ballots().cast(ballot);
        if (cast instanceof Refused refused) {
            return new Reply.Failed(new Problem(
                    422,
                    refused.reason().name(),
                    BallotRefusals.of(
                            refused.reason(), ballot, site.store().epochs().current())));
        }
        return new Reply.Json(
                201,
                new BallotTaken(
                        ballot.caseId().cid(),
                        ballot.caseId().round(),
                        ballot.epoch(),
                        ballot.sequence(),
                        ballot.curator().hex(),
                        ((Accepted) cast).receipt()));
    }

    private Reply appeal(Visit visit) {
        Appeal sent = visit.json(Appeal.class);
        String cid = TrackCid.require(sent.cid());
        if (sent.claims().isEmpty()) {
            return refused(new Refusal("NO_CLAIM", "name at least one claim that you contest"));
        }
        Optional<Refusal> refusal =
                site.store().objections().appeal(cid, visit.address(), sent.claims(), sent.statement());
        return refusal.map(TrackApi::refused).orElseGet(() -> new Reply.Json(201, new AppealTaken(cid, "/t/" + cid)));
    }

    private Reply dispute(Visit visit) {
        Dispute sent = visit.json(Dispute.class);
        Filed filed = site.store().objections().dispute(TrackCid.require(sent.cid()), sent.statement(), sent.contact());
        return filed instanceof NotTaken not
                ? refused(not.refusal())
                : new Reply.Json(201, new DisputeTaken(((Taken) filed).id()));
    }

    private static Reply refused(Refusal refusal) {
        return new Reply.Failed(new Problem(422, refusal.code(), refusal.message()));
    }
}

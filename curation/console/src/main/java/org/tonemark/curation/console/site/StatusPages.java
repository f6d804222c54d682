package org.tonemark.curation.console.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tonemark.curation.console.http.Access;
import org.tonemark.curation.console.http.Limit;
import org.tonemark.curation.console.http.Problem;
import org.tonemark.curation.console.http.Reply;
import org.tonemark.curation.console.http.Route;
import org.tonemark.curation.console.http.TrackCid;
import org.tonemark.curation.console.http.Visit;
import org.tonemark.curation.console.view.AppealPage;
import org.tonemark.curation.console.view.Form;
import org.tonemark.curation.console.view.StatusPage;
import org.tonemark.curation.console.view.Visitor;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.store.Refusal;
import org.tonemark.curation.store.TrackStatus;
import org.tonemark.curation.store.TrackStatus.Stage;

/** Where a track stands, and the uploader's appeal. */
public final class StatusPages {
    private final Site site;

    public StatusPages(Site site) {
        this.site = site;
    }

    public List<Route> routes() {
        return List.of(
                Route.page("/t", Access.ANYBODY, "Finds a track by its CID", StatusPages::find)
                        .withQuery("cid"),
                Route.page("/t/{cid}", Access.ANYBODY, "Where a track stands", this::status)
                        .withQuery("record"),
                Route.page("/t/{cid}/appeal", Access.SIGNED_IN, "Form of an appeal", this::appeal),
                Route.form("/t/{cid}/appeal", Access.SIGNED_IN, Limit.WRITE, "Appeals", this::send));
    }

    private static Reply find(Visit visit) {
        return new Reply.SeeOther("/t/" + TrackCid.require(visit.query("cid").strip()));
    }

    /** An unknown track has a page too, with status 404: it tells how to submit it. As JSON it is the API's answer. */
    private Reply status(Visit visit) {
        TrackStatus status = site.store().status().of(visit.cid());
        if (visit.wantsJson()) {
            return json(status);
        }
        OptionalLong nextClose = site.epochs().expectedClose();
        StatusPage page = new StatusPage(
                status,
                site.store().desk().verdict(status.cid()).orElse(null),
                mayAppeal(status, visit.visitor()),
                closes(status),
                nextClose.isPresent() ? nextClose.getAsLong() : null,
                site.receipts().summaries(status),
                visit.query("record").equals("waiting") && status.recordCid() != null);
        return new Reply.Html(isUnknown(status) ? 404 : 200, page);
    }

    /** The same as JSON. */
    public static Reply json(TrackStatus status) {
        return isUnknown(status) ? new Reply.Failed(Problem.notFound(status.message())) : new Reply.Json(status);
    }

    private Map<Long, Long> closes(TrackStatus status) {
        Map<Long, Long> closes = new HashMap<>();
        status.rounds().stream()
                .flatMap(round -> round.decisions().stream())
                .forEach(decision -> site.epochs()
                        .of(decision.epoch())
                        .ifPresent(epoch -> closes.put(epoch.number(), epoch.closedAtMillis())));
        return closes;
    }

    /** Whether anything at all is on record. */
    public static boolean isUnknown(TrackStatus status) {
        return status.stage() == Stage.UNKNOWN
                && status.verdicts().isEmpty()
                && status.disputes().isEmpty()
                && status.rounds().isEmpty();
    }

    private static boolean mayAppeal(TrackStatus status, Visitor visitor) {
        boolean mine = status.uploader() != null && status.uploader().equals(visitor.address());
        boolean shares =
                status.nearDuplicateOf() != null && status.rounds().stream().allMatch(r -> r.seats() == 0);
        boolean decided = status.stage() == Stage.TURNED_DOWN
                || status.stage() == Stage.REJECTED
                || status.stage() == Stage.ABSTAINED;
        int round = status.rounds().isEmpty()
                ? 0
                : status.rounds().get(status.rounds().size() - 1).caseId().round();
        return mine && decided && !shares && status.appeals().stream().noneMatch(a -> a.round() == round);
    }

    private Reply appeal(Visit visit) {
        TrackStatus status = site.store().status().of(visit.cid());
        if (!visit.address().equals(status.uploader())) {
            return new Reply.Failed(new Problem(403, "OTHERS_TRACK", "only the uploader of a track may appeal"));
        }
        return new Reply.Html(new AppealPage(status, Form.EMPTY));
    }

    private Reply send(Visit visit) {
        String cid = visit.cid();
        Map<String, String> values = visit.form();
        List<Claim> claims = new ArrayList<>();
        if (values.containsKey("origin")) {
            claims.add(Claim.ORIGIN);
        }
        if (values.containsKey("quality")) {
            claims.add(Claim.QUALITY);
        }
        Optional<Refusal> refusal = claims.isEmpty()
                ? Optional.of(new Refusal("NO_CLAIM", "choose what you contest"))
                : site.store().objections().appeal(cid, visit.address(), claims, values.getOrDefault("statement", ""));
        if (refusal.isEmpty()) {
            return new Reply.SeeOther("/t/" + cid);
        }
        String field = refusal.get().code().equals("NO_STATEMENT") ? "statement" : "";
        Form form = new Form(values, Map.of(field, refusal.get().message()));
        return new Reply.Html(422, new AppealPage(site.store().status().of(cid), form));
    }
}

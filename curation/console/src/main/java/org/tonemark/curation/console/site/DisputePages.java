package org.tonemark.curation.console.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tonemark.curation.console.http.Access;
import org.tonemark.curation.console.http.Limit;
import org.tonemark.curation.console.http.Reply;
import org.tonemark.curation.console.http.Route;
import org.tonemark.curation.console.http.TrackCid;
import org.tonemark.curation.console.http.Visit;
import org.tonemark.curation.console.page.Texts;
import org.tonemark.curation.console.view.DisputePage;
import org.tonemark.curation.console.view.Form;
import org.tonemark.curation.store.JdbiObjections.Filed;
import org.tonemark.curation.store.JdbiObjections.NotTaken;
import org.tonemark.curation.store.JdbiObjections.Taken;

/** A rights holder's objection; no wallet is needed. */
public final class DisputePages {
    private final Texts t = new Texts();
    private final Site site;

    public DisputePages(Site site) {
        this.site = site;
    }

    public List<Route> routes() {
        return List.of(
                Route.page("/dispute", Access.ANYBODY, "Form of a dispute", this::form)
                        .withQuery("cid"),
                Route.form("/dispute", Access.ANYBODY, Limit.ANONYMOUS_WRITE, "Files a dispute", this::send));
    }

    private Reply form(Visit visit) {
        Optional<String> cid = TrackCid.of(visit.query("cid"));
        return new Reply.Html(new DisputePage(
                cid.map(c -> new Form(Map.of("cid", c), Map.of())).orElse(Form.EMPTY), null));
    }

    private Reply send(Visit visit) {
        Map<String, String> values = visit.form();
        Map<String, String> errors = new LinkedHashMap<>();
        String cid = values.getOrDefault("cid", "").strip();
        if (TrackCid.of(cid).isEmpty()) {
            errors.put("cid", t.of("dispute.cid.wrong"));
            return new Reply.Html(422, new DisputePage(new Form(values, errors), null));
        }
        Filed filed = site.store()
                .objections()
                .dispute(cid, values.getOrDefault("statement", ""), values.getOrDefault("contact", ""));
        if (filed instanceof NotTaken not) {
            String field = not.refusal().code().equals("NO_CONTACT") ? "contact" : "statement";
            errors.put(field, not.refusal().message());
            return new Reply.Html(422, new DisputePage(new Form(values, errors), null));
        }
        return new Reply.Html(new DisputePage(new Form(Map.of("cid", cid), Map.of()), ((Taken) filed).id()));
    }
}

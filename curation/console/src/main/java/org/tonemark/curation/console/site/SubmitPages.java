package org.tonemark.curation.console.site;

import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.console.http.Access;
import org.tonemark.curation.console.http.Limit;
import org.tonemark.curation.console.http.ProblemException;
import org.tonemark.curation.console.http.Reply;
import org.tonemark.curation.console.http.Route;
import org.tonemark.curation.console.http.TrackCid;
import org.tonemark.curation.console.http.Visit;
import org.tonemark.curation.console.view.DryCheck;
import org.tonemark.curation.console.view.Form;
import org.tonemark.curation.console.view.SubmitPage;
import org.tonemark.curation.core.provenance.SignedRecord;
import org.tonemark.curation.store.JdbiSubmissions.Refused;
import org.tonemark.curation.store.Refusal;
import org.tonemark.curation.store.json.CurationJson;

/** Putting a track forward: by CID or as a file, with a dry check beforehand. The button {@code check} only checks. */
public final class SubmitPages {
    private static final int LONGEST_RECORD = 64 * 1024;

    private final Site site;
    private final DryChecks checks;
    private final Submitting submitting;

    public SubmitPages(Site site) {
        this.site = site;
        this.checks = new DryChecks(site);
        this.submitting = new Submitting(site);
    }

    public List<Route> routes() {
        return List.of(
                Route.page("/submit", Access.SIGNED_IN, "Form of a submission", this::form)
                        .withQuery("cid"),
                Route.form("/submit", Access.SIGNED_IN, Limit.UPLOAD, "Submits a track, or checks it", this::send));
    }

    private Reply form(Visit visit) {
        Form form = TrackCid.of(visit.query("cid"))
                .map(cid -> new Form(Map.of("cid", cid), Map.of()))
                .orElse(Form.EMPTY);
        return page(200, form, null);
    }

    private Reply page(int status, Form form, @Nullable DryCheck check) {
        return new Reply.Html(status, new SubmitPage(form, site.uploads().mostBytes(), check));
    }

    private Reply send(Visit visit) throws IOException {
        Map<String, String> values = new LinkedHashMap<>(visit.form());
        Map<String, String> errors = new LinkedHashMap<>();
        SignedRecord record = record(values.getOrDefault("record", ""), errors);
        String cid = cid(visit, values, errors);
        if (cid != null) {
            values.put("cid", cid);
        }
        if (!errors.isEmpty() || cid == null) {
            return page(422, new Form(values, errors), null);
        }
        if (values.containsKey("check")) {
            return page(200, new Form(values, Map.of()), checks.of(cid, visit.address(), record));
        }
        Submitting.Result result = submitting.submit(cid, visit.address(), record, null);
        if (result.submitted() instanceof Refused refused) {
            return page(
                    422,
                    new Form(
                            values,
                            Map.of(field(refused.refusal()), refused.refusal().message())),
                    null);
        }
        boolean waiting = result.record() != null && !result.published();
        return new Reply.SeeOther("/t/" + cid + (waiting ? "?record=waiting" : ""));
    }

    private static String field(Refusal refusal) {
        return refusal.code().matches("RECORD.*|UNKNOWN_PARENT|LINEAGE.*") ? "record" : "cid";
    }

    private static @Nullable SignedRecord record(String json, Map<String, String> errors) {
        if (json.isBlank()) {
            return null;
        }
        try {
            if (json.length() <= LONGEST_RECORD) {
                return CurationJson.read(json, SignedRecord.class);
            }
            errors.put("record", "a record has at most " + LONGEST_RECORD + " characters");
        } catch (IllegalArgumentException e) {
            errors.put("record", String.valueOf(e.getMessage()));
        }
        return null;
    }

    /** A file is taken first, so that its CID is known whatever else is wrong with the form. */
    private @Nullable String cid(Visit visit, Map<String, String> values, Map<String, String> errors)
            throws IOException {
        Optional<UploadedFile> file = visit.file("file");
        String text = values.getOrDefault("cid", "").strip();
        try {
            if (file.isEmpty()) {
                return TrackCid.require(text);
            }
            try (InputStream in = file.get().content()) {
                String cid = site.uploads().take(in, file.get().size()).cid();
                if (!text.isEmpty() && !text.equals(cid)) {
                    errors.put("cid", "the file has another CID: " + cid);
                }
                return cid;
            }
        } catch (ProblemException e) {
            if (e.problem().status() >= 500) {
                throw e;
            }
            errors.put(file.isEmpty() ? "cid" : "file", e.problem().detail());
            return null;
        }
    }
}

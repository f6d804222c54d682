package org.tonemark.curation.console.site;

import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.console.content.ContentFolder;
import org.tonemark.curation.console.http.Access;
import org.tonemark.curation.console.http.Limit;
import org.tonemark.curation.console.http.ProblemException;
import org.tonemark.curation.console.http.Reply;
import org.tonemark.curation.console.http.Route;
import org.tonemark.curation.console.http.TrackCid;
import org.tonemark.curation.console.http.Visit;
import org.tonemark.curation.console.view.Form;
import org.tonemark.curation.console.view.SubmitPage;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.provenance.SignedRecord;
import org.tonemark.curation.store.JdbiSubmissions.Refused;
import org.tonemark.curation.store.JdbiSubmissions.Submitted;
import org.tonemark.curation.store.Refusal;
import org.tonemark.curation.store.TrackStatus;
import org.tonemark.curation.store.json.CurationJson;

/** Putting a track forward: by CID or as a file, with a dry check beforehand. The button {@code check} only checks. */
public final class SubmitPages {
    private static final int LONGEST_RECORD = 64 * 1024;

    private final Site site;

    public SubmitPages(Site site) {
        this.site = site;
    }

    public List<Route> routes() {
        return List.of(
                Route.page("/submit", Access.SIGNED_IN, "Form of a submission", v -> page(200, Form.EMPTY, null)),
                Route.form("/submit", Access.SIGNED_IN, Limit.UPLOAD, "Submits a track, or checks it", this::send));
    }

    private Reply page(int status, Form form, SubmitPage.@Nullable Check check) {
        return new Reply.Html(status, new SubmitPage(form, site.content().mostBytes(), check));
    }

    private Reply send(Visit visit) throws IOException {
        Map<String, String> values = new LinkedHashMap<>(visit.form());
        Map<String, String> errors = new LinkedHashMap<>();
        SignedRecord record = record(values.getOrDefault("record", ""), errors);
        String cid = cid(visit, values, errors);
        if (!errors.isEmpty() || cid == null) {
            return page(422, new Form(values, errors), null);
        }
        values.put("cid", cid);
        if (values.containsKey("check")) {
            return page(200, new Form(values, Map.of()), check(cid, visit.address(), record));
        }
        Submitted submitted = site.store().submissions().submit(cid, visit.address(), record, null);
        if (submitted instanceof Refused refused) {
            Refusal refusal = refused.refusal();
            String field = refusal.code().startsWith("RECORD") ? "record" : "cid";
            return page(422, new Form(values, Map.of(field, refusal.message())), null);
        }
        return new Reply.SeeOther("/t/" + cid);
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

    private @Nullable String cid(Visit visit, Map<String, String> values, Map<String, String> errors)
            throws IOException {
        Optional<UploadedFile> file = visit.file("file");
        String text = values.getOrDefault("cid", "").strip();
        try {
            if (file.isEmpty()) {
                return TrackCid.require(text);
            }
            try (InputStream in = file.get().content()) {
                String cid = site.content().add(in);
                if (!text.isEmpty() && !text.equals(cid)) {
                    errors.put("cid", "the file has another CID: " + cid);
                }
                return cid;
            }
        } catch (ProblemException e) {
            errors.put(file.isEmpty() ? "cid" : "file", e.problem().detail());
            return null;
        }
    }

    /** What a submission would meet; nothing is kept but the file. */
    private SubmitPage.Check check(String cid, Address me, @Nullable SignedRecord record) {
        List<String> notes = new ArrayList<>();
        boolean passed = true;
        TrackStatus status = site.store().status().of(cid);
        if (status.uploader() != null) {
            boolean mine = status.uploader().equals(me);
            notes.add(mine ? "You submitted this track before." : "Another uploader submitted this track already.");
            passed = mine;
        }
        if (record == null) {
            notes.add("Without a generation record, curators have only the sound to go by.");
        } else {
            String flaw = flaw(record, cid, me);
            notes.add(flaw.isEmpty() ? "The generation record is signed by you and is on this track." : flaw);
            passed &= flaw.isEmpty();
        }
        notes.add(site.content()
                .find(cid)
                .map(f -> "The file is here: " + ContentFolder.type(f) + ".")
                .orElse("The file is not here; the next verification run fetches it by its CID."));
        return new SubmitPage.Check(passed, cid, notes);
    }

    private static String flaw(SignedRecord record, String cid, Address me) {
        if (!record.record().track().equals(cid)) {
            return "The generation record is on another track: "
                    + record.record().track() + ".";
        }
        if (!record.record().uploader().equals(me)) {
            return "The generation record is of another uploader.";
        }
        return record.signedByUploader() ? "" : "The generation record does not carry your signature.";
    }
}

package org.tonemark.curation.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.hash.RawCid;
import org.tonemark.curation.core.provenance.GenerationRecord;
import org.tonemark.curation.core.provenance.Lineage;
import org.tonemark.curation.core.provenance.Lineage.Misfit;
import org.tonemark.curation.core.provenance.SignedRecord;
import org.tonemark.curation.store.json.CurationJson;

/** Rows of generation records and of what tracks were made from. */
final class Records {
    private Records() {}

    /** CID of a record's canonical JSON. */
    static String cid(SignedRecord record) {
        return RawCid.of(CurationJson.writeBytes(record));
    }

    /** Why a record cannot stand with a submission; the signature last, so that a record can be checked before it is signed. */
    static Optional<Refusal> refusal(Handle handle, String track, Address uploader, SignedRecord signed) {
        GenerationRecord record = signed.record();
        if (!record.track().equals(track)) {
            return refusal("RECORD_TRACK", "the record is on " + record.track() + ", not on " + track);
        }
        if (!record.uploader().equals(uploader)) {
            return refusal("RECORD_UPLOADER", "the record is of " + record.uploader() + ", not of " + uploader);
        }
        if (CurationJson.writeBytes(signed).length > GenerationRecord.MAX_BYTES) {
            return refusal("RECORD_SIZE", "a record has at most " + GenerationRecord.MAX_BYTES + " bytes");
        }
        if (Lineage.check(record, cid -> submittedParents(handle, cid)) instanceof Misfit misfit) {
            return refusal(misfit.code(), misfit.message());
        }
        return signed.signedByUploader()
                ? Optional.empty()
                : refusal("RECORD_SIGNATURE", "the record is not signed by its uploader " + uploader);
    }

    private static Optional<Refusal> refusal(String code, String message) {
        return Optional.of(new Refusal(code, message));
    }

    static void insert(Handle handle, SignedRecord signed, long atMillis) {
        GenerationRecord record = signed.record();
        String body = new String(CurationJson.writeBytes(signed), StandardCharsets.UTF_8);
        handle.execute(
                "INSERT INTO generation_record (cid, track, body, at_millis) VALUES (?, ?, ?, ?)",
                cid(signed),
                record.track(),
                body,
                atMillis);
        List<String> all = new ArrayList<>(record.parents());
        all.addAll(record.externalParents());
        Rows.insert(
                handle,
                "INSERT INTO parent (child, cid, place, external) VALUES (?, ?, ?, ?)",
                all,
                cid -> new Object[] {
                    record.track(),
                    cid,
                    all.indexOf(cid),
                    record.externalParents().contains(cid) ? 1 : 0
                });
    }

    static Optional<SignedRecord> ofTrack(Handle handle, String track) {
        return Rows.first(
                handle,
                (rs, context) -> CurationJson.read(rs.getString(1), SignedRecord.class),
                "SELECT body FROM generation_record WHERE track = ?",
                track);
    }

    /** Of both kinds, in the record's order. */
    static List<String> parents(Handle handle, String track) {
        return Rows.list(
                handle,
                (rs, context) -> rs.getString(1),
                "SELECT cid FROM parent WHERE child = ? ORDER BY place",
                track);
    }

    /** At most so many, in the order of their CIDs. */
    static List<String> children(Handle handle, String track, int most) {
        return Rows.list(
                handle,
                (rs, context) -> rs.getString(1),
                "SELECT child FROM parent WHERE cid = ? ORDER BY child LIMIT ?",
                track,
                most);
    }

    private static Optional<List<String>> submittedParents(Handle handle, String track) {
        return JdbiSubmissions.uploaderOf(handle, track).map(uploader -> parents(handle, track));
    }
}

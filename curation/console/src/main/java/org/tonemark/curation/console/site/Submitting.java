package org.tonemark.curation.console.site;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.port.Publisher;
import org.tonemark.curation.core.port.Publisher.Published;
import org.tonemark.curation.core.port.Publisher.Unpublished;
import org.tonemark.curation.core.provenance.SignedRecord;
import org.tonemark.curation.store.JdbiSubmissions;
import org.tonemark.curation.store.JdbiSubmissions.Refused;
import org.tonemark.curation.store.JdbiSubmissions.Submitted;
import org.tonemark.curation.store.Refusal;
import org.tonemark.curation.store.json.CurationJson;

/** Submits as {@code tonemark submit} does: the denylist, the store, and the record's publication, in this order. */
public final class Submitting {
    private static final Logger LOG = LoggerFactory.getLogger(Submitting.class);

    private final Site site;

    public Submitting(Site site) {
        this.site = site;
    }

    /**
     * What became of it.
     *
     * @param record CID of the generation record, {@code null} without one
     * @param published whether the record is, so that sending it again makes up for nothing
     */
    public record Result(Submitted submitted, @Nullable String record, boolean published) {}

    public Result submit(
            String cid, Address uploader, @Nullable SignedRecord record, @Nullable String nearDuplicateOf) {
        if (site.denied().code(cid).isPresent()) {
            Refusal denied = new Refusal("DENIED", "this track is on the operator's denylist: write to the operator");
            return new Result(new Refused(denied), null, false);
        }
        Submitted submitted = site.store().submissions().submit(cid, uploader, record, nearDuplicateOf);
        if (record == null || submitted instanceof Refused) {
            return new Result(submitted, null, false);
        }
        return new Result(submitted, JdbiSubmissions.recordCid(record), published(record));
    }

    /** The submission stands without it. */
    private boolean published(SignedRecord record) {
        Publisher.Publication done = site.records().publish(new Publisher.File(CurationJson.writeBytes(record)));
        if (done instanceof Unpublished failed) {
            LOG.warn("a generation record is not published yet: {}", failed.detail());
        }
        return done instanceof Published;
    }
}

package org.tonemark.curation.store;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.ClaimAnswer;
import org.tonemark.curation.core.Family;
import org.tonemark.curation.core.RefusedBallot.Reason;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.port.BallotStore;
import org.tonemark.curation.store.json.CurationJson;
import org.tonemark.curation.store.key.KeyFile;

/**
 * Ballots in the database. A ballot is taken when its signature, curator, case and epoch are right; whether it decides
 * anything is up to the seats. Sending the same ballot again gives the same receipt, so a client that lost the answer may
 * ask again.
 */
public final class JdbiBallotStore implements BallotStore {
    private final CurationDatabase database;
    private final SignatureCheck signatures;
    private final KeyFile serverKey;
    private final long chainId;
    private final Clock clock;

    /** @param serverKey signs receipts, under the chain's EIP-712 domain */
    public JdbiBallotStore(
            CurationDatabase database, SignatureCheck signatures, KeyFile serverKey, long chainId, Clock clock) {
        this.database = database;
        this.signatures = signatures;
        this.serverKey = serverKey;
        this.chainId = chainId;
        this.clock = clock;
    }

    @Override
    public Cast cast(Ballot ballot) {
        boolean signed = signatures.valid(ballot);
        String receipt = signed ? serverKey.receipt(ballot, chainId) : "";
        String body = CurationJson.write(ballot);
        return database.write(handle -> {
            Optional<String> known = receiptOf(handle, ballot, body);
            if (known.isPresent()) {
                return new Accepted(known.get());
            }
            Optional<Reason> reason = refuse(handle, ballot, signed);
            if (reason.isPresent()) {
                return new Refused(reason.get());
            }
            insert(handle, ballot, body, receipt);
            return new Accepted(receipt);
        });
    }

    private static Optional<String> receiptOf(Handle handle, Ballot ballot, String body) {
        return handle.createQuery("SELECT receipt FROM ballot WHERE cid = ? AND round = ? AND curator = ?"
                        + " AND epoch = ? AND sequence = ? AND body = ?")
                .bind(0, ballot.caseId().cid())
                .bind(1, ballot.caseId().round())
                .bind(2, ballot.curator().hex())
                .bind(3, ballot.epoch())
                .bind(4, ballot.sequence())
                .bind(5, body)
                .mapTo(String.class)
                .findOne();
    }

    private static Optional<Reason> refuse(Handle handle, Ballot ballot, boolean signed) {
        if (!Rows.exists(
                handle,
                "SELECT 1 FROM curator WHERE address = ?",
                ballot.curator().hex())) {
            return Optional.of(Reason.UNKNOWN_CURATOR);
        }
        if (!signed) {
            return Optional.of(Reason.WRONG_SIGNATURE);
        }
        Optional<Case> open = CaseRows.open(handle, ballot.caseId());
        if (open.isEmpty()) {
            return Optional.of(CaseRows.isKnown(handle, ballot.caseId()) ? Reason.CLOSED_CASE : Reason.UNKNOWN_CASE);
        }
        Epochs epoch = Epochs.now(handle);
        if (epoch.sealed() || ballot.epoch() != epoch.number()) {
            return Optional.of(Reason.WRONG_EPOCH);
        }
        if (open.get().uploader().equals(ballot.curator())) {
            return Optional.of(Reason.OWN_TRACK);
        }
        if (!ballot.answers().stream().allMatch(answer -> isAsked(answer, open.get()))) {
            return Optional.of(Reason.NO_SUCH_CLAIM);
        }
        return refuseSequence(handle, ballot);
    }

    private static boolean isAsked(ClaimAnswer answer, Case of) {
        return answer.claim().family() == Family.FLAG || of.claims().contains(answer.claim());
    }

    private static Optional<Reason> refuseSequence(Handle handle, Ballot ballot) {
        int highest = handle.createQuery("SELECT COALESCE(MAX(sequence), -1) FROM ballot"
                        + " WHERE cid = ? AND round = ? AND curator = ? AND epoch = ?")
                .bind(0, ballot.caseId().cid())
                .bind(1, ballot.caseId().round())
                .bind(2, ballot.curator().hex())
                .bind(3, ballot.epoch())
                .mapTo(Integer.class)
                .one();
        if (ballot.sequence() > highest) {
            return Optional.empty();
        }
        return Optional.of(ballot.sequence() == highest ? Reason.EQUIVOCATION : Reason.SUPERSEDED);
    }

    private void insert(Handle handle, Ballot ballot, String body, String receipt) {
        handle.execute(
                "INSERT INTO ballot (cid, round, curator, epoch, sequence, body, receipt, at_millis)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                ballot.caseId().cid(),
                ballot.caseId().round(),
                ballot.curator().hex(),
                ballot.epoch(),
                ballot.sequence(),
                body,
                receipt,
                clock.millis());
    }

    /** The next sequence number for a curator on a case in the open epoch. */
    public int nextSequence(CaseId id, org.tonemark.curation.core.Address curator) {
        return database.read(handle -> handle.createQuery("SELECT COALESCE(MAX(sequence), -1) + 1 FROM ballot"
                        + " WHERE cid = ? AND round = ? AND curator = ? AND epoch = (SELECT number FROM current_epoch)")
                .bind(0, id.cid())
                .bind(1, id.round())
                .bind(2, curator.hex())
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public List<Ballot> ballotsOn(List<CaseId> cases) {
        return database.read(handle -> {
            List<Ballot> ballots = new ArrayList<>();
            for (CaseId id : cases) {
                ballots.addAll(CaseRows.ballots(handle, id, Long.MAX_VALUE));
            }
            ballots.sort(Ballot.ORDER);
            return ballots;
        });
    }
}

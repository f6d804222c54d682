package org.tonemark.curation.core.decision;

import java.util.List;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Seat;
import org.tonemark.curation.core.hash.Canonical;

/** What ties a decision to the ballots and seats it was taken from. */
public final class DocketHash {
    private DocketHash() {}

    /** SHA-256, hex. */
    public static String of(Docket docket) {
        return of(docket.seats(), docket.ballots());
    }

    /** @param seats sorted @param ballots in {@link Ballot#ORDER} */
    public static String of(List<Seat> seats, List<Ballot> ballots) {
        return new Canonical()
                .start("tonemark/docket/1")
                .list(seats, DocketHash::seat)
                .list(ballots, DocketHash::ballot)
                .hex();
    }

    private static void seat(Canonical out, Seat seat) {
        out.text(seat.caseId().cid())
                .number(seat.caseId().round())
                .text(seat.curator().hex())
                .number(seat.position())
                .number(seat.calledEpoch());
    }

    private static void ballot(Canonical out, Ballot ballot) {
        out.text(ballot.caseId().cid())
                .number(ballot.caseId().round())
                .text(ballot.curator().hex())
                .number(ballot.epoch())
                .number(ballot.sequence())
                .list(
                        ballot.answers(),
                        (o, a) -> o.text(a.claim().toString()).text(a.answer().text()))
                .list(ballot.reasons(), Canonical::text)
                .text(ballot.genre())
                .text(ballot.mood())
                .text(ballot.note())
                .text(ballot.signature());
    }
}

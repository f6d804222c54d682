package org.tonemark.curation.core.ballot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimAnswer;
import org.tonemark.curation.core.Family;
import org.tonemark.curation.core.RefusedBallot;
import org.tonemark.curation.core.RefusedBallot.Reason;
import org.tonemark.curation.core.Seat;

/**
 * Which ballots of a case count: those of a called seat, cast in the epoch it was called for. Others are kept as
 * uninvited, and refused ones say why.
 *
 * @param counted one a seat, in {@link Ballot#ORDER}
 * @param uninvited one a curator, of the epoch being closed
 * @param refused of the epoch being closed
 */
public record BallotBox(List<Ballot> counted, List<Ballot> uninvited, List<RefusedBallot> refused) {

    /** What a ballot is checked against. */
    public interface Checks extends java.io.Serializable {
        boolean isCurator(Address address);

        SignatureCheck signatures();
    }

    /**
     * @param ballots all on the case, in {@link Ballot#ORDER}
     * @param epoch the one being closed
     */
    public static BallotBox sort(Case open, List<Seat> seats, List<Ballot> ballots, long epoch, Checks checks) {
        Map<Address, Long> called = new HashMap<>(seats.size() * 2);
        for (Seat seat : seats) {
            called.put(seat.curator(), seat.calledEpoch());
        }
        BallotBox box = new BallotBox(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int from = 0;
        while (from < ballots.size()) {
            int to = from + 1;
            while (to < ballots.size() && sameHand(ballots.get(from), ballots.get(to))) {
                to++;
            }
            box.take(open, ballots.subList(from, to), called, epoch, checks);
            from = to;
        }
        return box;
    }

    /** One curator's ballots of one epoch, by rising sequence: the highest valid one stands. */
    private void take(Case open, List<Ballot> versions, Map<Address, Long> called, long epoch, Checks checks) {
        List<Ballot> valid = new ArrayList<>(versions.size());
        for (Ballot ballot : versions) {
            Reason reason = reasonAgainst(open, ballot, epoch, checks);
            if (reason == null) {
                valid.add(ballot);
            } else {
                refuse(ballot, reason, epoch);
            }
        }
        if (valid.isEmpty()) {
            return;
        }
        Ballot standing = valid.size() == 1 ? valid.get(0) : highest(valid, epoch);
        if (standing == null) {
            return;
        }
        Long seat = called.get(standing.curator());
        if (seat != null && seat == standing.epoch()) {
            counted.add(standing);
        } else if (standing.epoch() == epoch) {
            uninvited.add(standing);
        }
    }

    /** The one of the highest sequence; {@code null} when two differ there. */
    private @Nullable Ballot highest(List<Ballot> valid, long epoch) {
        int top = valid.get(valid.size() - 1).sequence();
        valid.stream().filter(b -> b.sequence() < top).forEach(b -> refuse(b, Reason.SUPERSEDED, epoch));
        List<Ballot> standing =
                valid.stream().filter(b -> b.sequence() == top).distinct().toList();
        if (standing.size() > 1) {
            standing.forEach(b -> refuse(b, Reason.EQUIVOCATION, epoch));
            return null;
        }
        return standing.get(0);
    }

    private static @Nullable Reason reasonAgainst(Case open, Ballot ballot, long epoch, Checks checks) {
        if (ballot.epoch() > epoch || ballot.epoch() <= open.openedEpoch()) {
            return Reason.WRONG_EPOCH;
        }
        if (!checks.isCurator(ballot.curator())) {
            return Reason.UNKNOWN_CURATOR;
        }
        if (ballot.curator().equals(open.uploader())) {
            return Reason.OWN_TRACK;
        }
        if (!answersOnly(open.claims(), ballot.answers())) {
            return Reason.NO_SUCH_CLAIM;
        }
        return checks.signatures().valid(ballot) ? null : Reason.WRONG_SIGNATURE;
    }

    /** Flags may be raised by any ballot. */
    private static boolean answersOnly(List<Claim> asked, List<ClaimAnswer> answers) {
        for (ClaimAnswer answer : answers) {
            if (answer.claim().family() != Family.FLAG && !asked.contains(answer.claim())) {
                return false;
            }
        }
        return true;
    }

    private void refuse(Ballot ballot, Reason reason, long epoch) {
        if (ballot.epoch() >= epoch) {
            refused.add(new RefusedBallot(ballot, reason));
        }
    }

    private static boolean sameHand(Ballot a, Ballot b) {
        return a.curator().equals(b.curator()) && a.epoch() == b.epoch();
    }
}

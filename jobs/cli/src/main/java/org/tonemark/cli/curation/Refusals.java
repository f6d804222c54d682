package org.tonemark.cli.curation;

import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.RefusedBallot.Reason;

/** Why a ballot was not taken, in a line that says what to do. */
final class Refusals {
    private Refusals() {}

    /** @param current the open epoch */
    static String of(Reason reason, Ballot ballot, long current) {
        String what = switch (reason) {
            case UNKNOWN_CURATOR -> ballot.curator() + " is no curator: see tonemark curator add";
            case UNKNOWN_CASE -> "there is no case " + ballot.caseId();
            case CLOSED_CASE -> "case " + ballot.caseId() + " is closed";
            case WRONG_EPOCH ->
                "the ballot is of epoch " + ballot.epoch() + ", and ballots are taken of epoch " + current
                        + " until it is closed";
            case SUPERSEDED -> "a ballot with a higher sequence than " + ballot.sequence() + " stands already";
            case EQUIVOCATION ->
                "another ballot with sequence " + ballot.sequence() + " stands already: sign with the next one";
            case WRONG_SIGNATURE -> "the signature is not that of " + ballot.curator();
            case OWN_TRACK -> "nobody rates their own track";
            case NO_SUCH_CLAIM ->
                "the case does not ask about every claim of the ballot: see tonemark status "
                        + ballot.caseId().cid();
        };
        return what + " (" + reason + ")";
    }
}

package org.tonemark.curation.console.api;

import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.RefusedBallot.Reason;

/** Why a ballot was not taken, in a line that says what to do. */
final class BallotRefusals {
    private BallotRefusals() {}

    /** @param current the open epoch */
    static String of(Reason reason, Ballot ballot, long current) {
        return switch (reason) {
            case UNKNOWN_CURATOR -> ballot.curator() + " is no curator";
            case UNKNOWN_CASE -> "there is no case " + ballot.caseId();
            case CLOSED_CASE -> "case " + ballot.caseId() + " is closed";
            case WRONG_EPOCH ->
                "the ballot is of epoch " + ballot.epoch() + ", the open one is " + current + ": load the page again";
            case SUPERSEDED -> "a ballot with a higher sequence than " + ballot.sequence() + " stands already";
            case EQUIVOCATION ->
                "another ballot with sequence " + ballot.sequence() + " stands already: load the page again";
            case WRONG_SIGNATURE -> "the signature is not that of " + ballot.curator();
            case OWN_TRACK -> "nobody rates their own track";
            case NO_SUCH_CLAIM -> "the case does not ask about every claim of the ballot";
        };
    }
}

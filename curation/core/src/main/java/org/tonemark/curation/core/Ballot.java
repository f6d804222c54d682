package org.tonemark.curation.core;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

/**
 * One curator's signed answers on all claims of a case.
 *
 * @param epoch the epoch it was cast in
 * @param sequence from 0; of two ballots of one curator on one case in one epoch the higher supersedes the lower
 * @param answers sorted by claim, each claim at most once
 * @param reasons stable codes in upper snake case, in the curator's order
 * @param genre a correction of the genre, or empty
 * @param mood a correction of the mood, or empty
 * @param signature 65 bytes r ‖ s ‖ v over the EIP-712 hash, as {@code 0x…} in lower case
 */
public record Ballot(
        CaseId caseId,
        Address curator,
        long epoch,
        int sequence,
        List<ClaimAnswer> answers,
        List<String> reasons,
        String genre,
        String mood,
        String signature)
        implements Serializable {

    /** Case, curator, epoch, sequence, signature: the order of every list of ballots. */
    public static final Comparator<Ballot> ORDER = Ballot::compare;

    public Ballot {
        if (epoch < 0 || sequence < 0) {
            throw new IllegalArgumentException("epoch and sequence count from 0: " + epoch + ", " + sequence);
        }
        answers = List.copyOf(answers);
        reasons = List.copyOf(reasons);
        for (int i = 1; i < answers.size(); i++) {
            if (answers.get(i - 1).claim().compareTo(answers.get(i).claim()) >= 0) {
                throw new IllegalArgumentException("answers must be sorted by claim, each once: " + answers);
            }
        }
    }

    /** The answer on a claim; {@link Answer#UNSURE} where the ballot is silent. */
    public Answer on(Claim claim) {
        for (ClaimAnswer answer : answers) {
            if (answer.claim().equals(claim)) {
                return answer.answer();
            }
        }
        return Answer.UNSURE;
    }

    private static int compare(Ballot a, Ballot b) {
        int order = a.caseId.compareTo(b.caseId);
        order = order != 0 ? order : a.curator.compareTo(b.curator);
        order = order != 0 ? order : Long.compare(a.epoch, b.epoch);
        order = order != 0 ? order : Integer.compare(a.sequence, b.sequence);
        return order != 0 ? order : a.signature.compareTo(b.signature);
    }
}

package org.tonemark.curation.core;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

/**
 * One curator's signed answers on all claims of a case.
 *
 * @param epoch the epoch it was cast in
 * @param sequence from 0; of two ballots of one curator on one case in one epoch the higher supersedes the lower
 * @param answers sorted by claim, each claim at most once; at most {@link #MOST_ANSWERS}
 * @param reasons stable codes in upper snake case, in the curator's order; at most {@link #MOST_REASONS}
 * @param genre a correction of the genre, or empty; at most {@link #LONGEST_TEXT} characters
 * @param mood a correction of the mood, or empty; as long
 * @param note the curator's own words, or empty; at most {@link #LONGEST_NOTE} characters, line ends among them, none that
 *     is not shown or steers what is shown
 * @param signature 65 bytes r ‖ s ‖ v over the EIP-712 hash, as {@code 0x…} in lower case; empty before it is signed
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
        String note,
        String signature)
        implements Serializable {

    /** Case, curator, epoch, sequence, signature: the order of every list of ballots. */
    public static final Comparator<Ballot> ORDER = Ballot::compare;

    public static final int MOST_ANSWERS = 16;
    public static final int MOST_REASONS = 16;
    /** Characters of a reason, a genre or a mood. */
    public static final int LONGEST_TEXT = 64;
    /** Unicode code points of a note. */
    public static final int LONGEST_NOTE = 1_000;

    private static final int SIGNATURE_LENGTH = 132;

    /** @throws IllegalArgumentException when it is larger than a ballot may be, or not in its form */
    public Ballot {
        if (epoch < 0 || sequence < 0) {
            throw new IllegalArgumentException("epoch and sequence count from 0: " + epoch + ", " + sequence);
        }
        answers = List.copyOf(answers);
        reasons = List.copyOf(reasons);
        requireAtMost(MOST_ANSWERS, answers.size(), "answers");
        requireAtMost(MOST_REASONS, reasons.size(), "reasons");
        reasons.forEach(Ballot::requireCode);
        requireAtMost(LONGEST_TEXT, genre.length(), "characters of genre");
        requireAtMost(LONGEST_TEXT, mood.length(), "characters of mood");
        if (!note.isEmpty()) {
            TextRules.check("note", note, 1, LONGEST_NOTE, true);
        }
        requireAtMost(SIGNATURE_LENGTH, signature.length(), "characters of signature");
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

    /** The same ballot under another signature. */
    public Ballot withSignature(String other) {
        return new Ballot(caseId, curator, epoch, sequence, answers, reasons, genre, mood, note, other);
    }

    private static void requireAtMost(int most, int found, String what) {
        if (found > most) {
            throw new IllegalArgumentException("a ballot holds at most " + most + " " + what + ", not " + found);
        }
    }

    private static void requireCode(String reason) {
        requireAtMost(LONGEST_TEXT, reason.length(), "characters a reason");
        boolean code = !reason.isEmpty() && reason.charAt(0) >= 'A' && reason.charAt(0) <= 'Z';
        for (int i = 1; code && i < reason.length(); i++) {
            char c = reason.charAt(i);
            code = c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
        }
        if (!code) {
            throw new IllegalArgumentException("a reason is a code in upper snake case, not '" + reason + "'");
        }
    }

    private static int compare(Ballot a, Ballot b) {
        int order = a.caseId.compareTo(b.caseId);
        order = order != 0 ? order : a.curator.compareTo(b.curator);
        order = order != 0 ? order : Long.compare(a.epoch, b.epoch);
        order = order != 0 ? order : Integer.compare(a.sequence, b.sequence);
        return order != 0 ? order : a.signature.compareTo(b.signature);
    }
}

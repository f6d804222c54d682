package org.tonemark.curation.core.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimAnswer;

/** Ballots come from anybody: what no honest one needs is refused before it is kept. */
class BallotLimitsTest {
    private static Ballot ballot(List<String> reasons, String genre, String mood, String signature) {
        return new Ballot(
                new CaseId("bafk", 0),
                Address.of(new byte[20]),
                1,
                0,
                List.of(new ClaimAnswer(Claim.QUALITY, Answer.YES)),
                reasons,
                genre,
                mood,
                "",
                signature);
    }

    @Test
    void shouldTakeWhatIsAtTheLimits() {
        String reason = "A".repeat(Ballot.LONGEST_TEXT);
        String text = "x".repeat(Ballot.LONGEST_TEXT);
        Ballot largest = ballot(Collections.nCopies(Ballot.MOST_REASONS, reason), text, text, "0x" + "0".repeat(130));
        assertThat(largest.reasons()).hasSize(Ballot.MOST_REASONS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "loud", "TWO WORDS", "1ST", "É", "A\n"})
    void shouldRefuseReasonsThatAreNoCodes(String reason) {
        assertThatThrownBy(() -> ballot(List.of(reason), "", "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("upper snake case");
    }

    @Test
    void shouldRefuseWhatIsLargerThanABallotMayBe() {
        String long65 = "A".repeat(Ballot.LONGEST_TEXT + 1);
        refused(() -> ballot(List.of(long65), "", "", ""), "64 characters a reason");
        refused(() -> ballot(Collections.nCopies(17, "A"), "", "", ""), "16 reasons");
        refused(() -> ballot(List.of(), long65, "", ""), "64 characters of genre");
        refused(() -> ballot(List.of(), "", long65, ""), "64 characters of mood");
        refused(() -> ballot(List.of(), "", "", "0x" + "0".repeat(131)), "132 characters of signature");
        refused(() -> new CaseId("b".repeat(CaseId.LONGEST_CID + 1), 0), "at most 256");
        List<ClaimAnswer> flags = java.util.stream.IntStream.range(10, 27)
                .mapToObj(i -> new ClaimAnswer(Claim.flag("f" + i), Answer.YES))
                .toList();
        refused(
                () -> new Ballot(new CaseId("b", 0), Address.of(new byte[20]), 0, 0, flags, List.of(), "", "", "", ""),
                "16 answers");
    }

    private static Ballot noted(String note) {
        return new Ballot(new CaseId("b", 0), Address.of(new byte[20]), 0, 0, List.of(), List.of(), "", "", note, "");
    }

    @Test
    void shouldTakeWordsOfAnyScriptAsANote() {
        String emoji = "\ud83c\udfb5".repeat(Ballot.LONGEST_NOTE);
        assertThat(noted(emoji).note()).isEqualTo(emoji);
        assertThat(noted("Zeile eins\n\u05e9\u05dc\u05d5\u05dd <b>").note()).contains("\n");
        refused(() -> noted(emoji + "x"), "1 to 1000 characters");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, 0x0d, 0x1b, 0x7f, 0x85, 0x200b, 0x200e, 0x200f, 0x2028, 0x202e, 0x2066, 0x2069, 0xd800, 0xe000,
                0xfeff, 0xffff, 0xe0041
            })
    void shouldRefuseANoteThatHoldsWhatIsNotShown(int character) {
        refused(() -> noted("a" + Character.toString(character) + "b"), "U+%04X".formatted(character));
    }

    @Test
    void shouldRefuseANoteOfBlanks() {
        refused(() -> noted(" \n "), "note is blank");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable made, String why) {
        assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
    }
}

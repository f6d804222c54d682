package org.tonemark.curation.store.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimAnswer;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Submission;
import org.tonemark.verdict.Outcome;

class CurationJsonTest {
    private static final Ballot BALLOT = new Ballot(
            new CaseId("bafkq", 1),
            Address.parse("0x00000000000000000000000000000000000000Aa"),
            3,
            0,
            List.of(
                    new ClaimAnswer(Claim.ORIGIN, Answer.UNSURE),
                    new ClaimAnswer(Claim.QUALITY, Answer.YES),
                    new ClaimAnswer(Claim.flag("spam"), Answer.NO)),
            List.of("CLEAN_MASTER"),
            "drum \"n\" bass – é",
            "",
            "",
            "0x00");
    private static final String TEXT = "{\"caseId\":{\"cid\":\"bafkq\",\"round\":1},"
            + "\"curator\":\"0x00000000000000000000000000000000000000aa\",\"epoch\":3,\"sequence\":0,"
            + "\"answers\":[{\"claim\":\"origin\",\"answer\":\"unsure\"},{\"claim\":\"quality\",\"answer\":\"yes\"},"
            + "{\"claim\":\"flag:spam\",\"answer\":\"no\"}],\"reasons\":[\"CLEAN_MASTER\"],"
            + "\"genre\":\"drum \\\"n\\\" bass – é\",\"mood\":\"\",\"signature\":\"0x00\"}";

    @Test
    void shouldGiveOneTextABallot() {
        assertThat(CurationJson.write(BALLOT)).isEqualTo(TEXT);
        assertThat(CurationJson.read(TEXT, Ballot.class)).isEqualTo(BALLOT);
    }

    @Test
    void shouldWriteANoteWhereThereIsOne() {
        Ballot noted = noted("said \"so\"\n– é");
        String text = TEXT.replace("\"signature\"", "\"note\":\"said \\\"so\\\"\\n– é\",\"signature\"");
        assertThat(CurationJson.write(noted)).isEqualTo(text);
        assertThat(CurationJson.read(text, Ballot.class)).isEqualTo(noted);
        assertThat(line(text)).isEqualTo(noted);
        assertThat(line(TEXT)).isEqualTo(BALLOT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"note\":\"\",", "\"note\":null,", "\"note\":1,", "\"Note\":\"a\",", "\"note\":\"a\\u202e\","})
    void shouldRefuseALineWhoseNoteIsNotInItsForm(String note) {
        String text = TEXT.replace("\"signature\"", note + "\"signature\"");
        assertThatThrownBy(() -> line(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Ballot line(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return CurationJson.read(bytes, 0, bytes.length, Ballot.class);
    }

    private static Ballot noted(String note) {
        return new Ballot(
                BALLOT.caseId(),
                BALLOT.curator(),
                BALLOT.epoch(),
                BALLOT.sequence(),
                BALLOT.answers(),
                BALLOT.reasons(),
                BALLOT.genre(),
                BALLOT.mood(),
                note,
                BALLOT.signature());
    }

    @Test
    void shouldReadBackRulesAndNulls() {
        assertThat(CurationJson.read(CurationJson.write(Rule.V1), Rule.class)).isEqualTo(Rule.V1);
        Submission submission = new Submission("c", BALLOT.curator(), Outcome.REVIEW, null, null, 0);
        String text = CurationJson.write(submission);
        assertThat(text).contains("\"outcome\":\"review\",\"nearDuplicateOf\":null");
        assertThat(CurationJson.read(text, Submission.class)).isEqualTo(submission);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"epoch\":3|\"epoch\":\"3\"",
                "\"epoch\":3|\"epoch\":3.0",
                "\"epoch\":3|\"epoch\":null",
                "\"epoch\":3|\"epoch\":3,\"epoch\":3",
                "\"epoch\":3|\"epoch\":-1",
                "\"epoch\":3,|`` ",
                "\"mood\"|\"Mood\"",
                "\"mood\":\"\",|``",
                "\"yes\"|\"YES\"",
                "\"quality\"|\"flag:Loud\"",
                "00aa\"|00AA\"",
            })
    void shouldRefuseAnyOtherText(String from, String to) {
        String changed = TEXT.replace(from, to.strip());
        assertThat(changed).isNotEqualTo(TEXT);
        assertThatThrownBy(() -> CurationJson.read(changed, Ballot.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a Ballot: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldRefuseWhatFollowsTheValue() {
        assertThatThrownBy(() -> CurationJson.read(TEXT + "{}", Ballot.class))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

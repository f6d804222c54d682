package org.tonemark.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictJsonTest {
    private static Verdict verdict(String input) {
        Map<String, Double> moods = new LinkedHashMap<>();
        moods.put("calmness", 0.61);
        moods.put("power", 0.12);
        return new Verdict(
                input,
                "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4",
                Outcome.ACCEPTED,
                List.of("ORIGIN_AI_CONFIDENT"),
                new Verdict.Origin(
                        0.9932,
                        0.0035,
                        "suno",
                        List.of(new Verdict.Evidence("decoder-lines", "spacing 200 Hz", 21.4, 0.999)),
                        List.of(new Verdict.Segment(0, 15, 0.98)),
                        0.71,
                        0.93,
                        0.02,
                        new Verdict.Calibration("12.5 s and more", 246, 200)),
                new Verdict.Genre("electronic", 0.71, Map.of("electronic", 0.71)),
                new Verdict.Mood(moods),
                QualityScore.of(-13.2, 5.0, -0.4, 0, 0.01, 17_200, 0.1),
                new Verdict.Audio(181.2, 48_000, 2, "mp3", 192),
                "origin-2026.11b",
                "default-2026.11b",
                "0.1.0");
    }

    @Test
    void shouldReadWhatItWrites() {
        Verdict verdict = verdict("music/a.mp3");
        assertThat(VerdictJson.read(VerdictJson.write(verdict))).isEqualTo(verdict);
    }

    @Test
    void shouldWriteOneAsciiLineWhenTheNameIsHostile() {
        String line = VerdictJson.write(verdict("a\n\"b\"\u202e\u001b[31m\ud83d\ude00 é"));
        assertThat(line).matches("[\\x20-\\x7e]+");
        assertThat(VerdictJson.read(line).input()).isEqualTo("a\n\"b\"\u202e\u001b[31m\ud83d\ude00 é");
    }

    @Test
    void shouldSayTheSameOfATrackWhateverItsNameWhenTheInputIsLeftOut() {
        String plain = VerdictJson.withoutInput(VerdictJson.write(verdict("a.mp3")));
        assertThat(plain).startsWith(",\"cid\":");
        for (String name : List.of("", "\\", "\"", "a\\\"b", "\",\"cid\":\"x", "\\u0022 é\n")) {
            assertThat(VerdictJson.withoutInput(VerdictJson.write(verdict(name))))
                    .as(name)
                    .isEqualTo(plain);
        }
        assertThatThrownBy(() -> VerdictJson.withoutInput("{\"cid\":null}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldWriteUnknownValuesAsNull() {
        var verdict = new Verdict(
                "x", null, null, List.of("NOT_RETRIEVABLE"), null, null, null, null, null, "m", "p", "0.1.0");
        assertThat(VerdictJson.write(verdict))
                .contains("\"cid\":null,\"outcome\":null")
                .contains("\"origin\":null");
    }

    @Test
    void shouldReadAnOriginThatIsOlderThanItsNewerFields() {
        String line =
                "{\"input\":\"x\",\"cid\":null,\"outcome\":\"review\",\"reasons\":[\"ORIGIN_UNCLEAR\"],\"origin\":"
                        + "{\"aiLikelihood\":0.5,\"humanPValue\":0.1,\"generator\":null,\"evidence\":[],\"segments\":[]},"
                        + "\"genre\":null,\"mood\":null,\"quality\":null,\"audio\":null,"
                        + "\"model\":\"m\",\"policy\":\"p\",\"tonemark\":\"0.1.0\"}";
        assertThat(VerdictJson.read(line).origin())
                .isEqualTo(new Verdict.Origin(0.5, 0.1, null, List.of(), List.of(), null, null, null, null));
    }

    @Test
    void shouldSayWhereALineIsNoVerdict() {
        assertThatThrownBy(() -> VerdictJson.read("{\"inputs\":1}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("inputs");
    }
}

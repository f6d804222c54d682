package org.tonemark.curation.core.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.hash.RawCid;
import org.tonemark.curation.core.provenance.Lineage.Fits;
import org.tonemark.curation.core.provenance.Lineage.Misfit;

class GenerationRecordTest {
    private static final Address UPLOADER = Address.parse("0x00000000000000000000000000000000000000ff");

    private static String cid(String name) {
        return RawCid.of(name.getBytes(StandardCharsets.UTF_8));
    }

    private static GenerationRecord record(String track, List<String> parents, List<String> external) {
        return new GenerationRecord(
                "2026-11-21T12:00:00Z",
                external,
                "v5",
                parents,
                "calm piano",
                null,
                "CC0-1.0",
                GenerationRecord.SCHEMA,
                null,
                "Suno",
                track,
                UPLOADER);
    }

    private static GenerationRecord with(String tool, @Nullable String prompt, @Nullable String hash, String created) {
        return new GenerationRecord(
                created,
                List.of(),
                "v5",
                List.of(),
                prompt,
                hash,
                "CC0-1.0",
                GenerationRecord.SCHEMA,
                null,
                tool,
                cid("track"),
                UPLOADER);
    }

    @Test
    void shouldNameContentAsIpfsDoes() {
        assertThat(cid("hello world\n")).isEqualTo("bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\u0000",
                "a\u001b[31m",
                "a\nb",
                "a\u202eb",
                "a\u2066b",
                "a\u200bb",
                "\ufeffa",
                "a\ud800",
                "a\u2028b",
                "a\ue000",
                "\uffff",
                "a\udb40\udc41"
            })
    void shouldRefuseTextsThatAreNotWhatTheyShow(String tool) {
        assertThatThrownBy(() -> with(tool, "", null, "2026-11-21T12:00:00Z"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("tool ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"名 é", "🎵👩‍👩‍👧", "می‌خواهم", "a\u00a0b"})
    void shouldTakeTheWorldsWriting(String tool) {
        assertThat(with(tool, "line\n\tline", null, "2026-11-21T12:00:00Z").tool())
                .isEqualTo(tool);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-21",
                "2026-13-21T12:00:00Z",
                "2026-02-30T12:00:00Z",
                "2026-11-21T12:00:00.5Z",
                "2026-11-21T12:00:60Z",
                "2026-11-21T24:00:00Z",
                "2026-11-21T12:00:00+01:00"
            })
    void shouldRefuseTimesThatAreNone(String created) {
        assertThatThrownBy(() -> with("Suno", "", null, created)).hasMessageStartingWith("created must be");
    }

    @Test
    void shouldWantAPromptOrItsHash() {
        String hash = PromptHash.of(new byte[32], "x");
        assertThatThrownBy(() -> with("Suno", null, null, "2026-11-21T12:00:00Z"))
                .hasMessageContaining("prompt");
        assertThatThrownBy(() -> with("Suno", "x", hash, "2026-11-21T12:00:00Z"))
                .hasMessageContaining("prompt");
        assertThatThrownBy(() -> with("Suno", null, hash + "0", "2026-11-21T12:00:00Z"))
                .hasMessageContaining("promptSha256");
        assertThatThrownBy(() -> with("Suno", "x".repeat(10_001), null, "2026-11-21T12:00:00Z"))
                .hasMessageContaining("10000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o",
                "BAFKREIFJJCIE6LYPI6NY7AMXNFFTAGCLBUXNDQONFIPMB64F2KM2DEVEI4",
                "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei5",
                "bafkreizjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4",
                "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4 "
            })
    void shouldRefuseOtherSpellingsOfCids(String parent) {
        assertThatThrownBy(() -> record(cid("track"), List.of(parent), List.of()))
                .hasMessageContaining("parents must be a CID");
    }

    @Test
    void shouldRefuseAFamilyThatCannotBe() {
        String a = cid("a");
        assertThatThrownBy(() -> record(a, List.of(a), List.of())).hasMessageContaining("its own parent");
        assertThatThrownBy(() -> record(a, List.of(cid("b")), List.of(cid("b"))))
                .hasMessageContaining("twice");
        List<String> many = new ArrayList<>();
        for (int i = 0; i <= GenerationRecord.MAX_PARENTS; i++) {
            many.add(cid("p" + i));
        }
        assertThatThrownBy(() -> record(a, many, List.of())).hasMessageContaining("at most 32");
    }

    @Test
    void shouldFindMissingAndCyclicParents() {
        Map<String, List<String>> known = Map.of(cid("a"), List.of(cid("c")), cid("b"), List.of(cid("a")));
        assertThat(Lineage.check(
                        record(cid("x"), List.of(cid("b")), List.of(cid("z"))), t -> Optional.ofNullable(known.get(t))))
                .isEqualTo(new Fits());
        assertThat(Lineage.check(
                        record(cid("x"), List.of(cid("z")), List.of()), t -> Optional.ofNullable(known.get(t))))
                .isInstanceOfSatisfying(Misfit.class, m -> assertThat(m.code()).isEqualTo("UNKNOWN_PARENT"));
        assertThat(Lineage.check(
                        record(cid("c"), List.of(cid("b")), List.of()), t -> Optional.ofNullable(known.get(t))))
                .isInstanceOfSatisfying(Misfit.class, m -> assertThat(m.code()).isEqualTo("LINEAGE_CYCLE"));
    }

    @Test
    void shouldRefuseFamiliesWithoutEnd() {
        GenerationRecord record = record(cid("x"), List.of(cid("0")), List.of());
        List<String> chain = new ArrayList<>();
        for (int i = 0; i <= Lineage.MAX_GENERATIONS; i++) {
            chain.add(cid(String.valueOf(i)));
        }
        assertThat(Lineage.check(record, t -> Optional.of(next(chain, t)))).isInstanceOf(Misfit.class);
        chain.remove(chain.size() - 1);
        assertThat(Lineage.check(record, t -> Optional.of(next(chain, t)))).isInstanceOf(Fits.class);
        assertThat(Lineage.check(record, t -> Optional.of(List.of(cid(t + "l"), cid(t + "r")))))
                .isInstanceOfSatisfying(Misfit.class, m -> assertThat(m.code()).isEqualTo("LINEAGE_LARGE"));
    }

    private static List<String> next(List<String> chain, String track) {
        int at = chain.indexOf(track) + 1;
        return at > 0 && at < chain.size() ? List.of(chain.get(at)) : List.of();
    }

    @Test
    void shouldShowEveryFieldOnALineOfItsOwn() {
        GenerationRecord record = with("Suno", "one\nRights: \"none\"\\", null, "2026-11-21T12:00:00Z");
        assertThat(RecordMessage.text(record).lines())
                .hasSize(14)
                .contains("Prompt: \"one\\nRights: \\\"none\\\"\\\\\"", "Rights: \"CC0-1.0\"");
    }
}

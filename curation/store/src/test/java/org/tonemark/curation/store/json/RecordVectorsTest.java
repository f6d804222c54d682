package org.tonemark.curation.store.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tonemark.curation.core.hash.RawCid;
import org.tonemark.curation.core.provenance.PromptHash;
import org.tonemark.curation.core.provenance.RecordMessage;
import org.tonemark.curation.core.provenance.SignedRecord;

/** Records against another implementation: vectors/generation-records.mjs. */
class RecordVectorsTest {
    static Stream<JsonNode> vectors() throws IOException {
        try (InputStream in = RecordVectorsTest.class.getResourceAsStream("/vectors/generation-records.jsonl")) {
            String lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            ObjectMapper json = new ObjectMapper();
            return lines.lines().map(line -> {
                try {
                    return json.readTree(line);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void shouldEqualTheOtherImplementation(JsonNode vector) {
        String canonical = vector.get("canonical").asText();
        SignedRecord record = CurationJson.read(canonical, SignedRecord.class);
        assertThat(CurationJson.write(record)).isEqualTo(canonical);
        assertThat(RecordMessage.text(record.record()))
                .isEqualTo(vector.get("message").asText());
        assertThat(RawCid.of(CurationJson.writeBytes(record)))
                .isEqualTo(vector.get("cid").asText());
        assertThat(record.signedByUploader()).isTrue();
        assertThat(SignedRecord.sign(
                        record.record(), new BigInteger(vector.get("key").asText(), 16)))
                .isEqualTo(record);
        if (record.record().promptSha256() != null) {
            byte[] salt = new byte[PromptHash.SALT_BYTES];
            java.util.Arrays.fill(salt, (byte) 7);
            assertThat(PromptHash.of(salt, "secret")).isEqualTo(record.record().promptSha256());
        }
    }

    /** Other white space and order of fields is the same record; another value is not its signer's. */
    @ParameterizedTest
    @MethodSource("vectors")
    void shouldTellChangesOfContentFromThoseOfForm(JsonNode vector) throws IOException {
        String canonical = vector.get("canonical").asText();
        JsonNode tree = new ObjectMapper().readTree(canonical);
        SignedRecord pretty = CurationJson.read(tree.toPrettyString(), SignedRecord.class);
        assertThat(CurationJson.write(pretty)).isEqualTo(canonical);
        SignedRecord forged = CurationJson.read(canonical.replace("v5", "v6"), SignedRecord.class);
        assertThat(forged.signedByUploader()).isFalse();
    }
}

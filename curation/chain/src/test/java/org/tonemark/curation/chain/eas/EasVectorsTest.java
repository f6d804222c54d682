package org.tonemark.curation.chain.eas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.AttestedDecision;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.ballot.Secp256k1;
import org.web3j.crypto.StructuredDataEncoder;

/** Vectors of eas-sdk and ethers, made by jobs/cli/src/test/node/chain/vectors.cjs, and web3j's own encoder. */
class EasVectorsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNode VECTORS = read();

    private static JsonNode read() {
        try (InputStream in = EasVectorsTest.class.getResourceAsStream("/vectors/eas.json")) {
            return MAPPER.readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<JsonNode> attestations() {
        return StreamSupport.stream(VECTORS.get("attestations").spliterator(), false);
    }

    private static AttestationJson json(JsonNode vector) throws IOException {
        return MAPPER.treeToValue(vector.get("signed"), AttestationJson.class);
    }

    @Test
    void shouldHaveTheUidsThatTheRegistryComputes() {
        for (EasSchema schema : EasSchema.values()) {
            JsonNode vector = VECTORS.get("schemas").get(schema.name());
            assertThat(schema.text()).isEqualTo(vector.get("text").asText());
            assertThat(schema.uid().hex()).isEqualTo(vector.get("uid").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("attestations")
    void shouldReadUidAndSignerOfWhatTheSdkSigned(JsonNode vector) throws IOException {
        AttestationJson json = json(vector);
        OffchainAttestation attestation = json.attestation();
        assertThat(attestation.signer()).contains(Eip55.parse(json.signer()));
        assertThat(attestation.uid().hex()).isEqualTo(json.sig().uid());
    }

    @ParameterizedTest
    @MethodSource("attestations")
    void shouldSignTheBytesThatTheSdkSigns(JsonNode vector) throws IOException {
        OffchainAttestation theirs = json(vector).attestation();
        BigInteger key = new BigInteger(vector.get("key").asText().substring(2), 16);
        byte[] ours = Secp256k1.sign(theirs.message().digest(theirs.domain()), key);
        assertThat("0x" + HexFormat.of().formatHex(ours)).isEqualTo(theirs.signature());
    }

    @ParameterizedTest
    @MethodSource("attestations")
    void shouldDecodeAndEncodeTheDecisionAsTheSdkDoes(JsonNode vector) throws IOException {
        AttestMessage message = json(vector).attestation().message();
        AttestedDecision decision = message.decision();
        JsonNode expected = vector.get("decision");
        assertThat(decision.caseId().cid()).isEqualTo(expected.get("cid").asText());
        assertThat(decision.caseId().round()).isEqualTo(expected.get("round").asInt());
        assertThat(decision.outcome().name()).isEqualTo(expected.get("outcome").asText());
        assertThat(decision.reason()).isEqualTo(expected.get("reason").asText());
        assertThat(decision.epoch()).isEqualTo(expected.get("epoch").asLong());
        assertThat(decision.epochRoot().hex())
                .isEqualTo(expected.get("epochRoot").asText());
        assertThat(decision.evidence().hex()).isEqualTo(expected.get("evidence").asText());
        assertThat(decision.record()).isEqualTo(expected.get("record").asText());
        assertThat("0x" + HexFormat.of().formatHex(DecisionData.encode(decision)))
                .isEqualTo(message.data());
    }

    @ParameterizedTest
    @MethodSource("attestations")
    void shouldHashTypedDataAsWeb3jDoes(JsonNode vector) throws IOException {
        OffchainAttestation attestation = json(vector).attestation();
        JsonNode sig = vector.get("signed").get("sig");
        ObjectNode typed = MAPPER.createObjectNode();
        ObjectNode types = typed.putObject("types");
        types.set("Attest", sig.get("types").get("Attest"));
        types.putArray("EIP712Domain")
                .addPOJO(new AttestationJson.Field("name", "string"))
                .addPOJO(new AttestationJson.Field("version", "string"))
                .addPOJO(new AttestationJson.Field("chainId", "uint256"))
                .addPOJO(new AttestationJson.Field("verifyingContract", "address"));
        typed.put("primaryType", "Attest");
        typed.set("message", sig.get("message"));
        typed.set("domain", sig.get("domain"));
        byte[] theirs = new StructuredDataEncoder(MAPPER.writeValueAsString(typed)).hashStructuredData();
        assertThat(attestation.message().digest(attestation.domain())).isEqualTo(theirs);
    }

    @ParameterizedTest
    @MethodSource("attestations")
    void shouldWriteTheJsonItRead(JsonNode vector) throws IOException {
        AttestationJson json = json(vector);
        assertThat(AttestationJson.of(json.attestation(), Eip55.parse(json.signer())))
                .isEqualTo(json);
    }

    @Test
    void shouldEncodeABatchAsTheSdkDoes() {
        JsonNode vector = VECTORS.get("batch");
        BatchData batch = new BatchData(
                new Bytes32(vector.get("root").asText()),
                vector.get("count").asLong(),
                new Bytes32(vector.get("folder").asText()));
        String data = "0x" + HexFormat.of().formatHex(batch.encode());
        assertThat(data).isEqualTo(vector.get("data").asText());
        assertThat(BatchData.decode(batch.encode())).isEqualTo(batch);
    }

    @Test
    void shouldHaveTheChecksumsOfOthersAndRefuseWrongOnes() {
        for (JsonNode vector : VECTORS.get("checksums")) {
            String text = vector.asText();
            Address address = Eip55.parse(text);
            assertThat(Eip55.of(address)).isEqualTo(text);
            assertThat(Eip55.parse(text.toLowerCase(Locale.ROOT))).isEqualTo(address);
            int letter = 2;
            while (!Character.isLetter(text.charAt(letter))) {
                letter++;
            }
            String wrong = text.substring(0, letter) + (char) (text.charAt(letter) ^ 0x20) + text.substring(letter + 1);
            assertThatThrownBy(() -> Eip55.parse(wrong)).hasMessageContaining("checksum");
        }
    }

    @Test
    void shouldKnowDeploymentsByTheirChain() {
        assertThat(Deployment.of(8453)).map(Deployment::name).contains("Base");
        assertThat(Deployment.of(31337)).isEmpty();
        assertThat(Deployment.KNOWN).extracting(Deployment::chainId).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 95, 96, 255, 256, 300, 400, 500})
    void shouldRefuseDataWithOneBitChangedOrCut(int at) throws IOException {
        AttestMessage good =
                json(VECTORS.get("attestations").get(0)).attestation().message();
        byte[] data = DecisionData.encode(good.decision());
        byte[] cut = java.util.Arrays.copyOf(data, at);
        assertThatThrownBy(() -> DecisionData.decode(cut, good.recipient(), 0))
                .isInstanceOf(IllegalArgumentException.class);
        byte[] longer = java.util.Arrays.copyOf(data, data.length + 1 + at);
        assertThatThrownBy(() -> DecisionData.decode(longer, good.recipient(), 0))
                .isInstanceOf(IllegalArgumentException.class);
        byte[] changed = data.clone();
        changed[at] ^= 1;
        try {
            assertThat(DecisionData.decode(changed, good.recipient(), good.time()))
                    .isNotEqualTo(good.decision());
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageNotContaining("\n");
        }
    }

    @Test
    void shouldNotRecoverASignatureWithTheOtherS() throws IOException {
        OffchainAttestation good = json(VECTORS.get("attestations").get(0)).attestation();
        BigInteger order = new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
        BigInteger s = new BigInteger(good.signature().substring(66, 130), 16);
        String v = good.signature().endsWith("1b") ? "1c" : "1b";
        String other = good.signature().substring(0, 66) + "%064x".formatted(order.subtract(s)) + v;
        assertThat(new OffchainAttestation(good.domain(), good.message(), other).signer())
                .isEmpty();
    }

    @Test
    void shouldGiveTheSameMessageForTheSameDecisionOnlyOnTheSameChain() throws IOException {
        AttestedDecision decision =
                json(VECTORS.get("attestations").get(0)).attestation().message().decision();
        EasDomain base = Deployment.of(8453).orElseThrow().domain();
        EasDomain optimism = Deployment.of(10).orElseThrow().domain();
        assertThat(AttestMessage.of(decision, base)).isEqualTo(AttestMessage.of(decision, base));
        assertThat(List.of(
                        AttestMessage.of(decision, base).uid(),
                        AttestMessage.of(decision, optimism).uid()))
                .doesNotHaveDuplicates();
        OffchainAttestation signed = OffchainAttestation.sign(decision, base, BigInteger.TEN);
        assertThat(signed).isEqualTo(OffchainAttestation.sign(decision, base, BigInteger.TEN));
        assertThat(signed.signer()).contains(Secp256k1.address(BigInteger.TEN));
        assertThat(signed.message().decision()).isEqualTo(decision);
    }
}

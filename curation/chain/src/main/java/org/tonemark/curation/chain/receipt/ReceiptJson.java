package org.tonemark.curation.chain.receipt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.chain.eas.AttestationJson;

/**
 * Receipts as JSON. Reading is for hostile bytes: at most {@value #LARGEST} of them, UTF-8, no doubled, unknown, missing or
 * null field but those that may be null, no value in another type's clothes, little depth, nothing after the object.
 */
public final class ReceiptJson {
    /** Bytes; a receipt from the largest batch has about 5,000. */
    public static final int LARGEST = 1 << 16;

    private static final Set<String> NULLABLE = Set.of("batch", "chain", "transaction");
    private static final JsonMapper MAPPER = mapper();

    private ReceiptJson() {}

    private static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(12)
                        .maxNameLength(64)
                        .maxNumberLength(20)
                        .maxStringLength(8192)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        c -> c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }

    /** Indented, with a line's end. */
    public static String write(Receipt receipt) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(receipt) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a receipt is always writable", e);
        }
    }

    /** @throws IllegalArgumentException with one line that says what is wrong */
    public static Receipt read(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new IllegalArgumentException("more than " + LARGEST + " bytes");
        }
        try {
            JsonNode tree = MAPPER.readTree(utf8(bytes));
            if (!(tree instanceof ObjectNode)) {
                throw new IllegalArgumentException("no JSON object");
            }
            requireValues(tree, "");
            Receipt receipt = MAPPER.treeToValue(tree, Receipt.class);
            if (receipt.schema() != Receipt.SCHEMA) {
                throw new IllegalArgumentException(
                        "its schema is " + receipt.schema() + ", this program reads " + Receipt.SCHEMA);
            }
            return receipt;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(firstLine(e.getOriginalMessage()), e);
        }
    }

    /** One line of the attestations that are published of a batch. @throws IllegalArgumentException if it is none */
    public static AttestationJson attestation(String line) {
        try {
            return MAPPER.readValue(line, AttestationJson.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(firstLine(e.getOriginalMessage()), e);
        }
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
    }

    private static void requireValues(JsonNode node, String name) {
        if (node.isNull() && !NULLABLE.contains(name)) {
            throw new IllegalArgumentException("a null where a value is needed: " + name);
        }
        node.properties().forEach(field -> requireValues(field.getValue(), field.getKey()));
        if (node.isArray()) {
            node.forEach(item -> requireValues(item, "[]"));
        }
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("no JSON");
    }
}

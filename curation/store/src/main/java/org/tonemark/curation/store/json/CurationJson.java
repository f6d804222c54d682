package org.tonemark.curation.store.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import org.tonemark.curation.core.Ballot;

/**
 * Records of the core as canonical JSON. A value has exactly one text: no white space, fields in the order of the record,
 * all of them (but for the empty note of a ballot), integers without sign or leading zero (fixed point as its int64), strings in UTF-8 with only {@code "},
 * {@code \} and control characters escaped. Reading is strict: an unknown, missing or doubled field, a string for a
 * number or a number for a string, or anything after the value is refused.
 */
public final class CurationJson {
    private static final ObjectMapper MAPPER =
            mapper().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    /** For lines that a hash covers, where a doubled field cannot hide anything. */
    private static final ObjectMapper HASHED =
            mapper().addModule(new LineModule()).build();
    /** A reader for each type of line. */
    private static final ClassValue<ObjectReader> LINES = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return HASHED.readerFor(type);
        }
    };

    private CurationJson() {}

    private static void stringsOnly(MutableCoercionConfig texts) {
        texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    private static JsonMapper.Builder mapper() {
        return JsonMapper.builder()
                .addModule(new CurationModule())
                .addMixIn(Ballot.class, BallotForm.class)
                .injectableValues(new InjectableValues.Std().addValue(BallotForm.NO_NOTE, ""))
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, CurationJson::stringsOnly)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    }

    /** The value on one line, without a line end. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is always writable: " + value, e);
        }
    }

    /** {@link #write} in UTF-8. */
    public static byte[] writeBytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is always writable: " + value, e);
        }
    }

    /** @throws IllegalArgumentException with one line that says what is wrong */
    public static <T> T read(String json, Class<T> type) {
        try {
            return present(MAPPER.readValue(json, type));
        } catch (JsonProcessingException e) {
            throw notOne(type.getSimpleName(), e);
        }
    }

    /** As {@link #read(String, Class)}, for lists and other generic types. */
    public static <T> T read(String json, TypeReference<T> type) {
        try {
            return present(MAPPER.readValue(json, type));
        } catch (JsonProcessingException e) {
            throw notOne("list of records", e);
        }
    }

    /**
     * As {@link #read(String, Class)}, from UTF-8 bytes that a hash covers: doubled fields are not looked for, and ballots
     * and seats must have their fields in order.
     */
    public static <T> T read(byte[] json, int offset, int length, Class<T> type) {
        try {
            return present(LINES.get(type).readValue(json, offset, length));
        } catch (java.io.IOException e) {
            throw notOne(type.getSimpleName(), e);
        }
    }

    private static <T> T present(@org.jspecify.annotations.Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("null is no value here");
        }
        return value;
    }

    private static IllegalArgumentException notOne(String what, java.io.IOException e) {
        Throwable cause = e.getCause() instanceof IllegalArgumentException ? e.getCause() : e;
        String message = cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage();
        String line = String.valueOf(message).lines().findFirst().orElse("");
        return new IllegalArgumentException("not a " + what + ": " + line, e);
    }
}

package org.tonemark.verdict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Verdicts as JSON (docs/schema/verdict-1.json): one line a verdict, fields in the order of the records,
 * unknown values as {@code null}, ASCII only, so that hostile names cannot break a terminal or a line.
 */
public final class VerdictJson {
    private static final ObjectMapper MAPPER = mapper();
    private static final String INPUT = "{\"input\":\"";

    private VerdictJson() {}

    /** The verdict on one line, without a line end. */
    public static String write(Verdict verdict) {
        try {
            return MAPPER.writeValueAsString(verdict);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a verdict is always writable", e);
        }
    }

    /**
     * What a written verdict says of its CID, whatever name that had as an input: the line without its first field.
     *
     * @param line as {@link #write} gives it
     * @throws IllegalArgumentException if it is none
     */
    public static String withoutInput(String line) {
        if (!line.startsWith(INPUT)) {
            throw new IllegalArgumentException("not a verdict as it is written");
        }
        int end = INPUT.length();
        while (end < line.length() && line.charAt(end) != '"') {
            end += line.charAt(end) == '\\' ? 2 : 1;
        }
        return line.substring(Math.min(end + 1, line.length()));
    }

    /** @throws IllegalArgumentException if the line is not a verdict; the message says where */
    public static Verdict read(String line) {
        try {
            return MAPPER.readValue(line, Verdict.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a verdict: " + e.getOriginalMessage(), e);
        }
    }

    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }
}

package org.tonemark.verdict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Policy files: a JSON object with the fields of {@link OutcomePolicy}. */
public final class PolicyJson {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private PolicyJson() {}

    /**
     * Reads a policy file; what it leaves out stands as in {@link OutcomePolicy#DEFAULT}, except the {@code id}, which it
     * must give. The built-in policy's id is refused for other rules.
     *
     * @throws IllegalArgumentException if the file is not a policy; the message names the file and the field
     * @throws IOException if the file cannot be read
     */
    public static OutcomePolicy read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + ": a folder, not a policy file");
        }
        try {
            return policy(Files.readString(file));
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException(file + ": not a text in UTF-8", e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + ": " + words(e), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** All rules of a policy, as a file that {@link #read} takes. */
    public static String write(OutcomePolicy policy) {
        try {
            return MAPPER.writeValueAsString(policy) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a policy is always writable", e);
        }
    }

    private static OutcomePolicy policy(String text) throws IOException {
        JsonNode given = MAPPER.readTree(text);
        if (!given.isObject() || !given.path("id").isTextual()) {
            throw new IllegalArgumentException("a policy is a JSON object with an \"id\"");
        }
        if (!ID.matcher(given.path("id").textValue()).matches()) {
            throw new IllegalArgumentException(
                    "an id has 1 to 64 letters, digits, dots, hyphens and underscores, a letter or digit first");
        }
        ObjectNode merged = MAPPER.valueToTree(OutcomePolicy.DEFAULT);
        MAPPER.readerForUpdating(merged).readValue(given);
        OutcomePolicy policy = MAPPER.treeToValue(merged, OutcomePolicy.class);
        if (policy.id().equals(OutcomePolicy.DEFAULT.id()) && !policy.equals(OutcomePolicy.DEFAULT)) {
            throw new IllegalArgumentException("the id " + policy.id() + " is the built-in policy's: choose another");
        }
        return policy;
    }

    private static String words(JsonProcessingException e) {
        if (e.getCause() instanceof IllegalArgumentException cause) {
            return Objects.requireNonNullElse(cause.getMessage(), "not a policy");
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "no field \"" + unknown.getPropertyName() + "\" here; there are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        if (e instanceof JsonMappingException wrong && !wrong.getPath().isEmpty()) {
            return wrong.getPath().stream()
                            .map(JsonMappingException.Reference::getFieldName)
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining("."))
                    + " cannot have that value";
        }
        return "not JSON: " + e.getOriginalMessage().lines().findFirst().orElse("empty");
    }
}

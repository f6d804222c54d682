package org.tonemark.curation.store.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Claim;
import org.tonemark.verdict.Outcome;

/** The types that are a string in JSON: addresses, claims, answers, outcomes; other enums are their names. */
final class CurationModule extends SimpleModule {
    private static final long serialVersionUID = 1L;
    /** Above it, parsed values are no longer shared. */
    private static final int SHARED = 100_000;

    CurationModule() {
        super("tonemark-curation");
        text(Address.class, Address::hex, shared(Address::new));
        text(Claim.class, Claim::toString, shared(Claim::parse));
        text(Answer.class, Answer::text, CurationModule::answer);
        text(Outcome.class, Outcome::json, CurationModule::outcome);
    }

    static Answer answer(String text) {
        return exact(Answer.parse(text), Answer::text, text);
    }

    private static Outcome outcome(String text) {
        return exact(Outcome.ofJson(text), Outcome::json, text);
    }

    /** One text a value: {@code Yes} is not {@code yes}. */
    private static <T> T exact(T value, Function<T, String> write, String text) {
        if (!write.apply(value).equals(text)) {
            throw new IllegalArgumentException("write '" + write.apply(value) + "', not '" + text + "'");
        }
        return value;
    }

    static <T> Function<String, T> shared(Function<String, T> parse) {
        ConcurrentHashMap<String, T> known = new ConcurrentHashMap<>();
        return text -> {
            T value = known.get(text);
            if (value == null) {
                value = parse.apply(text);
                if (known.size() < SHARED) {
                    known.put(text, value);
                }
            }
            return value;
        };
    }

    private <T> void text(Class<T> type, Function<T, String> write, Function<String, T> read) {
        addSerializer(type, new StdSerializer<>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
                generator.writeString(write.apply(value));
            }
        });
        addDeserializer(type, new StdDeserializer<>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                if (parser.currentToken() != JsonToken.VALUE_STRING) {
                    return context.reportInputMismatch(type, "%s must be a string", type.getSimpleName());
                }
                try {
                    return read.apply(parser.getText());
                } catch (IllegalArgumentException e) {
                    return context.reportInputMismatch(type, "%s", e.getMessage());
                }
            }
        });
    }
}

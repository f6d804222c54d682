package org.tonemark.curation.console.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against messages and signatures of npm siwe (vectors/siwe.mjs). */
class SiweMessageTest {
    private static JsonNode vectors() throws IOException {
        try (InputStream in = SiweMessageTest.class.getResourceAsStream("/vectors/siwe.json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static String text(String name) throws IOException {
        for (JsonNode vector : vectors()) {
            if (vector.get("name").asText().equals(name)) {
                return vector.get("text").asText();
            }
        }
        throw new IllegalArgumentException(name);
    }

    @Test
    void shouldReadAndRecoverWhenAnotherLibraryWroteAndSigned() throws IOException {
        for (JsonNode vector : vectors()) {
            SiweMessage message = SiweMessage.parse(vector.get("text").asText()).orElseThrow();
            assertThat(message.address().hex())
                    .isEqualTo(vector.get("address").asText().toLowerCase(java.util.Locale.ROOT));
            Nonces nonces = new Nonces(Clock.systemUTC());
            Clock clock = Clock.fixed(Instant.parse("2026-11-21T12:00:30Z"), ZoneOffset.UTC);
            SignIn signIn = new SignIn(nonces, 8453, clock);
            URI origin = URI.create(message.uri().getScheme() + "://" + message.domain());
            // The nonce of a vector was never given out: everything before it must have passed.
            SignIn.Outcome outcome = signIn.check(
                    vector.get("text").asText(), vector.get("signature").asText(), "", origin);
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            SignIn.Outcome.Refused.class,
                            r -> assertThat(r.problem().code()).isEqualTo("WRONG_NONCE"));
            assertThat(SignIn.signer(
                            vector.get("text").asText(), vector.get("signature").asText()))
                    .contains(message.address());
        }
    }

    @Test
    void shouldReadEveryFieldWhenItIsThere() throws IOException {
        SiweMessage times = SiweMessage.parse(text("times")).orElseThrow();
        assertThat(times.expiresAt()).isEqualTo("2026-11-21T12:10:00Z");
        assertThat(times.notBefore()).isEqualTo("2026-11-21T10:59:00Z");
        assertThat(times.statement()).isNull();
        SiweMessage scheme = SiweMessage.parse(text("scheme")).orElseThrow();
        assertThat(scheme.scheme()).isEqualTo("https");
        assertThat(scheme.statement()).isEqualTo("I agree: terms at https://x.example/?a=1#b");
        assertThat(SiweMessage.parse(text("resources")).orElseThrow().resources())
                .containsExactly(URI.create("ipfs://bafybei/"), URI.create("https://a.example/b"));
        assertThat(SiweMessage.parse(text("request")).orElseThrow().requestId()).isEqualTo("some-id.1");
    }

    @ParameterizedTest
    @CsvSource({
        "Version: 1,Version: 2",
        "Chain ID: 8453,Chain ID: x",
        "Chain ID: 8453,Chain ID: 99999999999999999999",
        "Nonce: abcdef1234567890,Nonce: short",
        "Nonce: abcdef1234567890,Nonce: abcdef-1234567890",
        "2026-11-21T12:00:00.000Z,2026-13-41T12:00:00.000Z",
        "2026-11-21T12:00:00.000Z,yesterday",
        "0x19E7,0x19e7",
        "URI: https://console.example,URI: console",
        "console.example wants,console example wants",
        "console.example wants,console.example/path wants",
        "account:,account"
    })
    void shouldRefuseWhenTheGrammarIsBroken(String from, String to) throws IOException {
        String plain = text("plain");
        assertThat(plain).contains(from);
        assertThat(SiweMessage.parse(plain.replace(from, to))).isEmpty();
        assertThat(SiweMessage.parse(plain)).isPresent();
    }

    @Test
    void shouldRefuseWhenThereIsMoreThanAMessage() throws IOException {
        String plain = text("plain");
        assertThat(SiweMessage.parse(plain + "\n")).isEmpty();
        assertThat(SiweMessage.parse(" " + plain)).isEmpty();
        assertThat(SiweMessage.parse(plain + "\nNonce: abcdef1234567890")).isEmpty();
        assertThat(SiweMessage.parse(plain.replace("\n", "\r\n"))).isEmpty();
        assertThat(SiweMessage.parse(plain + "\nResources:" + "\n- https://a.example".repeat(400)))
                .isEmpty();
        assertThat(SiweMessage.parse("")).isEmpty();
    }
}

package org.tonemark.cli.packaged;

import java.io.IOException;
import java.math.BigInteger;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.ballot.Secp256k1;
import org.tonemark.curation.core.hash.Keccak;

/** Somebody with a wallet before the console, over HTTP. */
final class ConsoleClient {
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI base;
    private String token = "none";

    ConsoleClient(URI base) {
        this.base = base;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    HttpResponse<String> json(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .header("X-CSRF-Token", token)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> form(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** What the browser of this visitor holds. */
    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** EIP-4361. */
    ConsoleClient signIn(BigInteger key) throws IOException, InterruptedException {
        String nonce = field(get("/auth/nonce").body(), "nonce");
        String message = base.getAuthority() + " wants you to sign in with your Ethereum account:\n"
                + Eip55.of(Secp256k1.address(key)) + "\n\nSign in to Tonemark.\n\nURI: " + base
                + "\nVersion: 1\nChain ID: " + Rule.V1.chainId() + "\nNonce: " + nonce + "\nIssued At: "
                + Instant.now();
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        byte[] prefix = ("\u0019Ethereum Signed Message:\n" + bytes.length).getBytes(StandardCharsets.UTF_8);
        String signature = "0x" + HexFormat.of().formatHex(Secp256k1.sign(Keccak.hash(prefix, bytes), key));
        HttpResponse<String> done = json(
                "/auth/verify",
                "{\"message\":\"" + message.replace("\n", "\\n") + "\",\"signature\":\"" + signature + "\"}");
        if (done.statusCode() != 200) {
            throw new AssertionError(done.body());
        }
        token = field(done.body(), "csrf");
        return this;
    }

    private static String field(String json, String name) {
        int from = json.indexOf('"' + name + "\":\"") + name.length() + 4;
        return json.substring(from, json.indexOf('"', from));
    }
}

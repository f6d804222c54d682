package org.tonemark.curation.console;

import java.io.IOException;
import java.math.BigInteger;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Beacon;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.ClaimAnswer;
import org.tonemark.curation.core.Curator.Standing;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Seat;
import org.tonemark.curation.core.ballot.Secp256k1;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.epoch.TonemarkRule;
import org.tonemark.curation.core.hash.Keccak;
import org.tonemark.curation.core.hash.RawCid;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.curation.store.DatabaseAddress;
import org.tonemark.curation.store.Databases;
import org.tonemark.curation.store.key.KeyFile;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;

/** A real console on loopback over a real database, with curators, tracks and wallets. */
final class ConsoleWorld implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    /** Shorter than people get, so that tests are. */
    static final Duration UPLOAD_GRACE = Duration.ofSeconds(2);

    /** A clock that tests turn. */
    static final class Turned extends Clock {
        private volatile Instant now = START;

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    final Turned clock = new Turned();
    final CurationStore store;
    final ConsoleServer server;

    ConsoleWorld(Path folder, @Nullable Path content, @Nullable Path results) {
        this(folder, content, results, null, null);
    }

    /** @param ipfs RPC of a node @param denylist file */
    ConsoleWorld(
            Path folder,
            @Nullable Path content,
            @Nullable Path results,
            @Nullable String ipfs,
            @Nullable Path denylist) {
        this(folder, Databases.sqlite(folder), content, results, ipfs, denylist);
    }

    /** Over another database. */
    ConsoleWorld(Path folder, DatabaseAddress database) {
        this(folder, database, null, null, null, null);
    }

    private ConsoleWorld(
            Path folder,
            DatabaseAddress database,
            @Nullable Path content,
            @Nullable Path results,
            @Nullable String ipfs,
            @Nullable Path denylist) {
        store = CurationStore.open(database, Rule.V1, KeyFile.of(key("server")), clock);
        Settings settings = new Settings(
                "127.0.0.1",
                0,
                null,
                folder.resolve("data"),
                content,
                results,
                Set.of(wallet("operator").address),
                ipfs,
                denylist,
                1 << 20,
                false,
                Map.of("db", "sqlite"));
        try {
            server = new ConsoleServer(settings, store, Rule.V1, clock, UPLOAD_GRACE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** With so many active curators, {@code curator 0} and on. */
    ConsoleWorld curators(int count) {
        for (int i = 0; i < count; i++) {
            store.curators().admitByStake(wallet("curator " + i).address, "c" + i, 100, Standing.ACTIVE);
        }
        return this;
    }

    ConsoleWorld track(String cid, Outcome outcome) {
        store.submissions().submit(cid, wallet("uploader").address, null, null);
        store.submissions().importVerdicts(List.of(verdict(cid, outcome)));
        return this;
    }

    static Verdict verdict(String cid, Outcome outcome) {
        Verdict.Genre genre = new Verdict.Genre("electronic", 0.7, Map.of("electronic", 0.7));
        Verdict.Mood mood = new Verdict.Mood(Map.of("calmness", 0.6, "power", 0.1));
        Verdict.Audio audio = new Verdict.Audio(181.2, 48_000, 2, "mp3", 192);
        return new Verdict(
                cid,
                cid,
                outcome,
                List.of("ORIGIN_UNCLEAR"),
                null,
                genre,
                mood,
                null,
                audio,
                "origin-test",
                "policy-test",
                "0.1.0");
    }

    EpochResult closeEpoch() {
        long epoch = store.epochs().current();
        Beacon beacon = new Beacon(epoch, HexFormat.of().formatHex(sha256("beacon " + epoch)), "test:" + epoch);
        EpochInput input = store.epochs().seal(beacon);
        EpochResult result = new TonemarkRule(SignatureCheck.trusting()).close(input);
        store.epochs().append(input, result);
        return result;
    }

    /** Everybody called for the open epoch answers yes. */
    void everybodyVotes(EpochResult last, int curators) {
        for (Seat seat : last.seats()) {
            for (int i = 0; i < curators; i++) {
                Wallet wallet = wallet("curator " + i);
                if (wallet.address.equals(seat.curator()) && seat.calledEpoch() == last.epoch() + 1) {
                    Case open = store.epochs().openCase(seat.caseId().cid()).orElseThrow();
                    store.ballots().cast(wallet.ballot(open, store.epochs().current(), 0, Answer.YES));
                }
            }
        }
    }

    /** A CID for a number. */
    static String cid(int i) {
        return RawCid.of(("track " + i).getBytes(StandardCharsets.UTF_8));
    }

    static Wallet wallet(String name) {
        return new Wallet(key(name));
    }

    Browser browser() {
        return new Browser(server.address());
    }

    Browser signedIn(String name) {
        return browser().signIn(wallet(name), clock.instant());
    }

    /** A key that signs as wallets do. */
    static final class Wallet {
        final BigInteger key;
        final Address address;

        Wallet(BigInteger key) {
            this.key = key;
            this.address = Secp256k1.address(key);
        }

        /** EIP-191. */
        String sign(String text) {
            byte[] message = text.getBytes(StandardCharsets.UTF_8);
            byte[] prefix = ("\u0019Ethereum Signed Message:\n" + message.length).getBytes(StandardCharsets.UTF_8);
            return "0x" + HexFormat.of().formatHex(Secp256k1.sign(Keccak.hash(prefix, message), key));
        }

        Ballot ballot(Case open, long epoch, int sequence, Answer answer) {
            List<ClaimAnswer> answers =
                    open.claims().stream().map(c -> new ClaimAnswer(c, answer)).toList();
            Ballot unsigned = new Ballot(open.id(), address, epoch, sequence, answers, List.of(), "", "", "", "");
            return SignatureCheck.sign(unsigned, key, Rule.V1.chainId());
        }
    }

    /** A client with cookies, as browsers keep them. */
    static final class Browser {
        final CookieManager cookies = new CookieManager();
        final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
        final URI base;
        String csrf = "";

        Browser(URI base) {
            this.base = base;
        }

        HttpResponse<String> get(String path, String... headers) {
            return send(request(path, headers).GET());
        }

        HttpResponse<String> post(String path, String type, String body, String... headers) {
            return send(request(path, headers)
                    .header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        /** With the session's token. */
        HttpResponse<String> json(String path, String body) {
            return post(path, "application/json", body, "X-CSRF-Token", csrf);
        }

        HttpRequest.Builder request(String path, String... headers) {
            HttpRequest.Builder builder =
                    HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
            return headers.length == 0 ? builder : builder.headers(headers);
        }

        HttpResponse<String> send(HttpRequest.Builder builder) {
            try {
                return client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        String nonce() {
            return field(get("/auth/nonce").body(), "nonce");
        }

        String message(Wallet wallet, String nonce, Instant at) {
            return base.getAuthority() + " wants you to sign in with your Ethereum account:\n"
                    + Eip55.of(wallet.address) + "\n\nSign in to Tonemark.\n\nURI: " + base
                    + "\nVersion: 1\nChain ID: " + Rule.V1.chainId() + "\nNonce: " + nonce + "\nIssued At: " + at;
        }

        HttpResponse<String> verify(String message, String signature) {
            String escaped = message.replace("\n", "\\n");
            return post(
                    "/auth/verify",
                    "application/json",
                    "{\"message\":\"" + escaped + "\",\"signature\":\"" + signature + "\"}",
                    "X-CSRF-Token",
                    csrf.isEmpty() ? "none" : csrf);
        }

        Browser signIn(Wallet wallet, Instant now) {
            String message = message(wallet, nonce(), now);
            HttpResponse<String> done = verify(message, wallet.sign(message));
            if (done.statusCode() != 200) {
                throw new AssertionError(done.body());
            }
            csrf = field(done.body(), "csrf");
            return this;
        }
    }

    static String field(String json, String name) {
        int at = json.indexOf('"' + name + "\":\"");
        if (at < 0) {
            throw new AssertionError("no " + name + " in " + json);
        }
        int from = at + name.length() + 4;
        return json.substring(from, json.indexOf('"', from));
    }

    private static BigInteger key(String name) {
        return new BigInteger(1, sha256(name)).shiftRight(1);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}

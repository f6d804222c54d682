package org.tonemark.ipfs;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A node behind HTTP: {@code POST /api/v0/block/get} of Kubo's RPC, or {@code GET /ipfs/CID?format=raw} of a trustless
 * gateway (specs.ipfs.tech/http-gateways/trustless-gateway). A request a block: any chunking works, a resume starts at
 * the block that failed, and no more than one block is in memory.
 *
 * <p>Follows no redirect, sends no credentials, takes no more bytes than a block can have, and waits no longer than its
 * policy says, whatever the node does.
 */
public final class HttpNode implements BlockSource {
    private static final String RAW_BLOCK = "application/vnd.ipld.raw";
    private static final Duration SUSPICION = Duration.ofSeconds(30);
    private static final int MAX_MESSAGE = 200;

    private final NodeAddress address;
    private final FetchPolicy policy;
    private final HttpClient client;
    private volatile long suspectUntil = System.nanoTime();

    public HttpNode(NodeAddress address, FetchPolicy policy, HttpClient client) {
        this.address = address;
        this.policy = policy;
        this.client = client;
    }

    /** A client as nodes need it; one serves all nodes and threads of a process. */
    public static HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public boolean local() {
        return false;
    }

    @Override
    public boolean suspect() {
        return suspectUntil - System.nanoTime() > 0;
    }

    /** True if something listens at the address. */
    public static boolean reachable(NodeAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), 3_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Answer get(Cid cid, Duration limit) throws InterruptedException {
        Answer answer = ask(cid, limit);
        suspectUntil = System.nanoTime() + (answer instanceof Answer.Fault ? SUSPICION.toNanos() : 0);
        return answer;
    }

    private Answer ask(Cid cid, Duration limit) throws InterruptedException {
        BlockBody body = new BlockBody();
        CompletableFuture<HttpResponse<byte[]>> pending = client.sendAsync(request(cid, limit), body.handler());
        try {
            return judge(await(pending, body, limit));
        } catch (TimeoutException e) {
            return new Answer.Fault(e.getMessage());
        } catch (ExecutionException e) {
            return new Answer.Fault(explain(e.getCause()));
        } finally {
            pending.cancel(true);
        }
    }

    private HttpRequest request(Cid cid, Duration limit) {
        long seconds = Math.max(1, Math.min(policy.patience().toSeconds(), limit.toSeconds()));
        return address.rpc()
                ? HttpRequest.newBuilder(URI.create(
                                address.base() + "/api/v0/block/get?arg=" + cid + "&timeout=" + seconds + "s"))
                        .POST(BodyPublishers.noBody())
                        .build()
                : HttpRequest.newBuilder(URI.create(address.base() + "/ipfs/" + cid + "?format=raw"))
                        .header("Accept", RAW_BLOCK)
                        .build();
    }

    /** The first byte has the patience; from then on, every window must bring its share. */
    private <T> T await(CompletableFuture<T> pending, BlockBody body, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        long start = System.nanoTime();
        long patience = Math.min(policy.patience().plusMillis(500).toNanos(), limit.toNanos());
        while (body.received() == 0) {
            long left = patience - (System.nanoTime() - start);
            if (left <= 0) {
                throw new TimeoutException("no answer in " + TimeUnit.NANOSECONDS.toSeconds(patience) + " s");
            }
            if (done(pending, Math.min(left, policy.window().toNanos()))) {
                return pending.get();
            }
        }
        long share = policy.minBytesPerSecond() * policy.window().toMillis() / 1000;
        for (long before = body.received(); ; before = body.received()) {
            long left = limit.toNanos() - (System.nanoTime() - start);
            if (done(pending, Math.min(left, policy.window().toNanos()))) {
                return pending.get();
            }
            if (left <= policy.window().toNanos()) {
                throw new TimeoutException("the track's budget of time is spent");
            }
            if (body.received() - before < share) {
                throw new TimeoutException("slower than " + policy.minBytesPerSecond() + " bytes/s over "
                        + policy.window().toSeconds() + " s");
            }
        }
    }

    private static boolean done(CompletableFuture<?> pending, long nanos) throws InterruptedException {
        try {
            pending.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }

    private Answer judge(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (status == 200 && !address.rpc() && !type.startsWith(RAW_BLOCK)) {
            return new Answer.Fault("gives no raw blocks: not a trustless gateway");
        }
        if (status == 200) {
            return new Answer.Found(response.body());
        }
        if (status >= 300 && status < 400) {
            return new Answer.Fault("HTTP " + status + ": redirects are not followed");
        }
        String said = message(response.body());
        boolean absent = status == 404 || status == 410 || status == 500 && said.matches("(?is).*not (be )?found.*");
        String detail = "HTTP " + status + (said.isEmpty() ? "" : ": " + said);
        return absent ? new Answer.Absent(detail) : new Answer.Fault(detail);
    }

    static String message(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, MAX_MESSAGE), java.nio.charset.StandardCharsets.UTF_8);
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
    }

    static String explain(Throwable e) {
        String message = e.getMessage();
        if (message != null) {
            return message.lines().findFirst().orElse("failed");
        }
        String name = e.getClass().getSimpleName();
        return name.replaceAll("Exception$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}

package org.tonemark.ipfs;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Calls of Kubo's RPC that give a node a file. Source: docs.ipfs.tech/reference/kubo/rpc.
 *
 * <p>Follows no redirect, sends no credentials, and waits no longer than its patience and the time that the bytes take.
 */
final class KuboCalls {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BOUNDARY = "tonemark-5f0c1a7e3b9d4c62";
    private static final long BYTES_PER_SECOND = 64 * 1024;

    private final NodeAddress address;
    private final HttpClient client;
    private final HttpNode node;
    private final Duration patience;

    /**
     * @param patience with one answer, beside the time that the bytes take at 64 KiB/s
     * @throws IllegalArgumentException if the address is a gateway's, which takes nothing
     */
    KuboCalls(NodeAddress address, Duration patience) {
        if (!address.rpc()) {
            throw new IllegalArgumentException(address + " is a gateway, which publishes nothing: name a node's RPC");
        }
        this.address = address;
        this.patience = patience;
        this.client = HttpNode.newClient();
        this.node = new HttpNode(address, FetchPolicy.DEFAULT, client);
    }

    /**
     * Sends one file as a form.
     *
     * @param call with its options, such as {@code dag/import?pin-roots=true}
     * @param bytes of the content
     * @return the answer's body
     * @throws IOException with one line that says why not
     */
    byte[] post(String call, String name, BodyPublisher content, long bytes) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address.base() + "/api/v0/" + call))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(multipart(name, content))
                .build();
        CompletableFuture<HttpResponse<byte[]>> pending = client.sendAsync(request, new BlockBody().handler());
        try {
            HttpResponse<byte[]> response = await(pending, patience.plusSeconds(bytes / BYTES_PER_SECOND));
            if (response.statusCode() != 200) {
                throw new IOException("HTTP " + response.statusCode() + ": " + HttpNode.message(response.body()));
            }
            return response.body();
        } finally {
            pending.cancel(true);
        }
    }

    private static <T> T await(CompletableFuture<T> pending, Duration limit) throws IOException, InterruptedException {
        try {
            return pending.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer in " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(HttpNode.explain(e.getCause()), e);
        }
    }

    private static BodyPublisher multipart(String name, BodyPublisher content) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        return BodyPublishers.concat(
                BodyPublishers.ofString(head, StandardCharsets.US_ASCII),
                content,
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n", StandardCharsets.US_ASCII));
    }

    /**
     * The first object of an answer of JSON objects that is wanted; empty where the answer ends before.
     *
     * @throws IOException with one line if the answer is no JSON up to there
     */
    static Optional<JsonNode> first(byte[] answer, Predicate<JsonNode> wanted) throws IOException {
        try (MappingIterator<JsonNode> objects = JSON.readerFor(JsonNode.class).readValues(answer)) {
            while (objects.hasNext()) {
                JsonNode said = objects.next();
                if (wanted.test(said)) {
                    return Optional.of(said);
                }
            }
            return Optional.empty();
        } catch (RuntimeException | JacksonException e) {
            throw new IOException("an answer that is no JSON: not a node's RPC", e);
        }
    }

    /** Reads a block back and hashes it. @throws IOException with one line if the node does not give it */
    void checkHeld(Cid cid) throws IOException, InterruptedException {
        BlockSource.Answer answer = node.get(cid, patience);
        if (answer instanceof BlockSource.Answer.Found found) {
            if (!cid.matches(found.bytes())) {
                throw new IOException("block " + cid + " reads back as something else");
            }
        } else {
            String why = answer instanceof BlockSource.Answer.Absent absent
                    ? absent.detail()
                    : ((BlockSource.Answer.Fault) answer).detail();
            throw new IOException("block " + cid + " cannot be read back: " + why);
        }
    }

    @Override
    public String toString() {
        return address.toString();
    }
}

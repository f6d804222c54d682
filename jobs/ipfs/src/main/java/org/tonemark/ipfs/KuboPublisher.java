package org.tonemark.ipfs;

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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tonemark.curation.core.port.Publisher;

/**
 * Publishes through Kubo's RPC: one CAR into {@code dag/import}, its root pinned recursively, then every block read back
 * and hashed. What the node says about the CID or its success is not relied on.
 *
 * <p>Source: docs.ipfs.tech/reference/kubo/rpc, {@code /api/v0/dag/import}.
 */
public final class KuboPublisher implements Publisher {
    private static final String BOUNDARY = "tonemark-5f0c1a7e3b9d4c62";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long BYTES_PER_SECOND = 64 * 1024;

    private final NodeAddress address;
    private final HttpClient client;
    private final HttpNode node;
    private final Duration patience;

    /** @throws IllegalArgumentException if the address is a gateway's, which takes nothing */
    public KuboPublisher(NodeAddress address) {
        this(address, PATIENCE);
    }

    /** @param patience with one answer, beside the time that the bytes take at 64 KiB/s */
    KuboPublisher(NodeAddress address, Duration patience) {
        if (!address.rpc()) {
            throw new IllegalArgumentException(address + " is a gateway, which publishes nothing: name a node's RPC");
        }
        this.address = address;
        this.patience = patience;
        this.client = HttpNode.newClient();
        this.node = new HttpNode(address, FetchPolicy.DEFAULT, client);
    }

    @Override
    public String cid(Content content) {
        return UnixFsWriter.of(content).root().toString();
    }

    @Override
    public Publication publish(Content content) {
        UnixFsWriter tree = UnixFsWriter.of(content);
        try {
            checkImported(tree.root(), post(CarWriter.bytes(tree)));
            for (Map.Entry<Cid, byte[]> block : tree.blocks().entrySet()) {
                checkHeld(block.getKey());
            }
            return new Published(tree.root().toString(), address.toString());
        } catch (IOException | TimeoutException e) {
            return new Unpublished(address + ": " + e.getMessage());
        } catch (ExecutionException e) {
            return new Unpublished(address + ": " + HttpNode.explain(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unpublished("interrupted");
        }
    }

    private byte[] post(byte[] car) throws IOException, InterruptedException, ExecutionException, TimeoutException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address.base() + "/api/v0/dag/import?pin-roots=true"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(multipart(car))
                .build();
        CompletableFuture<HttpResponse<byte[]>> pending = client.sendAsync(request, new BlockBody().handler());
        try {
            Duration limit = patience.plusSeconds(car.length / BYTES_PER_SECOND);
            HttpResponse<byte[]> response = await(pending, limit);
            if (response.statusCode() != 200) {
                throw new IOException("HTTP " + response.statusCode() + ": " + HttpNode.message(response.body()));
            }
            return response.body();
        } finally {
            pending.cancel(true);
        }
    }

    private static <T> T await(CompletableFuture<T> pending, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return pending.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TimeoutException("no answer in " + limit.toSeconds() + " s");
        }
    }

    private static BodyPublisher multipart(byte[] car) {
        String head =
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"tonemark.car\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n";
        return BodyPublishers.concat(
                BodyPublishers.ofString(head, StandardCharsets.US_ASCII),
                BodyPublishers.ofByteArray(car),
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n", StandardCharsets.US_ASCII));
    }

    /** One JSON object a root; its CID in any spelling. An error after the first byte leaves the answer short. */
    private static void checkImported(Cid root, byte[] answer) throws IOException {
        try (MappingIterator<JsonNode> objects =
                new JsonMapper().readerFor(JsonNode.class).readValues(answer)) {
            while (objects.hasNext()) {
                JsonNode said = objects.next().path("Root");
                String cid = said.path("Cid").path("/").asText();
                String error = said.path("PinErrorMsg").asText("");
                if (Cid.tryParse(cid).filter(root::equals).isPresent()) {
                    if (!error.isEmpty()) {
                        throw new IOException(
                                "not pinned: " + HttpNode.message(error.getBytes(StandardCharsets.UTF_8)));
                    }
                    return;
                }
            }
        } catch (RuntimeException e) {
            throw new IOException("an answer that is no JSON: not a node's RPC");
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new IOException("an answer that is no JSON: not a node's RPC");
        }
        throw new IOException("the import ended early");
    }

    private void checkHeld(Cid cid) throws IOException, InterruptedException {
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
}

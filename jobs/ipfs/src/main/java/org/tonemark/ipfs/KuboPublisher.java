package org.tonemark.ipfs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.tonemark.curation.core.port.Publisher;

/**
 * Publishes through Kubo's RPC: one CAR into {@code dag/import}, its root pinned recursively, then every block read back
 * and hashed. What the node says about the CID or its success is not relied on.
 *
 * <p>Source: docs.ipfs.tech/reference/kubo/rpc, {@code /api/v0/dag/import}.
 */
public final class KuboPublisher implements Publisher {
    private final NodeAddress address;
    private final KuboCalls calls;

    /** @throws IllegalArgumentException if the address is a gateway's, which takes nothing */
    public KuboPublisher(NodeAddress address) {
        this(address, KuboCalls.PATIENCE);
    }

    /** @param patience with one answer, beside the time that the bytes take at 64 KiB/s */
    KuboPublisher(NodeAddress address, Duration patience) {
        this.address = address;
        this.calls = new KuboCalls(address, patience);
    }

    @Override
    public String cid(Content content) {
        return UnixFsWriter.of(content).root().toString();
    }

    @Override
    public Publication publish(Content content) {
        UnixFsWriter tree = UnixFsWriter.of(content);
        try {
            byte[] car = CarWriter.bytes(tree);
            checkImported(
                    tree.root(),
                    calls.post(
                            "dag/import?pin-roots=true", "tonemark.car", BodyPublishers.ofByteArray(car), car.length));
            for (Map.Entry<Cid, byte[]> block : tree.blocks().entrySet()) {
                calls.checkHeld(block.getKey());
            }
            return new Published(tree.root().toString(), address.toString());
        } catch (IOException e) {
            return new Unpublished(address + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unpublished("interrupted");
        }
    }

    /** One JSON object a root; its CID in any spelling. An error after the first byte leaves the answer short. */
    private static void checkImported(Cid root, byte[] answer) throws IOException {
        JsonNode said = KuboCalls.first(answer, object -> names(object, root))
                .orElseThrow(() -> new IOException("the import ended early"));
        String error = said.path("Root").path("PinErrorMsg").asText("");
        if (!error.isEmpty()) {
            throw new IOException("not pinned: " + HttpNode.message(error.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static boolean names(JsonNode object, Cid root) {
        String cid = object.path("Root").path("Cid").path("/").asText();
        return Cid.tryParse(cid).filter(root::equals).isPresent();
    }
}

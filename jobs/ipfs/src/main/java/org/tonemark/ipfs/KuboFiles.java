package org.tonemark.ipfs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Gives whole tracks to a node through {@code add}, which cuts and pins them: streamed from the disk, whatever their size.
 * The node's CID must be ours, and the root must read back. Small files go by {@link KuboPublisher}.
 */
public final class KuboFiles {
    /** As {@link UnixFsHasher} cuts; said outright, since a node's own defaults may differ. */
    private static final String ADD =
            "add?cid-version=1&hash=sha2-256&raw-leaves=true&chunker=size-262144&pin=true&progress=false";

    private final KuboCalls calls;

    /** @throws IllegalArgumentException if the address is a gateway's, which takes nothing */
    public KuboFiles(NodeAddress address) {
        this(address, KuboCalls.PATIENCE);
    }

    KuboFiles(NodeAddress address, Duration patience) {
        calls = new KuboCalls(address, patience);
    }

    /**
     * Adds and pins a file; again changes nothing.
     *
     * @param expected CID of the file by {@link UnixFsHasher}
     * @throws IOException with one line if the node does not hold it now
     */
    public void add(Path file, Cid expected) throws IOException, InterruptedException {
        try {
            long bytes = Files.size(file);
            checkAdded(expected, calls.post(ADD, "track", BodyPublishers.ofFile(file), bytes));
            calls.checkHeld(expected);
        } catch (IOException e) {
            throw new IOException(calls + ": " + e.getMessage(), e);
        }
    }

    /** One JSON object a file; an error after the first byte leaves the answer short. */
    private static void checkAdded(Cid expected, byte[] answer) throws IOException {
        JsonNode said = KuboCalls.first(
                        answer, object -> object.path("Hash").asText("").length() > 0)
                .orElseThrow(() -> new IOException("adding ended early"));
        if (Cid.tryParse(said.path("Hash").asText()).filter(expected::equals).isEmpty()) {
            throw new IOException("the node made another CID of the file");
        }
    }
}

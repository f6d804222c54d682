package org.tonemark.curation.console.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.port.Publisher;
import org.tonemark.ipfs.Cid;
import org.tonemark.ipfs.FolderPublisher;
import org.tonemark.ipfs.KuboFiles;
import org.tonemark.ipfs.KuboPublisher;
import org.tonemark.ipfs.NodeAddress;

/** The IPFS node that the operator names: it gets what uploaders bring. No address of a user is ever asked. */
public final class IpfsNode {
    private final KuboFiles files;
    private final Publisher records;

    private IpfsNode(NodeAddress address) {
        files = new KuboFiles(address);
        records = new KuboPublisher(address);
    }

    /** @throws IllegalArgumentException with one line when it is no RPC of a node */
    public static IpfsNode of(String address) {
        return new IpfsNode(NodeAddress.parse(address));
    }

    /** The first RPC among the sources that {@code verify --ipfs} may name: folders, CAR files and gateways take nothing. */
    public static Optional<String> firstRpc(String sources) {
        return Arrays.stream(sources.split(",")).filter(IpfsNode::isRpc).findFirst();
    }

    private static boolean isRpc(String source) {
        try {
            return NodeAddress.looksLikeOne(source) && NodeAddress.parse(source).rpc();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Where generation records go: the node, else the folder {@code content} of the data, as {@code tonemark submit}. */
    public static Publisher publisher(@Nullable IpfsNode node, Path data) {
        return node == null ? new FolderPublisher(data.resolve("content")) : node.records;
    }

    /** Adds and pins a track. @throws IOException with one line when the node does not hold it now */
    void add(Path file, String cid) throws IOException {
        try {
            files.add(file, Cid.parse(cid));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

package org.tonemark.cli.input;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.core.port.Publisher;
import org.tonemark.ipfs.FolderPublisher;
import org.tonemark.ipfs.KuboPublisher;
import org.tonemark.ipfs.NodeAddress;
import picocli.CommandLine.Option;

/** Option of every command that publishes: where to. */
public final class PublishOptions {
    @Option(
            names = "--publish",
            paramLabel = "TARGET",
            description = {
                "where records and batches are published and pinned: a node's RPC such as http://127.0.0.1:5001 (Kubo), "
                        + "or a folder, which gets blocks/ (an --ipfs source) and cars/ (for ipfs dag import)",
                "default: content/ in --data"
            })
    private @Nullable String target;

    /**
     * @param data folder of the curation's data
     * @throws UserException if the target cannot be used
     */
    public Publisher publisher(Host host, Path data) {
        if (target == null) {
            return new FolderPublisher(data.resolve("content"));
        }
        try {
            return NodeAddress.looksLikeOne(target)
                    ? new KuboPublisher(NodeAddress.parse(target))
                    : new FolderPublisher(host.resolve(target));
        } catch (IllegalArgumentException e) {
            throw UserException.usage("--publish: " + e.getMessage());
        }
    }
}

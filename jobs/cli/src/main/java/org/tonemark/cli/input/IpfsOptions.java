package org.tonemark.cli.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.ipfs.CarFile;
import org.tonemark.ipfs.ContentStores;
import org.tonemark.ipfs.Denylist;
import org.tonemark.ipfs.FetchPolicy;
import org.tonemark.ipfs.NodeAddress;
import picocli.CommandLine.Option;

/** Options of every command that takes CIDs: where their bytes come from, how long to wait, what to leave alone. */
public final class IpfsOptions {
    @Option(
            names = "--ipfs",
            split = ",",
            paramLabel = "SOURCE",
            description = {
                "where the bytes of CIDs come from; several, asked in order: http://HOST:5001 (Kubo RPC), https://HOST "
                        + "(trustless gateway), rpc+URL or gateway+URL to say which, a folder of blocks (flatfs, such as "
                        + "~/.ipfs/blocks), a CAR file"
            })
    private List<String> sources = List.of();

    @Option(
            names = "--ipfs-timeout",
            paramLabel = "SECONDS",
            description = "wait for the first byte of a block (default: 20)")
    private long timeout = FetchPolicy.DEFAULT.patience().toSeconds();

    @Option(
            names = "--ipfs-rate",
            paramLabel = "BYTES",
            description = "slowest rate of a block on its way, bytes/s over 5 s (default: 16384)")
    private long rate = FetchPolicy.DEFAULT.minBytesPerSecond();

    @Option(
            names = "--ipfs-rounds",
            paramLabel = "N",
            description = "how often all sources are asked for a block (default: 3)")
    private int rounds = FetchPolicy.DEFAULT.rounds();

    @Option(
            names = "--ipfs-budget",
            paramLabel = "SECONDS",
            description = "longest wait for the blocks of one track, all together (default: 900)")
    private long budget = FetchPolicy.DEFAULT.budget().toSeconds();

    @Option(
            names = "--denylist",
            paramLabel = "FILE",
            description =
                    "CIDs that are neither fetched nor measured: one a line with an optional code, or .deny format")
    private @Nullable String denylist;

    /** @throws UserException if an option cannot be used */
    public Sources sources(Host host) throws IOException {
        FetchPolicy policy = policy();
        List<String> cars = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        List<NodeAddress> nodes = new ArrayList<>();
        for (String source : sources) {
            if (NodeAddress.looksLikeOne(source)) {
                nodes.add(address(source));
                continue;
            }
            Path path = path(host, source);
            if (Files.isDirectory(path)) {
                folders.add(path.toString());
            } else if (Files.isRegularFile(path) && CarFile.isCarName(source)) {
                cars.add(path.toString());
            } else {
                throw UserException.usage("--ipfs " + source
                        + ": no folder and no CAR file; write a node with its scheme, such as http://127.0.0.1:5001");
            }
        }
        return new Sources(new ContentStores(cars, folders, nodes, policy), denylist(host));
    }

    private FetchPolicy policy() {
        FetchPolicy sane = FetchPolicy.DEFAULT;
        try {
            return new FetchPolicy(
                    Duration.ofSeconds(timeout),
                    sane.window(),
                    rate,
                    rounds,
                    sane.backOff(),
                    Duration.ofSeconds(budget),
                    sane.seed());
        } catch (IllegalArgumentException e) {
            throw UserException.usage("--ipfs-timeout, --ipfs-rate, --ipfs-rounds, --ipfs-budget: " + e.getMessage());
        }
    }

    private static NodeAddress address(String text) {
        try {
            return NodeAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw UserException.usage("--ipfs: " + e.getMessage());
        }
    }

    private static Path path(Host host, String source) {
        try {
            return host.resolve(source);
        } catch (InvalidPathException e) {
            throw UserException.usage("--ipfs: not a path");
        }
    }

    private Denylist denylist(Host host) throws IOException {
        if (denylist == null) {
            return Denylist.none();
        }
        try {
            Denylist list = Denylist.parse(Files.readAllLines(host.resolve(denylist)));
            if (list.inapplicable() > 0) {
                host.say("Denylist: " + list.size() + " entries; " + list.inapplicable()
                        + " rules (paths, names, other hashes) do not apply here.");
            }
            return list;
        } catch (IllegalArgumentException e) {
            throw UserException.usage(denylist + ", " + e.getMessage());
        } catch (java.nio.charset.CharacterCodingException e) {
            throw UserException.usage(denylist + ": not UTF-8 text");
        }
    }
}

package org.tonemark.ipfs;

import java.io.IOException;
import java.io.Serializable;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of CIDs come from, as configured. Travels to executors as a few strings; each process opens its own
 * connections and files, once. Asked in this order: CAR files, folders, nodes.
 */
public final class ContentStores implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final ContentStores NONE = new ContentStores(List.of(), List.of(), List.of(), FetchPolicy.DEFAULT);

    private final List<String> cars;
    private final List<String> folders;
    private final List<NodeAddress> nodes;
    private final FetchPolicy policy;
    private transient @Nullable List<BlockSource> opened;

    /**
     * @param cars absolute paths of CAR files
     * @param folders absolute paths of folders of blocks
     */
    public ContentStores(List<String> cars, List<String> folders, List<NodeAddress> nodes, FetchPolicy policy) {
        this.cars = List.copyOf(cars);
        this.folders = List.copyOf(folders);
        this.nodes = List.copyOf(nodes);
        this.policy = policy;
    }

    /** Nothing is configured: no CID can be had. */
    public static ContentStores none() {
        return NONE;
    }

    /** The same with more CAR files. */
    public ContentStores withCars(List<String> more) {
        List<String> all = new ArrayList<>(cars);
        all.addAll(more);
        return new ContentStores(all.stream().distinct().toList(), folders, nodes, policy);
    }

    public boolean isEmpty() {
        return cars.isEmpty() && folders.isEmpty() && nodes.isEmpty();
    }

    /** True if there are nodes, nothing else, and none of them listens. */
    public boolean unreachable() {
        return !nodes.isEmpty()
                && cars.isEmpty()
                && folders.isEmpty()
                && nodes.stream().noneMatch(HttpNode::reachable);
    }

    /**
     * The checked blocks of one track.
     *
     * @throws ContentException if nothing is configured
     */
    public Blocks blocks(Cid track) throws ContentException {
        return blocks(track, policy);
    }

    /** The same with two rounds of requests at most: for what may as well be found out later. */
    public Blocks blocksBriefly(Cid track) throws ContentException {
        return blocks(track, policy.brief());
    }

    private Blocks blocks(Cid track, FetchPolicy patience) throws ContentException {
        if (isEmpty()) {
            throw new ContentException(ContentException.Kind.NOT_RETRIEVABLE, "no IPFS node is configured");
        }
        return new FailOver(sources(), patience, track);
    }

    private synchronized List<BlockSource> sources() {
        List<BlockSource> known = opened;
        if (known == null) {
            known = new ArrayList<>();
            for (String car : cars) {
                known.add(open(Path.of(car)));
            }
            for (String folder : folders) {
                known.add(new BlockFolder(Path.of(folder)));
            }
            for (NodeAddress node : nodes) {
                known.add(new HttpNode(node, policy, Client.SHARED));
            }
            opened = known;
        }
        return known;
    }

    private static BlockSource open(Path car) {
        try {
            return new CarFile(car);
        } catch (IOException e) {
            return new Broken(String.valueOf(car.getFileName()), "cannot be read: " + e.getMessage());
        }
    }

    /** A file that cannot be opened on this machine. */
    private record Broken(String name, String detail) implements BlockSource {
        @Override
        public Answer get(Cid cid, Duration limit) {
            return new Answer.Fault(detail);
        }

        @Override
        public boolean local() {
            return true;
        }
    }

    private static final class Client {
        static final HttpClient SHARED = HttpNode.newClient();
    }
}

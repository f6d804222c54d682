package org.tonemark.cli.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.ipfs.CarFile;
import org.tonemark.ipfs.Cid;
import org.tonemark.verify.TrackInput;

/**
 * Reads what the operator named, in the order named. A path that is not there stays an input: it gets a result without
 * an outcome, and the rest of the batch goes on.
 */
public final class InputReader {
    private final Host host;
    private final Sources sources;
    private final List<String> cars = new ArrayList<>();
    private final IpfsWalk walk;
    private final List<TrackInput> tracks = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final Map<Integer, Instant> submitted = new HashMap<>();

    private InputReader(Host host, Sources sources) {
        this.host = host;
        this.sources = sources;
        this.walk = new IpfsWalk(sources, tracks, skipped);
    }

    /**
     * Reads all operands.
     *
     * @throws UserException if a manifest cannot be read as one, or nothing was named
     * @throws IOException if a folder or standard input cannot be read
     */
    public static Inputs read(Host host, List<String> operands, Sources sources) throws IOException {
        InputReader reader = new InputReader(host, sources);
        for (String operand : operands) {
            reader.add(operand);
        }
        if (reader.tracks.isEmpty()) {
            throw UserException.usage("nothing to do: no audio file in " + String.join(", ", operands)
                    + (reader.skipped.isEmpty() ? "" : " (" + reader.skipped.size() + " files with other names)"));
        }
        return new Inputs(reader.tracks, reader.skipped, sources.withCars(reader.cars), reader.submitted);
    }

    private void add(String operand) throws IOException {
        if (operand.equals("-")) {
            new Manifest(this, host.directory(), "standard input")
                    .list(host.in().readAllBytes());
            return;
        }
        Path path;
        try {
            path = host.resolve(operand);
        } catch (InvalidPathException e) {
            addUnusable(operand, "FILE_NOT_FOUND", "not a path");
            return;
        }
        if (Files.isDirectory(path)) {
            new FolderWalk(path, operand, tracks, skipped).run();
        } else if (isManifest(path)) {
            Manifest.read(this, path, operand);
        } else {
            addNamed(operand, path, true);
        }
    }

    private static boolean isManifest(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path) && (name.endsWith(".txt") || name.endsWith(".tsv"));
    }

    /**
     * A path or a CID. What exists wins over a CID of the same spelling.
     *
     * @param look true to find out whether a bare CID is a folder; in long lists a folder is written {@code CID/}
     */
    void addNamed(String name, Path path, boolean look) throws IOException {
        if (Files.isRegularFile(path) && CarFile.isCarName(name)) {
            addCar(name, path);
        } else if (Files.exists(path) || !addContent(name, look)) {
            tracks.add(new TrackInput.LocalFile(name, path.toString()));
        }
    }

    /** False if the name holds no CID: {@code CID}, {@code CID/path}, with {@code ipfs://} or {@code /ipfs/} or not. */
    boolean addContent(String name, boolean look) {
        String[] parts = name.replaceFirst("^(ipfs://|/ipfs/)", "").split("/", 2);
        Optional<Cid> cid = Cid.tryParse(parts[0]);
        if (cid.isEmpty()) {
            return false;
        }
        if (parts.length == 2) {
            walk.addPath(name, cid.get(), parts[1].isEmpty() ? "/" : parts[1]);
        } else if (look) {
            walk.addFileOrFolder(name, cid.get());
        } else {
            walk.addFile(name, cid.get());
        }
        return true;
    }

    /** Inputs read so far. */
    int size() {
        return tracks.size();
    }

    /** When inputs were submitted. @param from the first of them; all that follow have the same time */
    void submittedAt(int from, Instant time) {
        for (int input = from; input < tracks.size(); input++) {
            submitted.put(input, time);
        }
    }

    void addUnusable(String name, String code, String detail) {
        tracks.add(new TrackInput.Unusable(name, code, detail));
    }

    /** The audio files of its roots; when they are verified, the CAR is asked for their blocks. */
    private void addCar(String name, Path path) {
        CarFile car;
        try {
            car = new CarFile(path);
        } catch (IOException e) {
            addUnusable(name, "MALFORMED_CONTENT", String.valueOf(e.getMessage()));
            return;
        }
        cars.add(path.toString());
        IpfsWalk inside = new IpfsWalk(sources.withCars(List.of(path.toString())), tracks, skipped);
        for (Cid root : car.roots()) {
            inside.addFileOrFolder(name + "/" + root, root);
        }
        if (car.otherRoots() > 0 || car.roots().isEmpty()) {
            addUnusable(
                    name,
                    "MALFORMED_CONTENT",
                    "a CAR with " + car.roots().size() + " roots that can be checked and " + car.otherRoots()
                            + " others");
        }
    }
}

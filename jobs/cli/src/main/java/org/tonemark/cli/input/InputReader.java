package org.tonemark.cli.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.ipfs.Cid;
import org.tonemark.verify.TrackInput;

/**
 * Reads what the operator named, in the order named. A path that is not there stays an input: it gets a result without
 * an outcome, and the rest of the batch goes on.
 */
public final class InputReader {
    private final Host host;
    private final List<TrackInput> tracks = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    private InputReader(Host host) {
        this.host = host;
    }

    /**
     * Reads all operands.
     *
     * @throws UserException if a manifest cannot be read as one, or nothing was named
     * @throws IOException if a folder or standard input cannot be read
     */
    public static Inputs read(Host host, List<String> operands) throws IOException {
        InputReader reader = new InputReader(host);
        for (String operand : operands) {
            reader.add(operand);
        }
        if (reader.tracks.isEmpty()) {
            throw UserException.usage("nothing to do: no audio file in " + String.join(", ", operands)
                    + (reader.skipped.isEmpty() ? "" : " (" + reader.skipped.size() + " files with other names)"));
        }
        return new Inputs(reader.tracks, reader.skipped);
    }

    private void add(String operand) throws IOException {
        if (operand.equals("-")) {
            tracks.addAll(new Manifest(host.directory(), "standard input")
                    .list(host.in().readAllBytes()));
            return;
        }
        Path path;
        try {
            path = host.resolve(operand);
        } catch (InvalidPathException e) {
            tracks.add(new TrackInput.Unusable(operand, "FILE_NOT_FOUND", "not a path"));
            return;
        }
        if (Files.isDirectory(path)) {
            new FolderWalk(path, operand, tracks, skipped).run();
        } else if (isManifest(path)) {
            tracks.addAll(Manifest.read(path, operand));
        } else {
            tracks.add(fileOrCid(operand, path));
        }
    }

    private static boolean isManifest(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path) && (name.endsWith(".txt") || name.endsWith(".tsv"));
    }

    /** A file that exists wins over a CID of the same spelling. */
    static TrackInput fileOrCid(String name, Path path) {
        if (!Files.exists(path)) {
            Optional<Cid> cid = Cid.tryParse(name.replaceFirst("^(ipfs://|/ipfs/)", ""));
            if (cid.isPresent()) {
                return new TrackInput.Content(name, cid.get().toString());
            }
        }
        return new TrackInput.LocalFile(name, path.toString());
    }
}

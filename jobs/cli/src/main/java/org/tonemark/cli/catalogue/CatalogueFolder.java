package org.tonemark.cli.catalogue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tonemark.cli.UserException;
import org.tonemark.cli.catalogue.CatalogueFile.Checked;
import org.tonemark.cli.catalogue.CatalogueFile.Content;
import org.tonemark.curation.core.Address;
import org.tonemark.features.fingerprint.Fingerprint;
import org.tonemark.features.fingerprint.FingerprintIndex;
import org.tonemark.ipfs.Cid;
import org.tonemark.known.SharedIndex;
import org.tonemark.verdictlog.LogLock;

/**
 * The operator's catalogues: {@code NAME.tmcat} each, the signers that are trusted in {@code signers}, and in
 * {@code .index} what is derived from them.
 */
final class CatalogueFolder {
    private static final int SEGMENT = 1_000;

    private final Path folder;

    CatalogueFolder(Path folder) {
        this.folder = folder;
    }

    Path file(String name) {
        return folder.resolve(name + CatalogueFile.SUFFIX);
    }

    /** Names of all catalogues, sorted. */
    List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches(CatalogueHeader.NAME + "\\" + CatalogueFile.SUFFIX))
                    .map(name -> name.substring(0, name.length() - CatalogueFile.SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }

    /** @throws UserException if it is not there, or cannot be believed */
    Checked check(String name) throws IOException {
        Path file = file(name);
        if (!name.matches(CatalogueHeader.NAME) || !Files.isRegularFile(file)) {
            throw UserException.usage("no catalogue " + name + " in " + folder);
        }
        Checked checked = check(file);
        if (!checked.header().name().equals(name)) {
            throw UserException.usage(
                    file + " is the catalogue " + checked.header().name());
        }
        return checked;
    }

    Checked check(Path file) throws IOException {
        try {
            return CatalogueFile.check(file, signers());
        } catch (CatalogueException e) {
            throw UserException.usage("catalogue " + file + ": " + e.getMessage());
        }
    }

    /** What a catalogue holds, on the heap: for those who change it. */
    Content content(String name) throws IOException {
        Content content = Content.empty();
        read(file(name), new CatalogueFile.Sink() {
            @Override
            public void recording(String title, Fingerprint fingerprint) {
                content.recordings().put(title, fingerprint);
            }

            @Override
            public void cid(Cid cid) {
                content.cids().add(cid.toString());
            }
        });
        return content;
    }

    private static void read(Path file, CatalogueFile.Sink sink) throws IOException {
        try {
            CatalogueFile.read(file, sink);
        } catch (CatalogueException e) {
            throw UserException.usage("catalogue " + file + ": " + e.getMessage());
        }
    }

    /** Writes a catalogue in the place of an older one, as a whole. */
    void write(CatalogueHeader header, Content content, BigInteger key) throws IOException {
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, "." + header.name(), ".tmp");
        try {
            CatalogueFile.write(unfinished, header, content, key);
            Files.move(unfinished, file(header.name()), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /**
     * Takes a catalogue that somebody else made.
     *
     * @throws UserException if it cannot be believed, or an as new or newer one is there
     */
    Checked install(Path file) throws IOException {
        Checked checked = check(file);
        String name = checked.header().name();
        if (Files.exists(file(name))) {
            CatalogueHeader there = check(name).header();
            if (!there.signer().equals(checked.header().signer())) {
                throw UserException.usage("catalogue " + name + " is there already, of another signer, "
                        + there.signer() + ": remove it first");
            }
            if (there.version() >= checked.header().version()) {
                throw UserException.usage("catalogue " + name + " is there already, as version " + there.version());
            }
        }
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, "." + name, ".tmp");
        try {
            Files.copy(file, unfinished, StandardCopyOption.REPLACE_EXISTING);
            check(unfinished);
            Files.move(unfinished, file(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return checked;
    }

    /** @throws UserException if there is none of that name */
    void remove(String name) throws IOException {
        if (!name.matches(CatalogueHeader.NAME) || !Files.deleteIfExists(file(name))) {
            throw UserException.usage("no catalogue " + name + " in " + folder);
        }
        tidy();
    }

    /** The index of a checked catalogue; made where it is missing or damaged. Puts its CIDs into {@code denied}. */
    SharedIndex open(Checked checked, List<String> denied) throws IOException {
        String name = checked.header().name();
        String id = name + "-" + HexFormat.of().formatHex(checked.digest(), 0, 16);
        Path index = derived().resolve(id);
        boolean[] built = {whole(index, checked.header().entries())};
        if (!built[0]) {
            Files.createDirectories(derived());
            LogLock.holding(derived(), () -> {
                delete(index);
                return index;
            });
        }
        Map<String, Fingerprint> segment = new HashMap<>();
        read(file(name), new CatalogueFile.Sink() {
            @Override
            public void recording(String title, Fingerprint fingerprint) throws IOException {
                if (!built[0]) {
                    segment.put(title, fingerprint);
                    if (segment.size() == SEGMENT) {
                        add(index, segment);
                    }
                }
            }

            @Override
            public void cid(Cid cid) {
                denied.add(cid + " " + name);
            }
        });
        add(index, segment);
        return new SharedIndex(id, name, checked.label(), index);
    }

    private void add(Path index, Map<String, Fingerprint> segment) throws IOException {
        if (!segment.isEmpty()) {
            LogLock.holding(derived(), () -> FingerprintIndex.open(index).add(Map.copyOf(segment)));
            segment.clear();
        }
    }

    private static boolean whole(Path index, int entries) {
        try {
            return FingerprintIndex.open(index).size() == entries;
        } catch (IOException e) {
            return false;
        }
    }

    private Path derived() {
        return folder.resolve(".index");
    }

    /** Deletes indexes of catalogues that are not there any more, or are there in another version. */
    void tidy() throws IOException {
        if (!Files.isDirectory(derived())) {
            return;
        }
        Set<String> kept = new LinkedHashSet<>();
        for (String name : names()) {
            kept.add(name + "-" + HexFormat.of().formatHex(check(name).digest(), 0, 16));
        }
        List<Path> indexes;
        try (Stream<Path> all = Files.list(derived())) {
            indexes = all.filter(Files::isDirectory).toList();
        }
        for (Path index : indexes) {
            if (!kept.contains(String.valueOf(index.getFileName()))) {
                delete(index);
            }
        }
    }

    private static void delete(Path index) throws IOException {
        if (!Files.isDirectory(index)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(index)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }

    /** Who may sign. */
    Set<Address> signers() throws IOException {
        Set<Address> signers = new LinkedHashSet<>();
        Path file = folder.resolve("signers");
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String word = line.strip().split("\\s+")[0];
                if (word.isEmpty() || word.startsWith("#")) {
                    continue;
                }
                try {
                    signers.add(Address.parse(word));
                } catch (IllegalArgumentException e) {
                    throw UserException.usage(file + ": " + e.getMessage());
                }
            }
        }
        return signers;
    }

    /** Lets catalogues of this signer in. */
    void trust(Address signer, String note) throws IOException {
        if (signers().contains(signer)) {
            return;
        }
        Files.createDirectories(folder);
        Path file = folder.resolve("signers");
        List<String> lines = new ArrayList<>(
                Files.exists(file)
                        ? Files.readAllLines(file)
                        : List.of("# Whose catalogues are believed: an address a line, and a note on whose it is."));
        lines.add((signer + " " + note).strip());
        Path unfinished = Files.createTempFile(folder, ".signers", ".tmp");
        Files.write(unfinished, lines);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}

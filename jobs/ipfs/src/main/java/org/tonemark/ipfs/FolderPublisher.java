package org.tonemark.ipfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import org.tonemark.curation.core.port.Publisher;

/**
 * Publishes into a folder of blocks that {@link BlockFolder} reads: the embedded default, for development and for
 * operators who carry their content to a node themselves. A folder of files is also written as {@code cars/CID.car}, one
 * file that {@code ipfs dag import} and pinning services take.
 */
public final class FolderPublisher implements Publisher {
    private final Path blocks;
    private final Path cars;

    /** @param folder is created; blocks lie in {@code blocks/}, CAR files in {@code cars/} */
    public FolderPublisher(Path folder) {
        blocks = folder.resolve("blocks");
        cars = folder.resolve("cars");
    }

    @Override
    public String cid(Content content) {
        return UnixFsWriter.of(content).root().toString();
    }

    @Override
    public Publication publish(Content content) {
        UnixFsWriter tree = UnixFsWriter.of(content);
        try {
            for (Map.Entry<Cid, byte[]> block : tree.blocks().entrySet()) {
                keep(block.getKey(), block.getValue());
            }
            if (content instanceof Folder) {
                write(cars.resolve(tree.root() + ".car"), CarWriter.bytes(tree));
            }
            return new Published(tree.root().toString(), blocks.toString());
        } catch (IOException e) {
            return new Unpublished(blocks + " cannot be written: " + e.getMessage());
        }
    }

    /** Writes a block unless it is there and whole, and reads it back. */
    private void keep(Cid cid, byte[] block) throws IOException {
        if (!holds(cid)) {
            write(blocks.resolve(BlockFolder.place(cid)), block);
            if (!holds(cid)) {
                throw new IOException("block " + cid + " reads back as something else");
            }
        }
    }

    private boolean holds(Cid cid) {
        return new BlockFolder(blocks).get(cid, Duration.ofMinutes(1)) instanceof BlockSource.Answer.Found found
                && cid.matches(found.bytes());
    }

    /** Whole or not at all, also after a crash. */
    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), ".part", null);
        try {
            Files.write(part, bytes, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}

package org.tonemark.ipfs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.apache.commons.codec.binary.Base32;

/**
 * A folder of blocks in the layout of Kubo's own repository ({@code flatfs}, sharding {@code next-to-last/2}): a block
 * lies in {@code XY/MULTIHASH.data}, where MULTIHASH is upper-case base32 without padding and XY its second and third
 * last characters. So {@code ~/.ipfs/blocks} can be read as it is, without a running node.
 *
 * <p>Source: go-ds-flatfs, "Sharding functions"; boxo {@code datastore/dshelp} for the key.
 */
public final class BlockFolder implements BlockSource {
    private final Path folder;

    public BlockFolder(Path folder) {
        this.folder = folder;
    }

    /** Where a block lies, as a relative path made of letters and digits only. */
    public static String place(Cid cid) {
        byte[] multihash = java.util.Arrays.copyOfRange(cid.bytes(), 2, cid.bytes().length);
        String key = new Base32().encodeToString(multihash).replace("=", "").toUpperCase(Locale.ROOT);
        return key.substring(key.length() - 3, key.length() - 1) + "/" + key + ".data";
    }

    @Override
    public Answer get(Cid cid, Duration limit) {
        Path file = folder.resolve(place(cid));
        if (!Files.isRegularFile(file)) {
            return new Answer.Absent("not in this folder");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = in.readNBytes(Blocks.MAX_BYTES + 1);
            return block.length > Blocks.MAX_BYTES
                    ? new Answer.Fault("more than " + Blocks.MAX_BYTES + " bytes for one block")
                    : new Answer.Found(block);
        } catch (NoSuchFileException e) {
            return new Answer.Absent("not in this folder");
        } catch (IOException e) {
            return new Answer.Fault("cannot be read: " + e.getMessage());
        }
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public boolean local() {
        return true;
    }
}

package org.tonemark.cli.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tonemark.curation.core.hash.Sha256;
import org.tonemark.ipfs.Cid;

/**
 * CIDs of files that have not changed since they were read: {@code files.index} in the folder of results. Only a memory:
 * without it, or where it is damaged, files are read again. One fixed-size entry a file, in the order of the stamps'
 * digests: 32 bytes of stamp, 4 of the day it was last used, 1 of codec, 32 of digest; a check sum ends the file.
 */
final class KnownFiles {
    private static final byte[] MAGIC = "TMFILES1".getBytes(StandardCharsets.US_ASCII);
    private static final int STAMP = 32;
    private static final int DAY = STAMP;
    private static final int CODEC = DAY + 4;
    private static final int ENTRY = CODEC + 33;
    private static final int SUM = 32;
    private static final int DAYS_KEPT = 90;

    private final byte[] entries;
    private final int today;
    private final BitSet used = new BitSet();
    private final ByteArrayOutputStream learned = new ByteArrayOutputStream();

    private KnownFiles(byte[] entries, int today) {
        this.entries = entries;
        this.today = today;
    }

    /** What was known before. @param epochDay today */
    static KnownFiles load(Path file, long epochDay) throws IOException {
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        return new KnownFiles(checked(bytes), (int) epochDay);
    }

    /** Nothing known. */
    static KnownFiles none() {
        return new KnownFiles(new byte[0], 0);
    }

    private static byte[] checked(byte[] bytes) {
        int length = bytes.length - MAGIC.length - SUM;
        if (length < 0
                || length % ENTRY != 0
                || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                || !Arrays.equals(bytes, bytes.length - SUM, bytes.length, sum(bytes, bytes.length - SUM), 0, SUM)) {
            return new byte[0];
        }
        return Arrays.copyOfRange(bytes, MAGIC.length, MAGIC.length + length);
    }

    /** The CID of an unchanged file. Called by one thread. */
    Optional<String> cid(FileStamp stamp) {
        int low = 0;
        int high = entries.length / ENTRY - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = middle * ENTRY;
            int order = Arrays.compareUnsigned(entries, at, at + STAMP, stamp.digest(), 0, STAMP);
            if (order == 0) {
                used.set(middle);
                Cid.Codec codec = Cid.Codec.values()[entries[at + CODEC]];
                byte[] digest = Arrays.copyOfRange(entries, at + CODEC + 1, at + ENTRY);
                return Optional.of(new Cid(codec, digest).toString());
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /** @param stamp the same before and after the file was read, and settled when reading began */
    void learn(FileStamp stamp, String cid) {
        Cid parsed = Cid.parse(cid);
        learned.writeBytes(stamp.digest());
        learned.writeBytes(ByteBuffer.allocate(4).putInt(today).array());
        learned.write(parsed.codec().ordinal());
        learned.writeBytes(parsed.digest());
    }

    /** Keeps what is known for the next run; of two runs that end at once the later one's memory stays. */
    void save(Path file, String run) throws IOException {
        byte[] all = Arrays.copyOf(entries, entries.length + learned.size());
        System.arraycopy(learned.toByteArray(), 0, all, entries.length, learned.size());
        used.stream().forEach(entry -> ByteBuffer.wrap(all).putInt(entry * ENTRY + DAY, today));
        int[] order = IntStream.range(0, all.length / ENTRY)
                .filter(entry -> ByteBuffer.wrap(all).getInt(entry * ENTRY + DAY) > today - DAYS_KEPT)
                .boxed()
                .sorted(Comparator.<Integer, byte[]>comparing(
                                entry -> Arrays.copyOfRange(all, entry * ENTRY, entry * ENTRY + STAMP),
                                Arrays::compareUnsigned)
                        .thenComparing(Comparator.reverseOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream(all.length + MAGIC.length + SUM);
        out.writeBytes(MAGIC);
        for (int i = 0; i < order.length; i++) {
            // of equal stamps the one learned last stands first
            if (i == 0 || !sameStamp(all, order[i - 1], order[i])) {
                out.write(all, order[i] * ENTRY, ENTRY);
            }
        }
        out.writeBytes(sum(out.toByteArray(), out.size()));
        Path unfinished = file.resolveSibling("." + file.getFileName() + "." + run + ".tmp");
        Files.write(unfinished, out.toByteArray());
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** True if there is anything that was not known before, or was used again. */
    boolean changed() {
        return learned.size() > 0 || !used.isEmpty();
    }

    private static boolean sameStamp(byte[] all, int one, int other) {
        return Arrays.equals(all, one * ENTRY, one * ENTRY + STAMP, all, other * ENTRY, other * ENTRY + STAMP);
    }

    private static byte[] sum(byte[] bytes, int length) {
        MessageDigest sha = Sha256.newDigest();
        sha.update(bytes, 0, length);
        return sha.digest();
    }
}

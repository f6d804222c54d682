package org.tonemark.curation.core.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * SHA-256 over an unambiguous byte string: texts are length-prefixed (4 bytes, big endian, UTF-8), numbers are 8 bytes,
 * lists are their count and then their items. Not thread-safe.
 */
public final class Canonical {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final MessageDigest SHA_256 = Sha256.newDigest();

    private final MessageDigest digest = sha256();
    private byte[] buffer = new byte[512];
    private int used;

    /** Starts over, under a domain that keeps records of different kinds apart. */
    public Canonical start(String domain) {
        used = 0;
        digest.reset();
        return text(domain);
    }

    public Canonical number(long value) {
        reserve(8);
        LONGS.set(buffer, used, value);
        used += 8;
        return this;
    }

    public Canonical text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Length-prefixed. */
    public Canonical bytes(byte[] value) {
        reserve(4 + value.length);
        INTS.set(buffer, used, value.length);
        System.arraycopy(value, 0, buffer, used + 4, value.length);
        used += 4 + value.length;
        return this;
    }

    public <T> Canonical list(List<T> items, BiConsumer<Canonical, T> write) {
        number(items.size());
        for (T item : items) {
            write.accept(this, item);
        }
        return this;
    }

    /** 32 bytes; the writer must be started again. */
    public byte[] hash() {
        digest.update(buffer, 0, used);
        used = 0;
        return digest.digest();
    }

    /** As {@link #hash()}, hex in lower case. */
    public String hex() {
        return HexFormat.of().formatHex(hash());
    }

    private void reserve(int more) {
        if (used + more <= buffer.length) {
            return;
        }
        digest.update(buffer, 0, used);
        used = 0;
        if (more > buffer.length) {
            buffer = new byte[more * 2];
        }
    }

    /** A copy: looking the algorithm up takes as long as hashing a short record. */
    private static MessageDigest sha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            return Sha256.newDigest();
        }
    }
}

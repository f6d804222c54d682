package org.tonemark.ipfs;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.codec.binary.Base32;
import org.tonemark.curation.core.hash.Sha256;

/**
 * A content identifier whose bytes can be checked: version 0 or 1, codec {@code raw} or {@code dag-pb}, sha2-256.
 * Equality is that of codec and digest, so that {@code Qm…}, {@code bafy…} and {@code zdj7…} of one block are equal.
 *
 * <p>Source: multiformats CID specification; base32 is RFC 4648, lower case, no padding, multibase prefix {@code b}.
 */
public final class Cid implements BlockRef, Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MAX_TEXT = 128;
    private static final int SHA2_256 = 0x12;
    private static final int DIGEST_BYTES = 32;

    /** What a block holds. */
    public enum Codec {
        /** Bytes of the file as they are. */
        RAW(0x55),
        /** A node of a UnixFS tree. */
        DAG_PB(0x70);

        final int code;

        Codec(int code) {
            this.code = code;
        }
    }

    private final Codec codec;
    private final byte[] digest;

    /** @param digest sha2-256 of the block, 32 bytes; copied */
    public Cid(Codec codec, byte[] digest) {
        if (digest.length != DIGEST_BYTES) {
            throw new InvalidCidException("a sha2-256 digest has 32 bytes, not " + digest.length);
        }
        this.codec = codec;
        this.digest = digest.clone();
    }

    /**
     * Reads {@code b…} (base32), {@code z…} (base58btc) and {@code Qm…} (version 0).
     *
     * @throws InvalidCidException if the text is anything else: another base, codec or hash, a wrong length, a
     *     spelling that is not the canonical one
     */
    public static Cid parse(String text) {
        if (text.isEmpty() || text.length() > MAX_TEXT) {
            throw new InvalidCidException("a CID has 1 to " + MAX_TEXT + " characters");
        }
        if (text.length() == 46 && text.startsWith("Qm")) {
            return ofVersion0(Base58.decode(text));
        }
        return switch (text.charAt(0)) {
            case 'b' -> ofVersion1(base32(text.substring(1)));
            case 'z' -> ofVersion1(Base58.decode(text.substring(1)));
            default -> throw new InvalidCidException("not base32 (b…), base58 (z…) or version 0 (Qm…)");
        };
    }

    /** Like {@link #parse}, with an empty value instead of an exception. */
    public static Optional<Cid> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (InvalidCidException e) {
            return Optional.empty();
        }
    }

    private static byte[] base32(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '2' && c <= '7')) {
                throw new InvalidCidException("character " + (i + 2) + " is not lower-case base32");
            }
        }
        byte[] bytes = new Base32().decode(text.toUpperCase(Locale.ROOT));
        if (!encodeBase32(bytes).equals(text)) {
            throw new InvalidCidException("base32 with stray bits at the end");
        }
        return bytes;
    }

    private static String encodeBase32(byte[] bytes) {
        return new Base32().encodeToString(bytes).replace("=", "").toLowerCase(Locale.ROOT);
    }

    private static Cid ofVersion1(byte[] bytes) {
        if (bytes.length < 2 || bytes[0] != 1) {
            throw new InvalidCidException("not a version 1 CID");
        }
        if (BlockRef.of(bytes) instanceof Cid cid) {
            return cid;
        }
        throw new InvalidCidException("identity hash: the CID holds its few bytes itself, which are no track");
    }

    private static Cid ofVersion0(byte[] bytes) {
        if (bytes.length != 2 + DIGEST_BYTES || bytes[0] != SHA2_256 || bytes[1] != DIGEST_BYTES) {
            throw new InvalidCidException("hash is not sha2-256 of 32 bytes");
        }
        return new Cid(Codec.DAG_PB, Arrays.copyOfRange(bytes, 2, bytes.length));
    }

    @Override
    public Codec codec() {
        return codec;
    }

    /** sha2-256 of the block; a copy. */
    public byte[] digest() {
        return digest.clone();
    }

    /** True if these are the bytes of the block that this CID names. */
    public boolean matches(byte[] block) {
        return Arrays.equals(digest, Sha256.of(block));
    }

    /** Binary form of version 1: version, codec, hash, length, digest; 36 bytes. */
    public byte[] bytes() {
        byte[] bytes = new byte[4 + DIGEST_BYTES];
        bytes[0] = 1;
        bytes[1] = (byte) codec.code;
        bytes[2] = SHA2_256;
        bytes[3] = DIGEST_BYTES;
        System.arraycopy(digest, 0, bytes, 4, DIGEST_BYTES);
        return bytes;
    }

    /** Version 0, {@code Qm…}. Empty for raw blocks, which version 0 does not have. */
    public Optional<String> version0() {
        byte[] bytes = bytes();
        return codec == Codec.DAG_PB ? Optional.of(Base58.encode(Arrays.copyOfRange(bytes, 2, 36))) : Optional.empty();
    }

    /** Version 1 in base32: the spelling used everywhere in Tonemark. */
    @Override
    public String toString() {
        return "b" + encodeBase32(bytes());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cid that && codec == that.codec && Arrays.equals(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }
}

package org.tonemark.curation.core.merkle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.tonemark.curation.core.hash.Keccak;

/**
 * One record of an epoch in its Merkle tree: StandardMerkleTree value of types {@code ["string", "bytes32"]}.
 *
 * @param key what the record is: {@code decision/CID/ROUND}
 * @param content SHA-256 of the record's canonical bytes
 */
public record Leaf(String key, byte[] content) {
    /** {@code keccak256(keccak256(abi.encode(key, content)))}: 32 bytes. */
    public byte[] hash() {
        return Keccak.hash(Keccak.hash(encode()));
    }

    /** Solidity ABI: offset of the string, the hash, length of the string, the string padded to words. */
    private byte[] encode() {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(96 + (text.length + 31) / 32 * 32);
        out.putLong(24, 64);
        out.put(32, content);
        out.putLong(88, text.length);
        out.put(96, text);
        return out.array();
    }
}

package org.tonemark.ipfs;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one hash that is checked here; the JDK's own, which uses the processor's instructions for it. */
final class Sha256 {
    private Sha256() {}

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static byte[] of(byte[] bytes) {
        return newDigest().digest(bytes);
    }
}

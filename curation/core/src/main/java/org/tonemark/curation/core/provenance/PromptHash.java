package org.tonemark.curation.core.provenance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A commitment to a prompt that is kept back: SHA-256 over a secret salt of 32 bytes and the prompt in UTF-8. Without
 * the salt it tells nothing of the prompt, however short; with both, anybody can check it.
 */
public final class PromptHash {
    public static final int SALT_BYTES = 32;

    private PromptHash() {}

    /** 64 lower-case hexadecimal digits. @throws IllegalArgumentException if the salt is not 32 bytes */
    public static String of(byte[] salt, String prompt) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt has " + SALT_BYTES + " bytes");
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return HexFormat.of().formatHex(digest.digest(prompt.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package org.tonemark.curation.core.provenance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.tonemark.curation.core.hash.Sha256;

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
        MessageDigest digest = Sha256.newDigest();
        digest.update(salt);
        return HexFormat.of().formatHex(digest.digest(prompt.getBytes(StandardCharsets.UTF_8)));
    }
}

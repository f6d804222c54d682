package org.tonemark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.tonemark.curation.core.hash.Sha256;

/** What every page in one file needs: hostile text made harmless, parts from the jar, and the policy's hashes of them. */
public final class Html {
    private Html() {}

    /** The text for an element or a quoted attribute. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A part of a page that lies beside its class, without space around it. */
    public static String resource(Class<?> page, String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(page.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** The source that allows this very style or script (Content Security Policy Level 3, section 2.3.1). */
    public static String hash(String text) {
        return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text));
    }
}

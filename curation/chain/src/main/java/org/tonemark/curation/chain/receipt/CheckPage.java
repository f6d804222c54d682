package org.tonemark.curation.chain.receipt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * A page that checks receipts in a browser as {@link OfflineCheck} and {@link ChainCheck} do: one file of HTML, to be
 * served by anybody or opened from a disk, without any other file and without a server of ours. Its sources are under
 * {@code src/main/page}.
 */
public final class CheckPage {
    private CheckPage() {}

    /** UTF-8. */
    public static byte[] html() {
        try (InputStream in = CheckPage.class.getResourceAsStream("check.html")) {
            return Objects.requireNonNull(in, "check.html is packaged").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

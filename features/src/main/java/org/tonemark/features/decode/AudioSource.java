package org.tonemark.features.decode;

import java.io.IOException;
import java.io.InputStream;

/** Bytes of a possible track: a file, or blocks that come from a content store. May be opened more than once. */
@FunctionalInterface
public interface AudioSource {
    /**
     * Opens the bytes from the start.
     *
     * @throws IOException if they cannot be read; the decoder turns it into {@link DecodeResult.Failed}
     */
    InputStream open() throws IOException;
}

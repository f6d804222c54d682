package org.tonemark.curation.store.export;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.tonemark.curation.core.hash.Sha256;

/** SHA-256 of a file of lines and of its blocks, in one pass. Not thread-safe. */
final class LineHash {
    private static final byte[] LINE_END = {'\n'};

    private final MessageDigest whole = Sha256.newDigest();
    private final MessageDigest block = Sha256.newDigest();
    private final List<String> blocks = new ArrayList<>();
    private long lines;

    void line(byte[] bytes, int offset, int length) {
        whole.update(bytes, offset, length);
        whole.update(LINE_END);
        block.update(bytes, offset, length);
        block.update(LINE_END);
        lines++;
        if (lines % Manifest.BLOCK_LINES == 0) {
            blocks.add(HexFormat.of().formatHex(block.digest()));
        }
    }

    /** Ends the file. */
    Manifest.Entry entry(String name) {
        if (lines % Manifest.BLOCK_LINES != 0) {
            blocks.add(HexFormat.of().formatHex(block.digest()));
        }
        return new Manifest.Entry(name, lines, HexFormat.of().formatHex(whole.digest()), List.copyOf(blocks));
    }
}

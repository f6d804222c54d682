package org.tonemark.curation.chain.batch;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.codec.binary.Base32;
import org.tonemark.curation.core.attest.Bytes32;

/** The CID of a published folder (version 1, dag-pb, SHA-256, in base32) and the digest in it. */
public final class FolderCid {
    private static final byte[] PREFIX = {0x01, 0x70, 0x12, 0x20};
    private static final Pattern FORM = Pattern.compile("b[a-z2-7]{58}");

    private FolderCid() {}

    /** {@code bafybei…}: 59 characters. */
    public static String of(Bytes32 digest) {
        byte[] cid = Arrays.copyOf(PREFIX, PREFIX.length + 32);
        System.arraycopy(digest.bytes(), 0, cid, PREFIX.length, 32);
        return "b" + new Base32().encodeToString(cid).toLowerCase(Locale.ROOT).replace("=", "");
    }

    /** @throws IllegalArgumentException when the text is no such CID */
    public static Bytes32 digest(String cid) {
        if (FORM.matcher(cid).matches()) {
            byte[] bytes = new Base32().decode(cid.substring(1).toUpperCase(Locale.ROOT));
            if (bytes.length == PREFIX.length + 32) {
                Bytes32 digest = Bytes32.of(Arrays.copyOfRange(bytes, PREFIX.length, bytes.length));
                if (of(digest).equals(cid)) {
                    return digest;
                }
            }
        }
        throw new IllegalArgumentException("a folder's CID is of version 1, dag-pb, SHA-256, in base32: bafybei…");
    }
}

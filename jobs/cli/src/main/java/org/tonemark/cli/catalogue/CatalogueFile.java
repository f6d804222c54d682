package org.tonemark.cli.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tonemark.cli.Printable;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.ballot.Secp256k1;
import org.tonemark.curation.core.hash.Canonical;
import org.tonemark.curation.core.hash.Sha256;
import org.tonemark.features.fingerprint.Fingerprint;
import org.tonemark.ipfs.Cid;

/**
 * A catalogue as one file (docs/catalogue-format.md): {@code TMCAT}, the version of the format, a header as JSON, the
 * recordings, the CIDs, a SHA-256 of all before, a signature. Nothing of it is believed before digest and signature are
 * checked.
 */
final class CatalogueFile {
    /** Suffix of its name. */
    static final String SUFFIX = ".tmcat";

    static final int LONGEST_NAME = 200;
    private static final String MAGIC = "TMCAT";
    private static final int FORMAT = 1;
    private static final int LONGEST_HEADER = 10_000;
    private static final int LARGEST_FINGERPRINT = 4 << 20;
    private static final int DIGEST = 32;
    private static final int SIGNATURE = 65;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private CatalogueFile() {}

    /** What a catalogue holds. @param recordings by name */
    record Content(SortedMap<String, Fingerprint> recordings, SortedSet<String> cids) {
        static Content empty() {
            return new Content(new TreeMap<>(), new TreeSet<>());
        }
    }

    /** A file that was checked. @param digest of everything but the signature */
    record Checked(CatalogueHeader header, byte[] digest) {
        String label() {
            return header.label(digest);
        }
    }

    /** Takes what a catalogue holds. */
    interface Sink {
        void recording(String name, Fingerprint fingerprint) throws IOException;

        void cid(Cid cid) throws IOException;
    }

    /** Writes and signs; equal content and key give equal bytes. */
    static void write(Path file, CatalogueHeader header, Content content, BigInteger key) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeBytes(MAGIC);
            out.writeByte(FORMAT);
            block(out, MAPPER.writeValueAsBytes(header));
            for (Map.Entry<String, Fingerprint> entry : content.recordings().entrySet()) {
                block(out, entry.getKey().getBytes(StandardCharsets.UTF_8));
                block(out, entry.getValue().toBytes());
            }
            for (String cid : content.cids()) {
                block(out, cid.getBytes(StandardCharsets.US_ASCII));
            }
        }
        byte[] digest = digest(file, Files.size(file));
        Files.write(file, digest, StandardOpenOption.APPEND);
        Files.write(file, Secp256k1.sign(signed(digest), key), StandardOpenOption.APPEND);
    }

    private static void block(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * Checks form, digest and signature.
     *
     * @param trusted who may sign
     * @throws CatalogueException if the file is no catalogue, damaged, of a newer format, or signed by somebody else
     */
    static Checked check(Path file, Set<Address> trusted) throws IOException, CatalogueException {
        CatalogueHeader header;
        try (DataInputStream in = open(file)) {
            header = header(in);
        } catch (EOFException e) {
            throw new CatalogueException("cut short");
        }
        long body = Files.size(file) - DIGEST - SIGNATURE;
        if (body < 0) {
            throw new CatalogueException("cut short");
        }
        byte[] digest = digest(file, body);
        byte[] end = end(file, body);
        if (!Arrays.equals(digest, 0, DIGEST, end, 0, DIGEST)) {
            throw new CatalogueException("damaged: its digest does not fit");
        }
        Address signer = Secp256k1.recover(signed(digest), Arrays.copyOfRange(end, DIGEST, DIGEST + SIGNATURE))
                .filter(address -> address.hex().equals(header.signer()))
                .orElseThrow(() -> new CatalogueException(
                        "its signature is not that of its signer, " + Printable.of(shortened(header.signer()))));
        if (!trusted.contains(signer)) {
            throw new CatalogueException("signed by " + signer + ", who is not trusted here: tonemark catalogue trust "
                    + signer + ", if you know whose key it is");
        }
        return new Checked(header, digest);
    }

    /** Hands over what a checked file holds. */
    static void read(Path file, Sink sink) throws IOException, CatalogueException {
        try (DataInputStream in = open(file)) {
            CatalogueHeader header = header(in);
            for (int i = 0; i < header.entries(); i++) {
                sink.recording(name(in), fingerprint(in));
            }
            for (int i = 0; i < header.cids(); i++) {
                sink.cid(cid(in));
            }
            if (in.readAllBytes().length != DIGEST + SIGNATURE) {
                throw new CatalogueException("its header does not count what it holds");
            }
        } catch (EOFException e) {
            throw new CatalogueException("cut short");
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    private static CatalogueHeader header(DataInputStream in) throws IOException, CatalogueException {
        if (!MAGIC.equals(new String(in.readNBytes(MAGIC.length()), StandardCharsets.ISO_8859_1))) {
            throw new CatalogueException("no catalogue");
        }
        int format = in.readUnsignedByte();
        if (format != FORMAT) {
            throw new CatalogueException("of format " + format + "; this program reads " + FORMAT);
        }
        CatalogueHeader header;
        try {
            header = MAPPER.readValue(block(in, LONGEST_HEADER), CatalogueHeader.class);
        } catch (JsonProcessingException e) {
            throw new CatalogueException("its header is none of format " + FORMAT);
        }
        if (!header.name().matches(CatalogueHeader.NAME)
                || header.version() < 1
                || header.entries() < 0
                || header.cids() < 0) {
            throw new CatalogueException("its header has a name or a number that cannot be");
        }
        return header;
    }

    private static String name(DataInputStream in) throws IOException, CatalogueException {
        String name = new String(block(in, 4 * LONGEST_NAME), StandardCharsets.UTF_8);
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || !Printable.of(name).equals(name)) {
            throw new CatalogueException("a recording has a name that cannot be shown");
        }
        return name;
    }

    private static Fingerprint fingerprint(DataInputStream in) throws IOException, CatalogueException {
        byte[] bytes = block(in, LARGEST_FINGERPRINT);
        try {
            return Fingerprint.of(bytes);
        } catch (IllegalArgumentException e) {
            throw new CatalogueException(String.valueOf(e.getMessage()));
        }
    }

    private static Cid cid(DataInputStream in) throws IOException, CatalogueException {
        return Cid.tryParse(new String(block(in, LONGEST_NAME), StandardCharsets.US_ASCII))
                .orElseThrow(() -> new CatalogueException("a line among its CIDs is none"));
    }

    private static byte[] block(DataInputStream in, int longest) throws IOException, CatalogueException {
        int length = in.readInt();
        if (length < 0 || length > longest) {
            throw new CatalogueException("a part of it is longer than it can be");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private static byte[] digest(Path file, long length) throws IOException {
        MessageDigest sha = Sha256.newDigest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (long left = length; left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException(file + " shrank");
                }
                sha.update(buffer, 0, read);
                left -= read;
            }
        }
        return sha.digest();
    }

    private static byte[] end(Path file, long from) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            return in.readNBytes(DIGEST + SIGNATURE);
        }
    }

    private static byte[] signed(byte[] digest) {
        return new Canonical().start("tonemark-catalogue-1").bytes(digest).hash();
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}

package org.tonemark.cli.curation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.core.provenance.GenerationRecord;
import org.tonemark.curation.core.provenance.SignedRecord;
import org.tonemark.curation.store.json.CurationJson;
import org.tonemark.ipfs.Cid;

/** Files of generation records: read without trust, written whole. */
final class RecordFiles {
    private static final int LONGEST_MESSAGE = 300;

    private RecordFiles() {}

    /** @throws UserException with one line if the file is no record */
    static SignedRecord read(Host host, String name) throws IOException {
        String text = text(host, name, GenerationRecord.MAX_BYTES);
        SignedRecord signed;
        try {
            signed = CurationJson.read(text, SignedRecord.class);
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage()).replaceFirst("^not a SignedRecord: ", "");
            String brief = why.length() > LONGEST_MESSAGE ? why.substring(0, LONGEST_MESSAGE) + "…" : why;
            throw UserException.usage(name + " is no generation record: " + brief);
        }
        GenerationRecord record = signed.record();
        checkCids(name, record);
        return signed;
    }

    /** The record's own rules know the form of a CID; whether it is one is known here. */
    private static void checkCids(String name, GenerationRecord record) {
        boolean all = java.util.stream.Stream.of(
                        java.util.List.of(record.track()), record.parents(), record.externalParents())
                .flatMap(java.util.List::stream)
                .allMatch(cid ->
                        Cid.tryParse(cid).filter(c -> c.toString().equals(cid)).isPresent());
        if (!all) {
            throw UserException.usage(name + " is no generation record: a CID that cannot be");
        }
    }

    /** UTF-8 of at most so many bytes; {@code -} is standard input. */
    static String text(Host host, String name, int most) throws IOException {
        byte[] bytes;
        if (name.equals("-")) {
            bytes = host.in().readNBytes(most + 1);
        } else {
            try (InputStream in = Files.newInputStream(host.resolve(name))) {
                bytes = in.readNBytes(most + 1);
            } catch (NoSuchFileException e) {
                throw UserException.usage(name + ": no such file");
            }
        }
        if (bytes.length > most) {
            throw UserException.usage(name + " has more than " + most + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw UserException.usage(name + " is no UTF-8 text");
        }
    }

    /** Canonical bytes, without a line end: their CID is the record's. */
    static void write(Path file, SignedRecord record) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, ".record", null);
        try {
            Files.write(part, CurationJson.writeBytes(record));
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A file that its owner alone can read, and that must not be there yet. */
    static void writeSecret(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }
}

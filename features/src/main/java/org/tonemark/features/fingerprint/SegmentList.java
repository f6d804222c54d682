package org.tonemark.features.fingerprint;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The file {@value #NAME} of an index: which segments it has, one a line with the checksum of each, then a checksum of
 * the list. It is replaced as a whole, so readers see one state or the other.
 */
final class SegmentList {
    static final String NAME = "segments";
    private static final String TITLE = "tonemark-fingerprints ";
    private static final int VERSION = 1;
    private static final Pattern LINE = Pattern.compile("(segment-\\d{1,9}\\.tfp) ([0-9a-f]{8})");
    private static final int LONGEST = 1 << 20;

    private SegmentList() {}

    /**
     * A segment by its file name.
     *
     * @param crc CRC-32C of its file, as {@link Segment#crc}
     */
    record Entry(String name, long crc) {}

    /** Reads the list; empty where there is none. */
    static List<Entry> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (Files.notExists(file)) {
            return List.of();
        }
        if (Files.size(file) > LONGEST) {
            throw damaged(file, "longer than " + LONGEST + " bytes");
        }
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw damaged(file, "it is no text");
        }
        List<String> lines = text.lines().toList();
        if (lines.size() < 2 || !lines.get(0).startsWith(TITLE)) {
            throw damaged(file, "it does not begin with \"" + TITLE.strip() + "\"");
        }
        if (!lines.get(0).equals(TITLE + VERSION)) {
            throw new IOException(file + ": fingerprint index of another version; this program reads " + VERSION);
        }
        List<Entry> entries = new ArrayList<>();
        for (String line : lines.subList(1, lines.size() - 1)) {
            var parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw damaged(file, "line " + (entries.size() + 2) + " names no segment");
            }
            entries.add(new Entry(parts.group(1), Long.parseLong(parts.group(2), 16)));
        }
        if (!text.equals(text(entries))) {
            throw damaged(file, "its checksum does not fit");
        }
        return entries;
    }

    /** Replaces the list. */
    static void write(Path folder, List<Entry> entries) throws IOException {
        Path temporary = folder.resolve(NAME + ".new");
        Files.writeString(temporary, text(entries));
        Files.move(temporary, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String text(List<Entry> entries) {
        StringBuilder text = new StringBuilder(TITLE + VERSION + "\n");
        for (Entry entry : entries) {
            text.append(String.format("%s %08x%n", entry.name(), entry.crc()));
        }
        CRC32C crc = new CRC32C();
        crc.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return text + String.format("%08x%n", crc.getValue());
    }

    private static IOException damaged(Path file, String why) {
        return new IOException(file + ": damaged list of fingerprint segments: " + why);
    }
}

package org.tonemark.curation.chain.key;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.core.Address;

/**
 * Who may attest: a text file with one address a line; what follows a {@code #} is a remark. After a change of keys the
 * old address stays in it, so that what it attested still counts; the address of a stolen key is taken out.
 */
public final class AttestorList {
    private static final long LARGEST_FILE = 1 << 20;

    private AttestorList() {}

    /** @throws IllegalArgumentException when a line is no address, or there is none; the message names the line */
    public static Set<Address> read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_FILE) {
            throw new IllegalArgumentException(file + ": no such file, or no list of attestors");
        }
        Set<Address> all = new TreeSet<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).replaceFirst("#.*", "").strip();
            if (!text.isEmpty()) {
                all.add(parse(text, file + " line " + (i + 1)));
            }
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException(file + " names no attestor");
        }
        return all;
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException(file + " is no text", e);
        }
    }

    private static Address parse(String text, String where) {
        try {
            return Eip55.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }
}

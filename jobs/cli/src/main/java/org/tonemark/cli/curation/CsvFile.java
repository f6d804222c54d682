package org.tonemark.cli.curation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tonemark.cli.UserException;

/** A small CSV file with a header (RFC 4180: commas, double quotes doubled within quotes; no line ends within a field). */
public final class CsvFile {
    private CsvFile() {}

    /**
     * Rows without the header.
     *
     * @param columns how many each row must have
     */
    static List<List<String>> read(String name, Path file, int columns) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            List<String> fields = fields(line);
            if (fields.size() != columns) {
                throw UserException.usage(
                        name + ":" + number + ": " + columns + " columns are needed, not " + fields.size());
            }
            if (number > 1) {
                rows.add(fields);
            }
        }
        if (rows.isEmpty()) {
            throw UserException.usage(name + ": no rows below the header");
        }
        return rows;
    }

    /** The fields of one line. */
    public static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}

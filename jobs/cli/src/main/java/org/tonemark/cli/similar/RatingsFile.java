package org.tonemark.cli.similar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tonemark.cli.UserException;
import org.tonemark.cli.curation.CsvFile;
import org.tonemark.curation.core.recommend.Like;
import org.tonemark.ipfs.Cid;
import org.tonemark.ipfs.InvalidCidException;

/**
 * Plays or ratings as a CSV file with a header: user, item, and where they are known a value (plays, stars) and a time
 * (any number that rises, or ISO 8601). Names of columns do not matter, their order does, so that the ratings of MovieLens
 * are read as they are. CIDs are brought to their one form.
 */
final class RatingsFile {
    private static final int LONGEST_LINE = 2_000;
    private static final int LONGEST_NAME = 256;
    private static final double HIGHEST = 1e15;

    private final String name;
    private final double least;
    private final Map<String, String> names = new HashMap<>();
    private int columns;
    private long number;

    private RatingsFile(String name, double least) {
        this.name = name;
        this.least = least;
    }

    /**
     * Reads a file, line by line.
     *
     * @param least value from which on a row says that the user likes the item; rows below are left out
     * @throws UserException naming the line that cannot be read
     */
    static void read(String name, Path file, double least, Consumer<Like> likes) throws IOException {
        RatingsFile ratings = new RatingsFile(name, least);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            ratings.read(lines, likes);
        }
    }

    private void read(BufferedReader lines, Consumer<Like> likes) throws IOException {
        StringBuilder line = new StringBuilder();
        boolean header = true;
        for (int c = lines.read(); c >= 0; c = lines.read()) {
            if (c == '\n') {
                header = line(line, header, likes);
            } else if (line.length() == LONGEST_LINE) {
                number++;
                throw wrong("a line of more than " + LONGEST_LINE + " characters");
            } else {
                line.append((char) c);
            }
        }
        header = line(line, header, likes);
        if (header) {
            throw UserException.usage(name + ": empty; a header such as user,item,count is needed");
        }
    }

    /** True while the header is still to come. */
    private boolean line(StringBuilder buffer, boolean header, Consumer<Like> likes) {
        number++;
        String line = buffer.toString().strip();
        buffer.setLength(0);
        if (line.isEmpty()) {
            return header;
        }
        List<String> fields = CsvFile.fields(line);
        if (header) {
            columns = fields.size();
            if (columns < 2 || columns > 4) {
                throw wrong("2 to 4 columns are needed (user, item, value, time), not " + columns);
            }
            return false;
        }
        if (fields.size() != columns) {
            throw wrong(columns + " columns are needed, not " + fields.size());
        }
        like(fields).ifPresent(likes);
        return false;
    }

    private Optional<Like> like(List<String> fields) {
        double value = columns < 3 ? Math.max(1, least) : value(fields.get(2).strip());
        if (value < least || value == 0) {
            return Optional.empty();
        }
        long time = columns < 4 ? 0 : time(fields.get(3).strip());
        return Optional.of(new Like(name(fields.get(0)), item(fields.get(1)), Math.max(1, (long) value), time));
    }

    private double value(String text) {
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value <= HIGHEST) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong("\"" + text + "\" is no number from 0 to 1e15");
    }

    private long time(String text) {
        try {
            return text.contains("T")
                    ? Math.max(1, Instant.parse(text).toEpochMilli())
                    : Math.max(1, Long.parseLong(text));
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            throw wrong("\"" + text + "\" is no time: write a whole number or 2026-11-21T12:00:00Z");
        }
    }

    private String item(String text) {
        String item = name(text);
        try {
            return item.length() > 40 ? Cid.parse(item).toString() : item;
        } catch (InvalidCidException e) {
            return item; // a name of another kind
        }
    }

    /** Equal names share one string. */
    private String name(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()
                || stripped.length() > LONGEST_NAME
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw wrong(
                    "a user and an item have 1 to " + LONGEST_NAME + " characters, none of them control characters");
        }
        return names.computeIfAbsent(stripped, s -> s);
    }

    private UserException wrong(String what) {
        return UserException.usage(name + ":" + number + ": " + what);
    }
}

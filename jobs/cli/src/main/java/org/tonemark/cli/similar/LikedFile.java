package org.tonemark.cli.similar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tonemark.cli.UserException;
import org.tonemark.curation.core.fixed.Fixed;
import org.tonemark.curation.core.recommend.Neighbour;
import org.tonemark.curation.core.recommend.Neighbourhood;

/**
 * {@code liked.jsonl}: a header, then a line an item with the items nearest to it by who likes them, sorted by item. Equal
 * likes give equal bytes. It appears whole, or not at all.
 */
final class LikedFile implements Closeable {
    static final String NAME = "liked.jsonl";

    private static final String FORMAT = "tonemark-liked-1";
    private static final double DIGITS = 1e6;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The first line. */
    record Header(String format, long users, long items, long likes) {}

    /** A line. */
    record Line(String item, long people, List<Near> liked) {}

    /** @param score 0 … 1, rounded to 1e-6 */
    record Near(String item, double score, long people) {}

    private final LinesFile out;

    /** @param folder where the file goes when {@link #finish} is called */
    LikedFile(Path folder, Header header) throws IOException {
        out = new LinesFile(folder, NAME);
        out.add(header);
    }

    static Header header(long users, long items, long likes) {
        return new Header(FORMAT, users, items, likes);
    }

    void add(Neighbourhood neighbourhood) {
        List<Near> liked = neighbourhood.nearest().stream()
                .map(n -> new Near(n.item(), Math.round(Fixed.toDouble(n.score()) * DIGITS) / DIGITS, n.people()))
                .toList();
        try {
            out.add(new Line(neighbourhood.item(), neighbourhood.people(), liked));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void finish() throws IOException {
        out.finish();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(NAME));
    }

    /** The lines of some items; none where there is no such file. @throws UserException if it is damaged */
    static Map<String, Neighbourhood> find(Path folder, Set<String> items) throws IOException {
        Path file = folder.resolve(NAME);
        Map<String, Neighbourhood> found = new HashMap<>();
        if (!isIn(folder)) {
            return found;
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String header = lines.readLine();
            if (header == null || !JSON.readValue(header, Header.class).format().equals(FORMAT)) {
                throw UserException.usage(
                        file + " is of another format than " + FORMAT + ": run tonemark ratings learn");
            }
            for (String line = lines.readLine(); line != null && found.size() < items.size(); line = lines.readLine()) {
                // a line begins {"item":"NAME", and most are not asked for
                int end = line.indexOf("\",\"people\":");
                if (end > 0 && items.contains(name(line, end))) {
                    Neighbourhood own = neighbourhood(JSON.readValue(line, Line.class));
                    found.put(own.item(), own);
                }
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw UserException.usage(file + " is damaged: run tonemark ratings learn again");
        }
        return found;
    }

    private static String name(String line, int end) throws JsonProcessingException {
        String quoted = line.substring("{\"item\":".length(), end + 1);
        return quoted.indexOf('\\') < 0
                ? quoted.substring(1, quoted.length() - 1)
                : JSON.readValue(quoted, String.class);
    }

    private static Neighbourhood neighbourhood(Line line) {
        return new Neighbourhood(
                line.item(),
                line.people(),
                line.liked().stream()
                        .map(n -> new Neighbour(n.item(), Fixed.of(n.score()), n.people()))
                        .toList());
    }
}

package org.tonemark.curation.console.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is like a track, from two files of RESULTS: {@code sound.jsonl} of {@code tonemark similar --all} and {@code
 * liked.jsonl} of {@code tonemark ratings learn}. Each has a header, then a line an item that begins with
 * <code>{"item":"</code>, sorted by item: a line is found by halving, nothing is kept in memory. A missing or damaged file
 * has no lines.
 */
public final class SimilarFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of a line; a track has at most 50 neighbours. */
    private static final int LONGEST_LINE = 64 * 1024;

    private final @Nullable Path folder;

    /** @param results folder of results, {@code null} for none */
    public SimilarFiles(@Nullable Path results) {
        folder = results;
    }

    /** CIDs of tracks that sound like one, nearest first. */
    public List<String> bySound(String cid) {
        return items("sound.jsonl", cid, "near");
    }

    /** CIDs of tracks that the same people like, nearest first. */
    public List<String> liked(String cid) {
        return items("liked.jsonl", cid, "liked");
    }

    private List<String> items(String name, String cid, String list) {
        if (folder == null) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "r")) {
            List<String> items = new ArrayList<>();
            find(file, cid)
                    .ifPresent(line -> line.path(list)
                            .forEach(near -> items.add(near.path("item").asText())));
            return List.copyOf(items);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** @throws IOException where it cannot be read, or is no such file */
    private static Optional<JsonNode> find(RandomAccessFile file, String item) throws IOException {
        long low = line(file, 0).next();
        long high = file.length();
        while (low < high) {
            Line line = line(file, start(file, low, low + (high - low) / 2));
            JsonNode node = JSON.readTree(line.text());
            int order = node.path("item").asText().compareTo(item);
            if (order == 0) {
                return Optional.of(node);
            }
            if (order < 0) {
                low = line.next();
            } else {
                high = line.start();
            }
        }
        return Optional.empty();
    }

    /** The start of the line that a place lies in. */
    private static long start(RandomAccessFile file, long low, long place) throws IOException {
        long from = Math.max(low, place - LONGEST_LINE);
        byte[] before = new byte[(int) (place - from)];
        file.seek(from);
        file.readFully(before);
        for (int i = before.length - 1; i >= 0; i--) {
            if (before[i] == '\n') {
                return from + i + 1;
            }
        }
        if (from > low) {
            throw new IOException("a line of more than " + LONGEST_LINE + " bytes");
        }
        return low;
    }

    /** @param next where the following line starts */
    private record Line(long start, String text, long next) {}

    private static Line line(RandomAccessFile file, long start) throws IOException {
        byte[] bytes = new byte[(int) Math.min(LONGEST_LINE, file.length() - start)];
        file.seek(start);
        file.readFully(bytes);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return new Line(start, new String(bytes, 0, i, StandardCharsets.UTF_8), start + i + 1);
            }
        }
        throw new IOException("a line without an end, or of more than " + LONGEST_LINE + " bytes");
    }
}

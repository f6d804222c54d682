package org.tonemark.nets.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses the rows of one manifest. */
final class ManifestRows {
    private final Path manifest;
    private final Path root;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    ManifestRows(Path manifest, Path root, String header) {
        this.manifest = manifest;
        this.root = root;
        String[] names = header.replace("\uFEFF", "").split("\t", -1);
        for (int i = 0; i < names.length; i++) {
            columns.put(names[i].strip(), i);
        }
        for (String needed : List.of("file", "label")) {
            if (!columns.containsKey(needed)) {
                throw new DatasetException(manifest + ", line 1: the header lacks the column " + needed);
            }
        }
    }

    /** @param number of the line, from 1 */
    LabelledTrack parse(int number, String line) {
        try {
            return track(line.split("\t", -1));
        } catch (IllegalArgumentException e) {
            throw new DatasetException(manifest + ", line " + number + ": " + e.getMessage());
        }
    }

    private LabelledTrack track(String[] cells) {
        String file = file(cells);
        String source = text(cells, "generator_or_source", "unknown");
        String votes = text(cells, "mood_votes", "");
        String genre = text(cells, "genre", "");
        return new LabelledTrack(
                file,
                label(text(cells, "label", "")),
                use(text(cells, "use", "both")),
                source,
                text(cells, "group", source),
                genre.isEmpty() ? null : genre,
                votes.isEmpty() ? null : mood(votes),
                whole(cells, "mood_voters"),
                whole(cells, "sample_rate"));
    }

    private String file(String[] cells) {
        String file = text(cells, "file", "");
        if (file.isEmpty()) {
            throw new IllegalArgumentException("the file is empty");
        }
        Path path = root.resolve(file).normalize();
        if (!path.startsWith(root.normalize())) {
            throw new IllegalArgumentException("the file " + file + " is outside " + root);
        }
        if (!seen.add(file)) {
            throw new IllegalArgumentException("the file " + file + " is named twice");
        }
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("there is no file " + path);
        }
        return file;
    }

    private static Label label(String value) {
        try {
            return Label.of(value);
        } catch (IllegalArgumentException e) {
            List<String> known =
                    Arrays.stream(Label.values()).map(Label::spelling).toList();
            throw new IllegalArgumentException("label must be one of " + known + ", not '" + value + "'");
        }
    }

    private static Use use(String value) {
        try {
            return Use.of(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("use must be origin, tags or both, not '" + value + "'");
        }
    }

    private static List<Double> mood(String votes) {
        Map<String, Double> shares = new HashMap<>();
        for (String vote : votes.split(";")) {
            String[] pair = vote.split("=");
            double share = pair.length == 2 ? number(pair[1]) : Double.NaN;
            if (!Gems.EMOTIONS.contains(pair[0].strip()) || !(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("mood_votes has '" + vote + "'; emotion=share of 0 to 1 is needed");
            }
            shares.put(pair[0].strip(), share);
        }
        List<Double> mood = new ArrayList<>();
        for (String emotion : Gems.EMOTIONS) {
            Double share = shares.get(emotion);
            if (share == null) {
                throw new IllegalArgumentException("mood_votes lacks " + emotion);
            }
            mood.add(share);
        }
        return List.copyOf(mood);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private int whole(String[] cells, String column) {
        String value = text(cells, column, "0");
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(column + " must be a whole number, not '" + value + "'");
        }
    }

    private String text(String[] cells, String column, String otherwise) {
        @Nullable Integer at = columns.get(column);
        String value = at == null || at >= cells.length ? "" : cells[at].strip();
        return value.isEmpty() ? otherwise : value;
    }
}

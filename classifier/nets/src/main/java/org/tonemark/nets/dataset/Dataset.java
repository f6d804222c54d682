package org.tonemark.nets.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Labelled tracks, in the order of their manifest: tab-separated UTF-8 with a header. Columns {@code file} and
 * {@code label} are needed; {@code use} (default {@code both}), {@code generator_or_source}, {@code group} (default: the
 * source), {@code genre}, {@code mood_votes}, {@code mood_voters} and {@code sample_rate} are read where present,
 * others are ignored.
 *
 * @param root folder that the files' paths start from
 */
public record Dataset(Path root, List<LabelledTrack> tracks) {

    public Dataset {
        tracks = List.copyOf(tracks);
    }

    /**
     * Reads a manifest.
     *
     * @throws DatasetException naming the manifest and the line: a column is missing, a value is not one, a path leaves
     *     the root, a file is named twice or does not exist
     */
    public static Dataset read(Path manifest, Path root) {
        List<String> lines;
        try {
            lines = Files.readAllLines(manifest, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DatasetException("cannot read the manifest " + manifest + ": " + e.getMessage());
        }
        if (lines.isEmpty()) {
            throw new DatasetException(manifest + " is empty: a header with file and label is needed");
        }
        ManifestRows rows = new ManifestRows(manifest, root, lines.get(0));
        List<LabelledTrack> tracks = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                tracks.add(rows.parse(i + 1, lines.get(i)));
            }
        }
        if (tracks.isEmpty()) {
            throw new DatasetException(manifest + " has a header and no track");
        }
        return new Dataset(root, tracks);
    }

    /** Where the audio of a track lies. */
    public Path path(LabelledTrack track) {
        return root.resolve(track.file());
    }

    /** Tracks that may be used for AI origin. */
    public List<LabelledTrack> forOrigin() {
        return tracks.stream().filter(LabelledTrack::forOrigin).toList();
    }

    /** Tracks with a genre that may be used for it. */
    public List<LabelledTrack> forGenre() {
        return tracks.stream().filter(t -> t.forTags() && t.genre() != null).toList();
    }

    /** Tracks with mood votes that may be used for it. */
    public List<LabelledTrack> forMood() {
        return tracks.stream().filter(t -> t.forTags() && t.mood() != null).toList();
    }
}

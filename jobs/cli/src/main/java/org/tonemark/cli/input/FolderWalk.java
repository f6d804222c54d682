package org.tonemark.cli.input;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tonemark.verify.TrackInput;

/**
 * All audio files below a folder, depth first, names in the order of their code units. Hidden files and folders are left
 * out; links are followed, each real folder once, so that loops end. Files are chosen by name (a known extension, or
 * none at all, as content stores write them); what they hold is the decoder's business.
 */
final class FolderWalk {
    private static final Set<String> EXTENSIONS = Set.of(
            "mp3", "mp2", "mpga", "ogg", "oga", "opus", "flac", "wav", "wave", "w64", "rf64", "bwf", "aif", "aiff",
            "aifc", "m4a", "m4b", "mp4", "m4v", "mov", "aac", "alac", "caf", "wma", "wv", "ape", "mka", "mkv", "webm",
            "avi", "3gp", "amr", "au", "snd", "ac3", "dts", "spx", "tta");

    private final Path root;
    private final String name;
    private final List<TrackInput> tracks;
    private final List<String> skipped;
    private final Set<Path> visited = new HashSet<>();

    FolderWalk(Path root, String name, List<TrackInput> tracks, List<String> skipped) {
        this.root = root;
        this.name = name;
        this.tracks = tracks;
        this.skipped = skipped;
    }

    void run() throws IOException {
        walk(root);
    }

    private void walk(Path folder) throws IOException {
        if (!visited.add(folder.toRealPath())) {
            return;
        }
        for (Path entry : entries(folder)) {
            String label = label(entry);
            if (Files.isDirectory(entry)) {
                walkBelow(entry, label);
            } else if (!isAudioName(entry)) {
                skipped.add(label);
            } else if (Files.isSymbolicLink(entry) && !Files.exists(entry)) {
                tracks.add(new TrackInput.Unusable(label, "FILE_NOT_FOUND", "a link to a file that is not there"));
            } else if (Files.isRegularFile(entry) || !Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
                tracks.add(new TrackInput.LocalFile(label, entry.toString()));
            } else {
                skipped.add(label);
            }
        }
    }

    /** A folder that cannot be listed is reported as an input: its tracks must not vanish silently. */
    private void walkBelow(Path folder, String label) throws IOException {
        if (Files.isReadable(folder) && Files.isExecutable(folder)) {
            walk(folder);
        } else {
            tracks.add(new TrackInput.Unusable(label, "PERMISSION_DENIED", "the folder cannot be listed"));
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                if (!entry.getFileName().toString().startsWith(".")) {
                    entries.add(entry);
                }
            }
        }
        entries.sort(Comparator.comparing(entry -> entry.getFileName().toString()));
        return entries;
    }

    private String label(Path entry) {
        String base = name.endsWith("/") ? name : name + "/";
        return (base.equals("./") ? "" : base) + root.relativize(entry);
    }

    private static boolean isAudioName(Path file) {
        String name = file.getFileName().toString();
        return name.indexOf('.') < 0 || hasAudioEnding(name);
    }

    /** True if a name ends in a known extension. */
    static boolean hasAudioEnding(String name) {
        int dot = name.lastIndexOf('.');
        return dot >= 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}

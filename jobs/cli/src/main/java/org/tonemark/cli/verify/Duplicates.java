package org.tonemark.cli.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tonemark.ipfs.UnixFsHasher;
import org.tonemark.verify.TrackInput;

/**
 * Finds inputs with the same bytes before anything is measured. Only files of equal size can be equal, so that few
 * files are hashed here; the others are hashed once, where they are measured.
 */
final class Duplicates {
    private Duplicates() {}

    /**
     * For each input, the position of the first input with the same bytes: its own position if it is the first, or if
     * its bytes cannot be had.
     */
    static int[] firstOf(List<TrackInput> inputs) {
        long[] sizes = new long[inputs.size()];
        Map<Long, Integer> filesOfSize = new HashMap<>();
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = size(inputs.get(i));
            filesOfSize.merge(sizes[i], 1, Integer::sum);
        }
        int[] first = new int[inputs.size()];
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < first.length; i++) {
            boolean lonely = sizes[i] >= 0 && filesOfSize.getOrDefault(sizes[i], 0) == 1;
            String name = lonely ? "" : name(inputs.get(i), sizes[i]);
            Integer earlier = name.isEmpty() ? null : seen.putIfAbsent(name, i);
            first[i] = earlier == null ? i : earlier;
        }
        return first;
    }

    /** Size of a file, −1 for anything else. */
    private static long size(TrackInput input) {
        try {
            if (input instanceof TrackInput.LocalFile file && Files.isRegularFile(Path.of(file.path()))) {
                return Files.size(Path.of(file.path()));
            }
        } catch (IOException | InvalidPathException e) {
            // reported where the file is verified
        }
        return -1;
    }

    private static String name(TrackInput input, long size) {
        if (input instanceof TrackInput.Content content) {
            return content.cid();
        }
        if (size < 0) {
            return "";
        }
        try (InputStream in = Files.newInputStream(Path.of(((TrackInput.LocalFile) input).path()))) {
            return UnixFsHasher.hash(in).toString();
        } catch (IOException e) {
            return "";
        }
    }
}

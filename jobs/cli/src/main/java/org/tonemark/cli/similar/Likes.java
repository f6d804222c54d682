package org.tonemark.cli.similar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.core.recommend.Like;
import org.tonemark.curation.store.export.PublishedLikes;

/** Likes from exports of epochs and from CSV files. */
final class Likes {
    private Likes() {}

    /** @throws UserException when an input is neither, is damaged, or nobody likes anything in all of them */
    static List<Like> read(Host host, List<String> inputs, double least) throws IOException {
        List<Like> likes = new ArrayList<>();
        for (String input : inputs) {
            Path path = host.resolve(input);
            if (!Files.isDirectory(path)) {
                RatingsFile.read(input, path, least, likes::add);
            } else if (Files.isRegularFile(path.resolve("manifest.json"))) {
                likes.addAll(export(path));
            } else {
                throw UserException.usage(input + " is neither a CSV file nor a folder that tonemark export wrote");
            }
        }
        if (likes.isEmpty()) {
            throw UserException.usage("nobody likes anything in " + String.join(", ", inputs));
        }
        return likes;
    }

    private static List<Like> export(Path folder) throws IOException {
        try {
            return PublishedLikes.read(folder);
        } catch (IllegalArgumentException e) {
            throw UserException.usage(String.valueOf(e.getMessage()));
        }
    }
}

package org.tonemark.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small batches of files for tests. */
public final class Batches {
    private Batches() {}

    /** Files with a few bytes each, of which the third is empty, the fifth is poison and the sixth is missing. */
    public static List<VerifyRunner.Indexed> mixed(Path folder, int count) throws IOException {
        List<VerifyRunner.Indexed> inputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve("track " + i + ".mp3");
            if (i != 5) {
                Files.writeString(file, i == 2 ? "" : i == 4 ? "!poison" : "track " + i % 40);
            }
            inputs.add(new VerifyRunner.Indexed(
                    i, new TrackInput.LocalFile(file.getFileName().toString(), file.toString())));
        }
        return inputs;
    }
}

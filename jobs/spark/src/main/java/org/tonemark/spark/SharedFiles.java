package org.tonemark.spark;

import java.nio.file.Path;
import org.apache.spark.SparkFiles;

/** Files that {@link SparkRunner#share} sent to the executors. */
public final class SharedFiles {
    private SharedFiles() {}

    /** Where a file lies on this executor, if it was sent. */
    public static Path get(String name) {
        return Path.of(SparkFiles.get(name));
    }
}

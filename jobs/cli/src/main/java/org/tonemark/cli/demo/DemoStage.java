package org.tonemark.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import org.tonemark.cli.Host;

/** One stage of the demonstration; {@link DemoStages} lists them in their order. */
public interface DemoStage {
    /** What it does, for the line above its own: {@code Verify}. */
    String title();

    /** Runs it; prints where its results are to {@code context.host().out()}. */
    void run(Context context) throws IOException;

    /**
     * What stages share.
     *
     * @param folder where everything goes; verdicts of the first stage are in {@code folder/verdicts}
     * @param manifest table of the synthesised tracks with {@code file} and {@code label} columns
     */
    record Context(Host host, Path folder, Path manifest) {}
}

package org.tonemark.cli.curation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A small file system in memory, for tests that fill it. Only root may mount one. */
public final class FullDisk implements AutoCloseable {
    private static final int SIZE = 16 << 20;

    private final Path folder;

    private FullDisk(Path folder) {
        this.folder = folder;
    }

    /** @return empty where mounting is not allowed */
    public static Optional<FullDisk> mount(Path folder) throws IOException {
        Files.createDirectories(folder);
        return run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tonemark-test", folder.toString())
                ? Optional.of(new FullDisk(folder))
                : Optional.empty();
    }

    /** Takes all space but this. */
    public void fillUpTo(long free) throws IOException {
        long room = folder.toFile().getUsableSpace() - free;
        try (OutputStream out = Files.newOutputStream(folder.resolve("filler"))) {
            out.write(new byte[(int) Math.max(0, room)]);
        }
    }

    public void empty() throws IOException {
        Files.delete(folder.resolve("filler"));
    }

    @Override
    public void close() throws IOException {
        if (!run("umount", folder.toString()) && !run("umount", "-l", folder.toString())) {
            throw new IOException("cannot unmount " + folder);
        }
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

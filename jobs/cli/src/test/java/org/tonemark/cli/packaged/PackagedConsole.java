package org.tonemark.cli.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./tonemark serve} as a process of its own, on a free port. */
final class PackagedConsole implements AutoCloseable {
    private static final Path LIB = Path.of(System.getProperty("tonemark.root"), "curation/console/target/lib");
    private static final Pattern ADDRESS = Pattern.compile("the console is at (http://\\S+)");

    private final Process process;
    private final URI address;

    private PackagedConsole(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it in a folder and waits until it listens. */
    static PackagedConsole serve(Path folder, String... options) throws IOException, InterruptedException {
        assertThat(LIB).as("the console is packaged before this module").isDirectory();
        Path messages = folder.resolve("console.txt");
        List<String> line =
                new ArrayList<>(List.of("-cp", LIB + "/*", "org.tonemark.curation.console.Console", "--port", "0"));
        line.addAll(List.of(options));
        Process process = Packaged.start(folder, line, folder.resolve("console.out"), messages);
        Matcher found = ADDRESS.matcher("");
        while (!found.find()) {
            assertThat(process.isAlive()).as(Files.readString(messages)).isTrue();
            Thread.sleep(200);
            found = ADDRESS.matcher(Files.readString(messages));
        }
        return new PackagedConsole(process, URI.create(found.group(1)));
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

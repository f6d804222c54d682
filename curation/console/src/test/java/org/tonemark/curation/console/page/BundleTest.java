package org.tonemark.curation.console.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle is committed, so that a build needs no Node.js; here it is held to its sources and to its budget. */
class BundleTest {
    private static final Path BUNDLE = Path.of("src/main/resources/org/tonemark/curation/console/assets");
    private static final Path WEB = Path.of("web");

    @Test
    void shouldWeighAtMost120KilobytesGzipped() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String name : List.of("console.js", "player.js", "console.css")) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(Files.readAllBytes(BUNDLE.resolve(name)));
            }
        }
        assertThat(out.size()).isLessThanOrEqualTo(120_000);
    }

    @Test
    void shouldBeWhatItsSourcesGive(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(
                Files.isDirectory(WEB.resolve("node_modules/esbuild")),
                "npm packages are missing: ./test installs them");
        run("node", "build.mjs", folder.toString());
        run("node", "node_modules/typescript/bin/tsc", "--noEmit");
        for (String name : List.of("console.js", "player.js", "console.css", "icon.svg")) {
            assertThat(folder.resolve(name)).hasSameBinaryContentAs(BUNDLE.resolve(name));
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command).directory(WEB.toFile()).inheritIO().start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}

package org.tonemark.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;
import org.tonemark.cli.curation.FullDisk;

class FullDiskTest {
    private static final int TRACKS = 1_500;

    @TempDir
    Path folder;

    @Test
    void shouldStopWithOneLineAndGoOnWhereItStoppedWhenThereIsRoom() throws Exception {
        Optional<FullDisk> mounted = FullDisk.mount(folder.resolve("disk"));
        Assumptions.assumeTrue(mounted.isPresent(), "skipped: this user may not mount a file system");
        Files.createDirectory(folder.resolve("music"));
        for (int i = 0; i < TRACKS; i++) {
            Files.writeString(folder.resolve("music/%04d.mp3".formatted(i)), "track " + i);
        }
        try (FullDisk disk = mounted.get()) {
            disk.fillUpTo(2 << 20);
            Result full = run();
            assertThat(full.code()).as(full.err()).isEqualTo(ExitCode.UNAVAILABLE);
            assertThat(full.err().lines().filter(line -> line.startsWith("tonemark: ")))
                    .singleElement()
                    .asString()
                    .contains("No space left on device", "run the same command again");
            assertThat(full.err()).doesNotContain("\tat ");
            disk.empty();
            Result next = run();
            assertThat(next.code()).as(next.err()).isEqualTo(ExitCode.OK);
            assertThat(next.err()).contains("Recovered ", " from the log");
            assertThat(new HashSet<>(next.outLines())).hasSize(TRACKS);
            Result last = run();
            assertThat(last.out()).isEqualTo(next.out());
            assertThat(last.err()).contains(TRACKS + " from the log");
        }
    }

    private Result run() {
        return new TestHost(folder).run("verify", "music", "--out", "disk/out", "--json", "--master", "none");
    }
}

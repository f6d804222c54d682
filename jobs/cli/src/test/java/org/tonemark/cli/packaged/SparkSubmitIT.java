package org.tonemark.cli.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.features.decode.BadAudio;
import org.tonemark.features.decode.FfmpegTranscoder.Format;

/** The packaged programs: the jar through Spark's own SparkSubmit, and the class path of {@code ./tonemark}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparkSubmitIT {
    @TempDir
    static Path folder;

    @BeforeAll
    void music() throws IOException {
        Files.createDirectory(folder.resolve("music"));
        for (Format format : List.of(Format.MP3, Format.FLAC, Format.VORBIS, Format.WAV_S16)) {
            String name =
                    format.name().toLowerCase(Locale.ROOT) + (format == Format.WAV_S16 ? ".wav" : "." + ending(format));
            Files.write(folder.resolve("music").resolve(name), BadAudio.coded(format));
        }
        Files.writeString(folder.resolve("music/text.mp3"), "no audio");
    }

    private static String ending(Format format) {
        return format == Format.VORBIS ? "ogg" : format.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void shouldHoldNoSparkScalaOrHadoop() throws IOException {
        try (JarFile jar =
                new JarFile(Packaged.TARGET.resolve("tonemark-jobs.jar").toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .contains("org/tonemark/cli/Tonemark.class")
                    .noneMatch(
                            name -> name.matches("(org/apache/(spark|hadoop|parquet|logging)|scala|org/slf4j/impl)/.*"))
                    .noneMatch(name -> name.matches(
                            ".*(windows|macosx|darwin|android|ios|arm|aarch64|ppc)[^/]*/.*\\.(dll|dylib|so)"));
        }
    }

    @Test
    void shouldPrintHelpFromTheClassPathOfTheLauncher() throws Exception {
        assertThat(launcher("--help")).contains("verify", "Exit codes");
    }

    @Test
    void shouldGiveTheSameBytesThroughSparkSubmit() throws Exception {
        Packaged.assumeModel();
        String plain = launcher("verify", "music", "--json", "--master", "none");
        assertThat(plain.lines()).hasSize(5);
        assertThat(launcher("verify", "music", "--json", "--master", "local[2]"))
                .isEqualTo(plain);
        assertThat(Packaged.run(folder, Packaged.submit("local[2]", "verify", "music", "--json")))
                .isEqualTo(plain);
    }

    private static String launcher(String... arguments) throws Exception {
        return Packaged.run(folder, Packaged.launcher(arguments));
    }
}

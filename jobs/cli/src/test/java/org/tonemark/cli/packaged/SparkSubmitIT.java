package org.tonemark.cli.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.features.decode.BadAudio;
import org.tonemark.features.decode.FfmpegTranscoder.Format;

/** The packaged programs: the jar through Spark's own SparkSubmit, and the class path of {@code ./tonemark}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparkSubmitIT {
    private static final Path TARGET = Path.of(System.getProperty("tonemark.target"));
    private static final Path ROOT = Path.of(System.getProperty("tonemark.root"));

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
        try (JarFile jar = new JarFile(TARGET.resolve("tonemark-jobs.jar").toFile())) {
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
        assumeModel();
        String plain = launcher("verify", "music", "--json", "--master", "none");
        assertThat(plain.lines()).hasSize(5);
        assertThat(launcher("verify", "music", "--json", "--master", "local[2]"))
                .isEqualTo(plain);
        List<String> submit = new ArrayList<>(List.of("-cp", sparkClassPath()));
        submit.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", "local[2]"));
        submit.addAll(List.of(
                "--class",
                "org.tonemark.cli.Tonemark",
                TARGET.resolve("tonemark-jobs.jar").toString()));
        submit.addAll(List.of("verify", "music", "--json"));
        assertThat(java(submit)).isEqualTo(plain);
    }

    /** What a Spark distribution holds; jars that we use directly too are in lib only. */
    private static String sparkClassPath() throws IOException {
        List<String> jars = new ArrayList<>(
                List.of(Files.readString(TARGET.resolve("spark-classpath.txt")).strip()));
        try (Stream<Path> lib = Files.list(TARGET.resolve("lib"))) {
            lib.map(Path::toString)
                    .filter(jar -> jar.matches(".*/(slf4j-api|jackson|commons)-[^/]*\\.jar"))
                    .forEach(jars::add);
        }
        return String.join(":", jars);
    }

    private static void assumeModel() throws IOException {
        Path models = ROOT.resolve("models");
        boolean there = false;
        if (Files.isDirectory(models)) {
            try (Stream<Path> list = Files.list(models)) {
                there = list.anyMatch(Files::isDirectory);
            }
        }
        Assumptions.assumeTrue(there, "skipped: no trained model under models/");
    }

    private static String launcher(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("-cp", TARGET.resolve("lib") + "/*", "org.tonemark.cli.Tonemark"));
        command.addAll(List.of(arguments));
        return java(command);
    }

    private static String java(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        command.addAll(List.of("@" + ROOT.resolve("jobs/cli/jvm.options"), "-Dtonemark.home=" + ROOT));
        command.addAll(arguments);
        Path messages = folder.resolve("messages.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(messages.toFile());
        builder.environment().put("TONEMARK_MODELS", ROOT.resolve("models").toString());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(messages)).isZero();
        return out;
    }
}

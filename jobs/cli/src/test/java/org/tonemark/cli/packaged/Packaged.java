package org.tonemark.cli.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Command lines of the packaged programs. */
final class Packaged {
    static final Path TARGET = Path.of(System.getProperty("tonemark.target"));
    static final Path OPTIONS = Path.of(System.getProperty("tonemark.root")).resolve("jobs/cli/jvm.options");
    private static final Path ROOT = Path.of(System.getProperty("tonemark.root"));

    private Packaged() {}

    static void assumeModel() throws IOException {
        Path models = ROOT.resolve("models");
        boolean there = false;
        if (Files.isDirectory(models)) {
            try (Stream<Path> list = Files.list(models)) {
                there = list.anyMatch(Files::isDirectory);
            }
        }
        Assumptions.assumeTrue(there, "skipped: no trained model under models/");
    }

    /** What a Spark distribution holds; jars that we use directly too are in lib only. */
    static List<Path> sparkJars() throws IOException {
        List<Path> jars = new ArrayList<>(Arrays.stream(Files.readString(TARGET.resolve("spark-classpath.txt"))
                        .strip()
                        .split(":"))
                .map(Path::of)
                .toList());
        try (Stream<Path> lib = Files.list(TARGET.resolve("lib"))) {
            lib.filter(jar -> jar.toString().matches(".*/(slf4j-api|jackson|commons)-[^/]*\\.jar"))
                    .forEach(jars::add);
        }
        return jars;
    }

    /** What {@code ./tonemark} starts: JVM arguments. */
    static List<String> launcher(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("-cp", TARGET.resolve("lib") + "/*", "org.tonemark.cli.Tonemark"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** What {@code spark-submit} starts: JVM arguments. */
    static List<String> submit(String master, String... arguments) throws IOException {
        String jars = String.join(":", sparkJars().stream().map(Path::toString).toList());
        List<String> command = new ArrayList<>(List.of("-cp", jars, "org.apache.spark.deploy.SparkSubmit"));
        command.addAll(List.of("--master", master, "--class", "org.tonemark.cli.Tonemark"));
        command.add(TARGET.resolve("tonemark-jobs.jar").toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Starts a Java process in a folder. */
    static Process start(Path folder, List<String> arguments, Path out, Path messages) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        command.addAll(List.of("@" + OPTIONS, "-Dtonemark.home=" + ROOT));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(messages.toFile());
        builder.environment().put("TONEMARK_MODELS", ROOT.resolve("models").toString());
        return builder.start();
    }

    /** Runs one to its good end and returns its output. */
    static String run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path messages = folder.resolve("messages.txt");
        Process process = start(folder, arguments, out, messages);
        assertThat(process.waitFor()).as(Files.readString(messages)).isZero();
        return Files.readString(out);
    }
}

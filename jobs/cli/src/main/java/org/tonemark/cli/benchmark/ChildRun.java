package org.tonemark.cli.benchmark;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.tonemark.cli.Host;
import org.tonemark.cli.Tonemark;

/**
 * Runs a stage in a Java process of its own, with the flags of this one, and reads what it used from Linux's
 * {@code /proc}: processor time of the process and of all its ended children (ffmpeg), peak resident memory of the
 * process.
 */
final class ChildRun {
    private static final double TICKS_PER_SECOND = 100; // USER_HZ, fixed on Linux

    private final Host host;
    private final String master;

    ChildRun(Host host, String master) {
        this.host = host;
        this.master = master;
    }

    /** @param peakMemoryMb resident memory of the Java process alone, MiB */
    record Usage(double cpuSeconds, double wallSeconds, double peakMemoryMb) {}

    Usage run(Stage stage, List<Path> inputs) throws IOException {
        Path folder = Files.createTempDirectory("tonemark-benchmark");
        try {
            Path list = Files.write(
                    folder.resolve("inputs.txt"),
                    inputs.stream().map(Path::toString).toList());
            return tonemark(arguments(stage, list, folder));
        } finally {
            delete(folder);
        }
    }

    /** Runs a command line to its end. @throws IOException if it does not end well */
    Usage tonemark(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", absoluteClassPath(), Tonemark.class.getName()));
        command.addAll(arguments);
        Path messages = Files.createTempFile("tonemark-benchmark", ".txt");
        try {
            double before = endedChildrenSeconds();
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .directory(host.directory().toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(messages.toFile())
                    .start();
            double peak = watch(process);
            double wall = (System.nanoTime() - start) / 1e9;
            if (process.exitValue() != 0) {
                throw new IOException(
                        arguments + " ended with " + process.exitValue() + ": " + Files.readString(messages));
            }
            return new Usage(endedChildrenSeconds() - before, wall, peak);
        } finally {
            Files.delete(messages);
        }
    }

    private List<String> arguments(Stage stage, Path list, Path folder) {
        if (stage == Stage.VERIFY) {
            String out = folder.resolve("out").toString();
            return List.of("verify", list.toString(), "--out", out, "--quiet", "--master", master);
        }
        return List.of("benchmark", list.toString(), "--run-stage", stage.name().toLowerCase(Locale.ROOT));
    }

    private static String absoluteClassPath() {
        List<String> parts = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            parts.add(Path.of(part).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, parts);
    }

    /** Waits for the end; returns the highest peak seen, MiB. */
    private static double watch(Process process) throws IOException {
        double peak = 0;
        try {
            while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, peakMemoryMb(process.pid()));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return peak;
    }

    private static double peakMemoryMb(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
                }
            }
        } catch (IOException e) {
            // ended between two looks
        }
        return 0;
    }

    /** Processor time of all children that have ended, and of theirs: fields 16 and 17 of {@code /proc/self/stat}. */
    private static double endedChildrenSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_PER_SECOND;
    }

    static void delete(Path folder) throws IOException {
        List<Path> all;
        try (var files = Files.walk(folder)) {
            all = new ArrayList<>(files.toList());
        }
        java.util.Collections.reverse(all);
        for (Path path : all) {
            Files.delete(path);
        }
    }
}

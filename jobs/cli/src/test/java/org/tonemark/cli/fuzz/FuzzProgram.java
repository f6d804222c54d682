package org.tonemark.cli.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tonemark.cli.Analyzers;
import org.tonemark.cli.Host;
import org.tonemark.cli.Programs;
import org.tonemark.cli.ShippedModels;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;

/**
 * Mutants through {@code verify} on Spark: counts what is lost or left behind. As a program, from the class path of the
 * tests: {@code FuzzProgram FOLDER [COUNT] [SEED]}; exit code 1 if anything is.
 */
public final class FuzzProgram {
    private FuzzProgram() {}

    public static void main(String[] args) throws IOException {
        int count = args.length > 1 ? Integer.parseInt(args[1]) : 2_000;
        long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
        Found found = run(Files.createDirectories(Path.of(args[0]).toAbsolutePath()), new ShippedModels(), count, seed);
        System.out.println(found);
        System.exit(found.clean() ? 0 : 1);
    }

    /**
     * What was found.
     *
     * @param exitCode of the command
     * @param withoutOutcome inputs that have none, or no line at all
     * @param processes still running when the command had ended
     * @param files in the folder for temporary files that were not there before; Spark removes its own when the JVM ends
     * @param outcomes inputs by outcome and first reason
     */
    record Found(int exitCode, int withoutOutcome, long processes, List<String> files, Map<String, Integer> outcomes) {
        boolean clean() {
            return exitCode == 0 && withoutOutcome == 0 && processes == 0 && files.isEmpty();
        }
    }

    static Found run(Path folder, Analyzers analyzers, int count, long seed) throws IOException {
        Path mutants = Files.createDirectories(folder.resolve("mutants"));
        Mutants.write(mutants, count, seed);
        List<String> before = temporary();
        long processes = children();
        Path lines = folder.resolve("verdicts.jsonl");
        int code;
        try (PrintStream out = new PrintStream(lines.toFile(), StandardCharsets.UTF_8)) {
            Host host = new Host(
                    System.in,
                    out,
                    System.err,
                    Map.of(),
                    folder,
                    Path.of(System.getProperty("tonemark.root", "")),
                    false,
                    Clock.systemUTC());
            code = Programs.run(host, analyzers, "verify", "mutants", "--json", "--out", "out", "--master", "local[2]");
        }
        List<String> left =
                temporary().stream().filter(f -> !before.contains(f)).toList();
        Map<String, Integer> outcomes = new TreeMap<>();
        int missing = count;
        for (String line : Files.readAllLines(lines)) {
            Verdict verdict = VerdictJson.read(line);
            missing -= verdict.outcome() == null ? 0 : 1;
            String reason =
                    verdict.reasons().isEmpty() ? "" : " " + verdict.reasons().get(0);
            outcomes.merge(verdict.outcome() + reason, 1, Integer::sum);
        }
        return new Found(code, missing, children() - processes, left, outcomes);
    }

    private static long children() {
        return ProcessHandle.current().descendants().count();
    }

    private static List<String> temporary() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> name.matches("(tonemark|blockmgr|ffmpeg|javacpp).*"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

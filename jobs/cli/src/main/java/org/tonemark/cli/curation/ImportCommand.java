package org.tonemark.cli.curation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.store.JdbiSubmissions.Imported;
import org.tonemark.curation.store.json.CurationJson;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;
import org.tonemark.verdictlog.ParquetVerdictLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes verdicts of runs into the curation. */
@Command(
        name = "import",
        description = {
            "Takes the verdicts of runs into the curation; importing one again changes nothing.",
            "Input: a folder that verify wrote with --out, a file of verify --json lines, or - for such lines."
        },
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
    private static final int LONGEST_LINE = 1_000_000;

    private final Host host;

    @Parameters(arity = "1..*", paramLabel = "RUN")
    private List<String> runs = List.of();

    @Mixin
    private StoreOptions options = new StoreOptions();

    public ImportCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        for (String run : runs) {
            read(run, verdicts);
        }
        if (verdicts.isEmpty()) {
            throw UserException.usage("no verdicts in " + String.join(", ", runs));
        }
        Imported imported = options.with(host, store -> store.submissions().importVerdicts(verdicts));
        host.out().println(CurationJson.write(imported));
        return ExitCode.OK;
    }

    private void read(String run, List<Verdict> into) throws IOException {
        if (run.equals("-")) {
            readLines("standard input", host.in(), into);
            return;
        }
        Path path = host.resolve(run);
        if (Files.isDirectory(path)) {
            Path log = path.resolve("verdicts");
            new ParquetVerdictLog(Files.isDirectory(log) ? log : path).forEach(into::add);
        } else {
            try (InputStream in = Files.newInputStream(path)) {
                readLines(run, in, into);
            }
        }
    }

    private static void readLines(String name, InputStream in, List<Verdict> into) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        int number = 1;
        try {
            for (String line = next(lines); line != null; line = next(lines)) {
                if (!line.isBlank()) {
                    into.add(complete(VerdictJson.read(line)));
                }
                number++;
            }
        } catch (IllegalArgumentException e) {
            throw UserException.usage(name + ":" + number + ": " + e.getMessage());
        }
    }

    /** The next line, {@code null} after the last; one without an end must not take all memory. */
    private static @Nullable String next(BufferedReader lines) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = lines.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = lines.read()) {
            if (line.length() == LONGEST_LINE) {
                throw new IllegalArgumentException("a line of more than " + LONGEST_LINE + " characters");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private static Verdict complete(Verdict verdict) {
        if (Stream.of(verdict.input(), verdict.reasons(), verdict.model(), verdict.policy())
                .anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("not a verdict: it needs input, reasons, model and policy");
        }
        return verdict;
    }
}

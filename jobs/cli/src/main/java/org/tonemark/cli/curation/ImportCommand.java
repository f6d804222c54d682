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
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                try {
                    into.add(complete(VerdictJson.read(line)));
                } catch (IllegalArgumentException e) {
                    throw UserException.usage(name + ":" + number + ": " + e.getMessage());
                }
            }
        }
    }

    private static Verdict complete(Verdict verdict) {
        if (Stream.of(verdict.input(), verdict.reasons(), verdict.model(), verdict.policy())
                .anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("not a verdict: it needs input, reasons, model and policy");
        }
        return verdict;
    }
}

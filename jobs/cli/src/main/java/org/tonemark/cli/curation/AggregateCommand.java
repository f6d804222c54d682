package org.tonemark.cli.curation;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.core.aggregate.Consensus;
import org.tonemark.curation.core.aggregate.Labels;
import org.tonemark.curation.store.json.CurationJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Consensus of crowd labels. */
@Command(
        name = "aggregate",
        description = {
            "Consensus of crowd labels by every method, ours included.",
            "Input: CSV files with a header: item,worker,label; truth and gold: item,label. Exact duplicates count once."
        },
        mixinStandardHelpOptions = true)
public final class AggregateCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "LABELS.csv")
    private String labels = "";

    @Option(names = "--truth", paramLabel = "TRUTH.csv", description = "grades the methods")
    private @Nullable String truth;

    @Option(names = "--gold", paramLabel = "GOLD.csv", description = "truths that the methods may use")
    private @Nullable String gold;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Option(names = "--consensus", paramLabel = "METHOD", description = "prints that method's labels as CSV instead")
    private @Nullable String consensus;

    public AggregateCommand(Host host) {
        this.host = host;
    }

    /** Percent. @param calibratedEce after the shipped temperature; null where the method has no posterior */
    record Grade(
            @Nullable Double accuracy,
            @Nullable Double ece,
            @Nullable Double calibratedEce) {}

    /** The JSON object. */
    record Grades(int items, int workers, int labels, Map<String, Grade> methods) {}

    @Override
    public Integer call() throws IOException {
        Map<String, String> known = table(truth);
        Map<String, String> told = table(gold);
        Labels all = Labels.of(
                CsvFile.read(labels, host.resolve(labels), 3).stream()
                        .map(row -> new Labels.Row(row.get(0), row.get(1), row.get(2)))
                        .toList(),
                known.values());
        Map<String, Consensus.Result> results = Consensus.of(all, known, told);
        if (consensus != null) {
            printConsensus(all, results);
        } else {
            print(all, results);
        }
        return ExitCode.OK;
    }

    private Map<String, String> table(@Nullable String file) throws IOException {
        Map<String, String> table = new TreeMap<>();
        if (file != null) {
            for (List<String> row : CsvFile.read(file, host.resolve(file), 2)) {
                table.put(row.get(0), row.get(1));
            }
        }
        return table;
    }

    private void print(Labels all, Map<String, Consensus.Result> results) {
        Map<String, Grade> grades = new LinkedHashMap<>();
        results.forEach((name, r) ->
                grades.put(name, new Grade(round(r.accuracy()), round(r.ece()), round(r.calibratedEce()))));
        if (json) {
            host.out()
                    .println(CurationJson.write(
                            new Grades(all.items().size(), all.workers().size(), all.size(), grades)));
            return;
        }
        grades.forEach((name, grade) -> host.out()
                .println(String.format(
                        Locale.ROOT,
                        "%-22s accuracy %s %%  ECE %s %%  calibrated %s %%",
                        name,
                        text(grade.accuracy()),
                        text(grade.ece()),
                        text(grade.calibratedEce()))));
    }

    private void printConsensus(Labels all, Map<String, Consensus.Result> results) {
        Consensus.Result chosen = results.get(String.valueOf(consensus));
        if (chosen == null) {
            throw UserException.usage(
                    "no such method: " + consensus + " (" + String.join(", ", results.keySet()) + ")");
        }
        host.out().println("item,label,probability");
        for (int i = 0; i < all.items().size(); i++) {
            double probability =
                    java.util.Arrays.stream(chosen.probabilities()[i]).max().orElse(0);
            host.out()
                    .println(String.format(
                            Locale.ROOT,
                            "%s,%s,%.4f",
                            quoted(all.items().get(i)),
                            quoted(chosen.labels().get(i)),
                            probability));
        }
    }

    private static String quoted(String field) {
        return field.matches("[^,\"]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    private static @Nullable Double round(@Nullable Double percent) {
        return percent == null ? null : Math.round(percent * 100) / 100.0;
    }

    private static String text(@Nullable Double percent) {
        return percent == null ? "–" : String.format(Locale.ROOT, "%.2f", percent);
    }
}

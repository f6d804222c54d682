package org.tonemark.cli.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.ShippedModels;
import org.tonemark.cli.UserException;
import org.tonemark.nets.ModelBundle;
import org.tonemark.nets.dataset.Measured;

/**
 * {@code evaluate --compare OLD NEW}: two models on one manifest, two files of {@code verify --json} lines, or two
 * {@code metrics.json}.
 */
public final class CompareRun {
    private final Host host;
    private final Path out;
    private final boolean json;

    /** @param out folder of comparison.json and comparison.html */
    public CompareRun(Host host, Path out, boolean json) {
        this.host = host;
        this.out = out;
        this.json = json;
    }

    /** Measures labelled tracks. */
    public interface Tracks {
        List<Measured> measure() throws IOException;
    }

    private enum Kind {
        MODEL,
        VERDICTS,
        METRICS
    }

    /**
     * Compares and writes.
     *
     * @param tracks measures the labelled tracks; asked for only where two models are compared
     * @return the exit code
     * @throws UserException if the two are not of one kind
     */
    public int run(String before, String after, Tracks tracks) throws IOException {
        Kind kind = kind(before);
        if (kind != kind(after)) {
            throw UserException.usage(
                    "--compare takes two models, two files of verify --json lines, or two metrics.json;" + " " + before
                            + " and " + after + " are of two kinds");
        }
        if (kind == Kind.METRICS) {
            List<MetricsChange> figures = MetricsChange.of(metrics(before), metrics(after));
            return write(
                    CompareJson.of(before, after, figures),
                    ComparePage.of(before, after, figures),
                    CompareText.of(figures));
        }
        Comparison comparison = kind == Kind.VERDICTS
                ? Comparer.verdicts(host.resolve(before), host.resolve(after))
                : Comparer.models(
                        ModelBundle.load(ShippedModels.find(host, before)),
                        ModelBundle.load(ShippedModels.find(host, after)),
                        tracks.measure());
        return write(CompareJson.of(comparison), ComparePage.of(comparison), CompareText.of(comparison));
    }

    private int write(String numbers, String page, String text) throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("comparison.json"), numbers + "\n");
        Files.writeString(out.resolve("comparison.html"), page);
        host.out().print(json ? numbers + "\n" : text);
        host.say("Comparison: " + out.resolve("comparison.json") + "  Page: " + out.resolve("comparison.html"));
        return ExitCode.OK;
    }

    private Kind kind(String name) throws IOException {
        Path file = host.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Kind.MODEL;
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String first = lines.readLine();
            boolean verdict = first != null && first.startsWith("{\"input\":");
            return verdict ? Kind.VERDICTS : Kind.METRICS;
        }
    }

    private JsonNode metrics(String name) throws IOException {
        try {
            JsonNode node = new JsonMapper().readTree(host.resolve(name).toFile());
            if (node.isObject() && node.has("unseen")) {
                return node;
            }
        } catch (JsonProcessingException e) {
            // said below
        }
        throw UserException.usage(name + " holds neither verify --json lines nor the metrics of an evaluation");
    }
}

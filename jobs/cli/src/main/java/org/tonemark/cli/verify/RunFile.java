package org.tonemark.cli.verify;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.tonemark.cli.drift.BatchWatch;
import org.tonemark.cli.drift.WatchJson;
import org.tonemark.cli.verify.BatchRow.Source;
import org.tonemark.verdict.Outcome;

/**
 * {@code runs/RUN.json} (docs/schema/run-1.json): what a run did. Written at the start as {@code running} and replaced
 * at the end, so that a killed run leaves a trace.
 */
final class RunFile {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Path file;
    private final ObjectNode content = MAPPER.createObjectNode();
    private final Instant started;

    RunFile(Path folder, String run, Instant started, RunIdentity identity) {
        this.file = folder.resolve(run + ".json");
        this.started = started;
        content.put("schema", "run-1").put("run", run).put("state", "running");
        content.put("startedAt", started.toString()).putNull("endedAt");
        content.put("tonemark", identity.version())
                .put("model", identity.model())
                .put("policy", identity.policy())
                .put("master", identity.master())
                .put("java", System.getProperty("java.version"));
        content.put("inputs", identity.inputs()).put("skippedByName", identity.skippedByName());
    }

    /** What is known before a run starts. */
    record RunIdentity(String version, String model, String policy, String master, int inputs, int skippedByName) {}

    /** @param state {@code running}, {@code complete}, {@code interrupted} or {@code failed} */
    void write(String state, Instant now, Tally tally, double firstVerdictSeconds, long recoveredRows, BatchWatch watch)
            throws IOException {
        content.put("state", state);
        if (!state.equals("running")) {
            content.put("endedAt", now.toString());
        }
        ObjectNode outcomes = content.putObject("outcomes");
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome.json(), tally.of(outcome));
        }
        content.put("withoutOutcome", tally.withoutOutcome());
        content.put("measured", tally.of(Source.MEASURED)).put("fromLog", tally.of(Source.LOGGED));
        content.put("duplicates", tally.of(Source.DUPLICATE)).put("recoveredRows", recoveredRows);
        addTimings(now, tally, firstVerdictSeconds);
        addFailures(tally);
        WatchJson.add(content, watch);
        store();
    }

    private void addTimings(Instant now, Tally tally, double firstVerdictSeconds) {
        double wall = java.time.Duration.between(started, now).toMillis() / 1e3;
        ObjectNode timings = content.putObject("timings").put("wallSeconds", wall);
        if (tally.done() > 0) {
            timings.put("firstVerdictSeconds", round(firstVerdictSeconds));
        } else {
            timings.putNull("firstVerdictSeconds");
        }
        timings.put("tracksPerSecond", wall > 0 ? round(tally.done() / wall) : 0);
        timings.put("trackSecondsMedian", round(tally.secondsAt(0.5)));
        timings.put("trackSecondsMax", round(tally.secondsAt(1)));
    }

    private void addFailures(Tally tally) {
        ArrayNode failures = content.putArray("failures");
        for (BatchRow row : tally.failures()) {
            ObjectNode failure = failures.addObject();
            failure.put("input", row.verdict().input());
            failure.put("cid", row.verdict().cid());
            Outcome outcome = row.verdict().outcome();
            failure.put("outcome", outcome == null ? null : outcome.json());
            ArrayNode reasons = failure.putArray("reasons");
            row.verdict().reasons().forEach(reasons::add);
            failure.put("detail", row.detail());
        }
    }

    private void store() throws IOException {
        Files.createDirectories(file.getParent());
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".tmp");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        Files.writeString(unfinished, MAPPER.writer(printer).writeValueAsString(content) + "\n");
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static double round(double value) {
        return Math.round(value * 1e3) / 1e3;
    }
}

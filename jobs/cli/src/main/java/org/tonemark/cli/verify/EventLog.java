package org.tonemark.cli.verify;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;

/**
 * Events of a run as JSON, one object a line: {@code time}, {@code level}, {@code run}, {@code event}, and what belongs to
 * the event. Joins run files by {@code run} and verdicts by {@code cid}. ASCII only, so that hostile names stay on their
 * line. Several runs may append to one file.
 */
final class EventLog implements Closeable {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final @Nullable Writer lines;
    private final Clock clock;
    private final String run;

    /** @param file appended to; {@code null} for no log */
    EventLog(@Nullable Path file, Clock clock, String run) throws IOException {
        this.lines = file == null
                ? null
                : Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.clock = clock;
        this.run = run;
    }

    void info(String event, Consumer<ObjectNode> fields) throws IOException {
        write("info", event, fields);
    }

    void error(String event, Consumer<ObjectNode> fields) throws IOException {
        write("error", event, fields);
    }

    /** A track is done; one without a measurement is a warning. */
    void track(BatchRow row, double seconds, long bytes) throws IOException {
        Verdict verdict = row.verdict();
        Outcome outcome = verdict.outcome();
        boolean measured = outcome != null && outcome != Outcome.UNREADABLE;
        write(measured ? "info" : "warn", "track", node -> {
            node.put("cid", verdict.cid()).put("input", verdict.input());
            node.put("outcome", outcome == null ? null : outcome.json());
            verdict.reasons().forEach(node.putArray("reasons")::add);
            node.put("source", row.source().name().toLowerCase(java.util.Locale.ROOT));
            node.put("seconds", Math.round(seconds * 1e3) / 1e3).put("bytes", bytes);
            if (!row.detail().isEmpty()) {
                node.put("detail", row.detail());
            }
        });
    }

    /** What a track got when it was compared with known tracks, where that changed anything. */
    void known(BatchRow row) throws IOException {
        Verdict verdict = row.verdict();
        write("info", "known", node -> {
            node.put("cid", verdict.cid()).put("input", verdict.input());
            node.put(
                    "outcome",
                    verdict.outcome() == null ? null : verdict.outcome().json());
            verdict.reasons().forEach(node.putArray("reasons")::add);
            var known = node.putArray("known");
            verdict.known().forEach(relative -> known.add(relative.name()));
        });
    }

    private synchronized void write(String level, String event, Consumer<ObjectNode> fields) throws IOException {
        if (lines == null) {
            return;
        }
        ObjectNode node = MAPPER.createObjectNode();
        node.put("time", clock.instant().toString()).put("level", level);
        node.put("run", run).put("event", event);
        fields.accept(node);
        lines.write(MAPPER.writeValueAsString(node) + "\n");
        lines.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }
}

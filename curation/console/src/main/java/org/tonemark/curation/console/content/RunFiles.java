package org.tonemark.curation.console.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.console.view.OperatorsPage.Finding;
import org.tonemark.curation.console.view.OperatorsPage.Run;

/** Run files of {@code verify}: {@code RESULTS/runs/RUN.json}. */
public final class RunFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 50;
    private static final Set<String> STATES = Set.of("running", "complete", "interrupted", "failed");

    private final @Nullable Path folder;

    public RunFiles(@Nullable Path results) {
        this.folder = results == null ? null : results.resolve("runs");
    }

    /** The newest first, at most fifty; files that are no run files are passed over. */
    public List<Run> newest() {
        return runs().toList();
    }

    /** The newest one that has ended. */
    public Optional<Run> lastEnded() {
        return runs().filter(run -> !run.state().equals("running")).findFirst();
    }

    /** Each file is read when its turn comes. */
    private Stream<Run> runs() {
        return files(MOST).stream().map(RunFiles::read).flatMap(Optional::stream);
    }

    private static Optional<Run> read(Path file) {
        try {
            JsonNode run = JSON.readTree(file.toFile());
            if (!STATES.contains(run.path("state").asText())) {
                return Optional.empty();
            }
            JsonNode outcomes = run.path("outcomes");
            String drift = run.path("drift").path("state").asText("");
            return Optional.of(new Run(
                    run.path("run").asText(),
                    run.path("state").asText(),
                    Instant.parse(run.path("startedAt").asText()).toEpochMilli(),
                    run.path("timings").path("wallSeconds").asDouble(),
                    run.path("inputs").asLong(),
                    run.path("measured").asLong(),
                    outcomes.path("accepted").asLong(),
                    outcomes.path("review").asLong(),
                    outcomes.path("rejected").asLong(),
                    outcomes.path("unreadable").asLong(),
                    run.path("withoutOutcome").asLong(),
                    drift.equals("left") || drift.equals("within") ? drift : "",
                    findings(run.path("drift").path("findings"))));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<Finding> findings(JsonNode all) {
        List<Finding> findings = new ArrayList<>();
        for (JsonNode one : all) {
            findings.add(new Finding(
                    one.path("family").asText(),
                    one.path("bound").asDouble(),
                    one.path("share").asDouble(),
                    one.path("expectedShare").asDouble()));
        }
        return findings;
    }

    /** Names begin with the time. */
    private List<Path> files(int most) {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.getFileName().toString().matches("[0-9]{8}T[0-9]{6}Z-[0-9a-f]{4}\\.json"))
                    .sorted(Comparator.reverseOrder())
                    .limit(most)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}

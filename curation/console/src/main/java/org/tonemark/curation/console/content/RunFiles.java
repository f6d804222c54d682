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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.console.view.OperatorsPage.Run;

/** Run files of {@code verify}: {@code RESULTS/runs/RUN.json}. */
public final class RunFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 50;

    private final @Nullable Path folder;

    public RunFiles(@Nullable Path results) {
        this.folder = results == null ? null : results.resolve("runs");
    }

    /** The newest first, at most fifty; files that are no run files are passed over. */
    public List<Run> newest() {
        List<Run> runs = new ArrayList<>();
        for (Path file : files()) {
            try {
                JsonNode run = JSON.readTree(file.toFile());
                long tracks = 0;
                for (JsonNode count : run.path("outcomes")) {
                    tracks += count.asLong();
                }
                runs.add(new Run(
                        run.path("run").asText(),
                        Instant.parse(run.path("startedAt").asText()).toEpochMilli(),
                        tracks,
                        run.path("withoutOutcome").asLong(),
                        run.path("drift")
                                .path("state")
                                .asText("")
                                .replaceFirst("^(too-few-tracks|no-reference)$", "")));
            } catch (IOException | DateTimeException e) {
                continue;
            }
        }
        return runs;
    }

    /** Names begin with the time. */
    private List<Path> files() {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.getFileName().toString().matches("[0-9]{8}T[0-9]{6}Z-[0-9a-f]{4}\\.json"))
                    .sorted(Comparator.reverseOrder())
                    .limit(MOST)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}

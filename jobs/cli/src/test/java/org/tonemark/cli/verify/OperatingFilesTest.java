package org.tonemark.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;

/** Metrics and events of a run. */
class OperatingFilesTest {
    /** The text format 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats), without time stamps. */
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{((?:[a-zA-Z_][a-zA-Z0-9_]*="
            + "\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)*)})? (-?[0-9.]+(?:[eE][+-]?[0-9]+)?)");

    private static final Pattern COMMENT =
            Pattern.compile("# (?:HELP ([a-z_]+) .+|TYPE ([a-z_]+) (?:gauge|counter|summary|histogram))");

    @TempDir
    Path folder;

    private Result result;

    @BeforeEach
    void verify() throws IOException {
        Files.createDirectory(folder.resolve("music"));
        for (int i = 0; i < 12; i++) {
            Files.writeString(folder.resolve("music/" + i + ".mp3"), i == 3 ? "" : i == 4 ? "!" : "track " + i % 9);
        }
        Files.writeString(folder.resolve("music/two\nlines.mp3"), "odd");
        result = run();
    }

    @Test
    void shouldWriteMetricsThatAParserReads() throws IOException {
        Map<String, Double> samples = parse(Files.readAllLines(folder.resolve("run.prom")));
        assertThat(samples.get("tonemark_run_inputs")).isEqualTo(13);
        assertThat(sum(samples, "tonemark_run_tracks{")).isEqualTo(13);
        assertThat(samples.get("tonemark_run_tracks{outcome=\"none\"}")).isEqualTo(1);
        assertThat(samples.get("tonemark_run_tracks{outcome=\"unreadable\"}")).isEqualTo(1);
        assertThat(samples.get("tonemark_run_reasons{reason=\"EMPTY_FILE\"}")).isEqualTo(1);
        assertThat(samples.get("tonemark_run_tracks_by_source{source=\"duplicate\"}"))
                .isEqualTo(3);
        assertThat(samples.get("tonemark_run_track_seconds_count"))
                .isEqualTo(samples.get("tonemark_run_tracks_by_source{source=\"measured\"}"));
        assertThat(samples.get("tonemark_run_read_bytes")).isPositive();
        assertThat(samples.get("tonemark_run_state{state=\"complete\"}")).isEqualTo(1);
        assertThat(sum(samples, "tonemark_run_state{")).isEqualTo(1);
        assertThat(samples.keySet())
                .noneMatch(name -> name.contains("baf"))
                .anyMatch(name -> name.startsWith("tonemark_run_info{") && name.contains("model=\"hash-1\""));
    }

    @Test
    void shouldWriteEventsThatJoinOnRunAndCid() throws IOException {
        List<JsonNode> events = events();
        String run = events.get(0).path("run").asText();
        assertThat(folder.resolve("out/runs/" + run + ".json")).exists();
        assertThat(events).allSatisfy(event -> {
            assertThat(event.path("run").asText()).isEqualTo(run);
            assertThat(event.path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
            assertThat(event.path("level").asText()).isIn("info", "warn", "error");
        });
        assertThat(events.stream().map(e -> e.path("event").asText()).distinct())
                .containsExactly("run_started", "track", "run_ended");
        Set<String> cids = result.outLines().stream()
                .map(VerdictJson::read)
                .map(Verdict::cid)
                .map(String::valueOf)
                .collect(Collectors.toSet());
        Set<String> logged = new HashSet<>();
        events.stream()
                .filter(e -> e.path("event").asText().equals("track"))
                .forEach(e -> logged.add(e.path("cid").asText()));
        assertThat(logged).isEqualTo(cids);
    }

    @Test
    void shouldAppendTheEventsOfTheNextRunAndReplaceTheMetrics() throws IOException {
        int before = events().size();
        run();
        assertThat(events().size()).isEqualTo(2 * before);
        Map<String, Double> samples = parse(Files.readAllLines(folder.resolve("run.prom")));
        assertThat(samples.get("tonemark_run_tracks_by_source{source=\"logged\"}"))
                .isEqualTo(9);
    }

    private Result run() {
        return new TestHost(folder)
                .run(
                        "verify",
                        "music",
                        "--out",
                        "out",
                        "--json",
                        "--master",
                        "none",
                        "--metrics",
                        "run.prom",
                        "--log-json",
                        "events.jsonl");
    }

    private List<JsonNode> events() throws IOException {
        JsonMapper mapper = new JsonMapper();
        List<JsonNode> events = new java.util.ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("events.jsonl"))) {
            events.add(mapper.readTree(line));
        }
        return events;
    }

    /** Samples by name and labels; fails on a line that is no part of the format, or comes twice. */
    private static Map<String, Double> parse(List<String> lines) {
        Map<String, Double> samples = new HashMap<>();
        Set<String> typed = new HashSet<>();
        for (String line : lines) {
            Matcher comment = COMMENT.matcher(line);
            if (comment.matches()) {
                if (comment.group(2) != null) {
                    assertThat(typed.add(comment.group(2))).as(line).isTrue();
                }
                continue;
            }
            Matcher sample = SAMPLE.matcher(line);
            assertThat(sample.matches()).as(line).isTrue();
            assertThat(typed).as(line).contains(sample.group(1).replaceFirst("_(sum|count)$", ""));
            String name = line.substring(0, line.lastIndexOf(' '));
            assertThat(samples.put(name, Double.parseDouble(sample.group(3))))
                    .as(line)
                    .isNull();
        }
        return samples;
    }

    private static double sum(Map<String, Double> samples, String prefix) {
        return samples.entrySet().stream()
                .filter(e -> e.getKey().startsWith(prefix))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}

package org.tonemark.curation.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hawkular.agent.prometheus.text.TextPrometheusMetricDataParser;
import org.hawkular.agent.prometheus.types.Counter;
import org.hawkular.agent.prometheus.types.Gauge;
import org.hawkular.agent.prometheus.types.Metric;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.hawkular.agent.prometheus.types.MetricType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.verdict.Outcome;

/** {@code /metrics} as a parser of Prometheus' text format reads it. */
class MetricsTest {
    static final String RUN = "{\"schema\":\"run-1\",\"run\":\"20261121T110000Z-00aa\",\"state\":\"complete\","
            + "\"startedAt\":\"2026-11-21T11:00:00Z\",\"inputs\":5,\"measured\":4,\"withoutOutcome\":1,"
            + "\"outcomes\":{\"accepted\":1,\"review\":2,\"rejected\":1,\"unreadable\":0},"
            + "\"timings\":{\"wallSeconds\":12.5},\"drift\":{\"state\":\"left\",\"findings\":[]}}";

    @TempDir
    Path folder;

    private static List<MetricFamily> scrape(ConsoleWorld world) throws IOException {
        byte[] text = world.browser().get("/metrics").body().getBytes(StandardCharsets.UTF_8);
        TextPrometheusMetricDataParser parser = new TextPrometheusMetricDataParser(new ByteArrayInputStream(text));
        List<MetricFamily> families = new ArrayList<>();
        for (MetricFamily family = parser.parse(); family != null; family = parser.parse()) {
            families.add(family);
        }
        return families;
    }

    private static double value(List<MetricFamily> families, String name, Map<String, String> labels) {
        for (MetricFamily family : families) {
            for (Metric metric : family.getMetrics()) {
                if (family.getName().equals(name) && metric.getLabels().equals(labels)) {
                    return metric instanceof Counter counter ? counter.getValue() : ((Gauge) metric).getValue();
                }
            }
        }
        throw new AssertionError("no " + name + labels);
    }

    @Test
    void shouldFollowTheConventionsWhenAServerScrapes() throws IOException {
        try (ConsoleWorld world = new ConsoleWorld(folder, null, null).track(ConsoleWorld.cid(1), Outcome.REVIEW)) {
            world.browser().get("/t/" + ConsoleWorld.cid(1));
            List<MetricFamily> families = scrape(world);
            assertThat(families).hasSizeGreaterThan(20);
            for (MetricFamily family : families) {
                String name = family.getName();
                assertThat(name).matches("(tonemark|jvm|system|process)_[a-z0-9_]+");
                assertThat(name).as("base units").doesNotMatch(".*_(ms|millis|minutes|hours|kb|mb|percent)(_.*)?");
                assertThat(family.getHelp()).as(name).isNotBlank();
                assertThat(family.getType() == MetricType.COUNTER)
                        .as(name + " is a counter")
                        .isEqualTo(name.endsWith("_total"));
                for (Metric metric : family.getMetrics()) {
                    assertThat(metric.getLabels().toString())
                            .as(name)
                            .doesNotContain(ConsoleWorld.cid(1))
                            .doesNotContainPattern("0x[0-9a-f]{40}");
                }
            }
        }
    }

    @Test
    void shouldCountWhatTheStoreAndTheRunsHold() throws IOException {
        Path runs = Files.createDirectories(folder.resolve("results/runs"));
        Files.writeString(runs.resolve("20261121T110000Z-00aa.json"), RUN);
        Files.writeString(runs.resolve("20261121T120000Z-00aa.json"), RUN.replace("complete", "running"));
        Files.writeString(runs.resolve("20261121T130000Z-00aa.json"), "{damaged");
        try (ConsoleWorld world = new ConsoleWorld(folder, null, folder.resolve("results")).curators(12)) {
            world.track(ConsoleWorld.cid(1), Outcome.ACCEPTED);
            world.track(ConsoleWorld.cid(2), Outcome.REJECTED);
            world.everybodyVotes(world.closeEpoch(), 12);
            System.gc(); // the registry must not be the only one that knows what it asks
            List<MetricFamily> open = scrape(world);
            assertThat(value(open, "tonemark_curation_epoch", Map.of())).isEqualTo(1);
            assertThat(value(open, "tonemark_curation_cases_open", Map.of())).isEqualTo(1);
            assertThat(value(open, "tonemark_curation_verdicts_total", Map.of("outcome", "accepted")))
                    .isEqualTo(1);
            assertThat(value(open, "tonemark_curation_verdicts_total", Map.of("outcome", "review")))
                    .isZero();
            assertThat(value(open, "tonemark_attest_decisions_unsigned", Map.of()))
                    .isZero();
            assertThat(value(open, "tonemark_curation_audit_error_bound_ratio", Map.of()))
                    .isEqualTo(1);
            assertThat(value(open, "tonemark_verify_last_tracks", Map.of("outcome", "review")))
                    .isEqualTo(2);
            assertThat(value(open, "tonemark_verify_last_tracks", Map.of("outcome", "none")))
                    .isEqualTo(1);
            assertThat(value(open, "tonemark_verify_last_drift", Map.of())).isEqualTo(1);
            assertThat(value(open, "tonemark_verify_last_duration_seconds", Map.of()))
                    .isEqualTo(12.5);

            world.closeEpoch();
            world.store.objections().dispute(ConsoleWorld.cid(1), "mine", "me@example.org");
            assertThat(value(scrape(world), "tonemark_curation_disputes_open", Map.of()))
                    .as("the figures are kept for some seconds")
                    .isZero();
            world.clock.forward(Duration.ofSeconds(11));
            List<MetricFamily> decided = scrape(world);
            assertThat(value(decided, "tonemark_curation_cases_open", Map.of())).isZero();
            assertThat(value(decided, "tonemark_attest_decisions_unsigned", Map.of()))
                    .isEqualTo(1);
            assertThat(value(decided, "tonemark_curation_disputes_open", Map.of()))
                    .isEqualTo(1);
        }
    }
}

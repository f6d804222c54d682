package org.tonemark.cli.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.chain.local.LocalTools;
import org.tonemark.curation.core.ballot.Secp256k1;
import org.tonemark.curation.core.hash.RawCid;
import org.tonemark.verdictlog.ParquetVerdictLog;

/**
 * The console as it is packaged, over what verify, curate and attest (on a real chain) have left in their own processes:
 * operators see those figures, and people go on while the other commands write.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(900)
class ConsoleIT {
    private static final BigInteger OPERATOR = BigInteger.valueOf(20261121);
    private static final String UPLOADER = "0x000000000000000000000000000000000000de70";

    /** The demonstration's cases of known truth: verdicts of no track. */
    private static final long GOLD = 6;

    @TempDir
    static Path folder;

    private String decided = "";
    private PackagedConsole console;
    private URI address = URI.create("about:blank");

    @BeforeAll
    void start() throws Exception {
        Packaged.assumeModel();
        assumeTrue(
                LocalTools.find(Path.of(System.getProperty("tonemark.root")), System.getenv())
                        .isPresent(),
                "anvil is not installed: ./test installs it where npm is");
        String said = Packaged.run(folder, Packaged.launcher("demo", "--out", "demo", "--chain"));
        Matcher status = Pattern.compile("Status of (b[a-z2-7]+) ").matcher(said);
        assertThat(status.find()).as(said).isTrue();
        decided = status.group(1);
        tonemark("appeal", decided, "--uploader", UPLOADER, "--statement", "Here is the project");
        String operator = Secp256k1.address(OPERATOR).hex();
        console =
                PackagedConsole.serve(folder, "--data", "demo/curation", "--results", "demo", "--operators", operator);
        address = console.address();
    }

    private String tonemark(String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--data", "demo/curation"));
        return Packaged.run(folder, Packaged.launcher(line.toArray(String[]::new)));
    }

    @AfterAll
    void stop() {
        if (console != null) {
            console.close();
        }
    }

    /** What a page says, without its tags. */
    private static String text(String html) {
        return html.replaceAll("<[^>]+>", " ").replace("&#39;", "'").replaceAll("\\s+", " ");
    }

    private double metric(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + text));
    }

    private JsonNode runFile() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("demo/runs"))) {
            return new JsonMapper().readTree(runs.findFirst().orElseThrow().toFile());
        }
    }

    private Map<String, Long> logged() throws IOException {
        Map<String, Long> outcomes = new TreeMap<>(Map.of("review", GOLD));
        new ParquetVerdictLog(folder.resolve("demo/verdicts"))
                .forEach(verdict -> outcomes.merge(verdict.outcome().json(), 1L, Long::sum));
        return outcomes;
    }

    @Test
    @Order(1)
    void shouldShowOperatorsWhatTheOtherCommandsDid() throws Exception {
        ConsoleClient anybody = new ConsoleClient(address);
        assertThat(anybody.form("/dispute", "cid=" + decided + "&statement=The+chorus+is+mine&contact=me%40example.org")
                        .statusCode())
                .isEqualTo(200);
        String page = text(
                new ConsoleClient(address).signIn(OPERATOR).get("/operators").body());
        JsonNode run = runFile();
        JsonNode outcomes = run.path("outcomes");
        assertThat(page)
                .containsPattern(run.path("run").asText() + " [^:]*:\\d\\d UTC \\d+:\\d\\d "
                        + run.path("inputs").asText() + " "
                        + run.path("measured").asText() + " "
                        + outcomes.path("accepted").asText() + " "
                        + outcomes.path("review").asText() + " "
                        + outcomes.path("rejected").asText() + " "
                        + outcomes.path("unreadable").asText() + " "
                        + run.path("withoutOutcome").asText());
        Map<String, Long> logged = logged();
        assertThat(page)
                .containsPattern("\\d{4}-\\d\\d-\\d\\d " + logged.getOrDefault("accepted", 0L) + " "
                        + logged.get("review") + " " + logged.getOrDefault("rejected", 0L) + " "
                        + logged.getOrDefault("unreadable", 0L))
                .contains("The chorus is mine", "me@example.org")
                .contains("Open appeals 1", "Open disputes 1")
                .contains("Nothing waits for an hour or more")
                .contains("Decisions not signed yet 0", "Batches not published yet 0", "On chain: to be sent 0")
                .contains("demo/curation");

        String metrics = anybody.get("/metrics").body();
        logged.forEach((outcome, count) -> assertThat(
                        metric(metrics, "tonemark_curation_verdicts_total{outcome=\"" + outcome + "\"}"))
                .isEqualTo(count.doubleValue()));
        double landed = metric(metrics, "tonemark_attest_actions{state=\"landed\"}");
        double settled = metric(metrics, "tonemark_attest_actions{state=\"settled\"}");
        assertThat(page)
                .contains("Open cases " + (long) metric(metrics, "tonemark_curation_cases_open"))
                .contains("On chain: landed, checked once more " + (long) landed + " On chain: done " + (long) settled);
        assertThat(landed + settled).as("schemas and a batch are on the chain").isPositive();
        assertThat(metric(metrics, "tonemark_attest_actions{state=\"pending\"}"))
                .isZero();
        assertThat(metric(metrics, "tonemark_verify_last_duration_seconds"))
                .isEqualTo(run.path("timings").path("wallSeconds").asDouble());
        double reversed = metric(metrics, "tonemark_curation_audits_total{result=\"reversed\"}");
        double upheld = metric(metrics, "tonemark_curation_audits_total{result=\"upheld\"}");
        assertThat(page).contains((long) reversed + " of " + (long) (reversed + upheld) + " audits reversed");
    }

    @Test
    @Order(2)
    void shouldTakeEverythingWhenOtherCommandsWriteAtTheSameTime() throws Exception {
        ConsoleClient uploader = new ConsoleClient(address).signIn(BigInteger.TWO);
        Process importing = other("import", "demo");
        Process closing = other("curate");
        int taken = 0;
        while (taken < 2 || (importing.isAlive() || closing.isAlive()) && taken < 25) {
            String cid = RawCid.of(("while others write " + taken).getBytes(StandardCharsets.UTF_8));
            var reply = uploader.json(
                    "/api/v1/submissions", "{\"cid\":\"" + cid + "\",\"record\":null,\"nearDuplicateOf\":null}");
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
            assertThat(uploader.get("/t/" + cid).statusCode()).isEqualTo(200);
            taken++;
            Thread.sleep(250); // within the limit of writes
        }
        assertThat(importing.waitFor())
                .as(Files.readString(folder.resolve("import.txt")))
                .isZero();
        assertThat(closing.waitFor())
                .as(Files.readString(folder.resolve("curate.txt")))
                .isZero();
    }

    private Process other(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--data", "demo/curation"));
        return Packaged.start(
                folder,
                Packaged.launcher(line.toArray(String[]::new)),
                folder.resolve(arguments[0] + ".out"),
                folder.resolve(arguments[0] + ".txt"));
    }
}

package org.tonemark.cli.curation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.TestHost;
import org.tonemark.curation.core.Rule;
import org.tonemark.verdict.Outcome;

/** {@code curate --master}, {@code replay --master} and {@code benchmark curation}: the same bits as without Spark. */
class SparkCurationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SEATS = Rule.V1.panels().stages().get(0).seats();
    private static final String MASTER = "local[2]";

    @TempDir
    Path folder;

    private static JsonNode curate(CurationFlow flow, int epoch, String... more) throws IOException {
        String[] command = new String[5 + more.length];
        System.arraycopy(
                new String[] {"curate", "--beacon", Integer.toString(epoch).repeat(64), "--beacon-source", "test:1"},
                0,
                command,
                0,
                5);
        System.arraycopy(more, 0, command, 5, more.length);
        return JSON.readTree(flow.ok(command));
    }

    @Test
    void shouldCloseAnEpochToTheSameRootWithAndWithoutSpark() throws IOException {
        CurationFlow plain = new CurationFlow(folder).withCurators(SEATS + 2).withTrack("one", Outcome.ACCEPTED);
        plain.withTrack("two", Outcome.REVIEW);
        String empty = curate(plain, 0).get("root").asText();
        for (int i = 0; i < SEATS + 2; i++) {
            plain.ok("rate", CurationFlow.cid("one"), "--quality", i == 3 ? "no" : "yes", "--key", CurationFlow.key(i));
        }
        Path copy = Files.createDirectory(folder.resolve("copy"));
        for (String file : new String[] {"curation.db", "receipt.key"}) {
            Files.copy(folder.resolve("tonemark-data").resolve(file), copy.resolve(file));
        }
        JsonNode onSpark = curate(plain, 1, "--data", "copy", "--master", MASTER);
        JsonNode without = curate(plain, 1);
        assertThat(onSpark).isEqualTo(without);
        assertThat(onSpark.get("ballots").asInt()).isEqualTo(SEATS + 2);
        assertThat(onSpark.get("root").asText()).isNotEqualTo(empty);
        plain.ok("export", "--epoch", "1", "--out", "epoch-1");
        assertThat(plain.ok("replay", "epoch-1", "--master", MASTER))
                .isEqualTo(plain.ok("replay", "epoch-1"))
                .contains(without.get("root").asText());
    }

    @Test
    void shouldCloseAnEpochWithoutBallotsOnSpark() throws IOException {
        CurationFlow flow = new CurationFlow(folder);
        assertThat(curate(
                                flow,
                                0,
                                "--master",
                                MASTER,
                                "--work",
                                folder.resolve("work").toString())
                        .get("decisions"))
                .isEmpty();
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @Test
    void shouldMeasureEpochsOfSyntheticBallots() throws IOException {
        TestHost.Result result = new TestHost(folder)
                .run("benchmark", "curation", "--ballots", "500,2000", "--plain", "--master", MASTER, "--work", "work");
        assertThat(result.code()).as(result.err()).isZero();
        JsonNode epochs = JSON.readTree(result.out()).get("epochs");
        assertThat(epochs).hasSize(2);
        epochs.forEach(e -> assertThat(e.at("/closeOnSpark/root")).isEqualTo(e.at("/closePlain/root")));
        assertThat(folder.resolve("work")).isEmptyDirectory();
        assertThat(new TestHost(folder).run("benchmark", "--help").out()).contains("curation");
        assertThat(new TestHost(folder)
                        .run("benchmark", "curation", "--ballots", "0")
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(new TestHost(folder).run("benchmark").err()).contains("MANIFEST.tsv");
    }
}

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
import org.tonemark.cli.TestHost.Result;

/** {@code simulate} and {@code aggregate}: the commands, not the methods. */
class ResearchCommandsTest {
    @TempDir
    Path folder;

    private Result run(String... args) {
        return new TestHost(folder).run(args);
    }

    private void labels() throws IOException {
        StringBuilder text = new StringBuilder("item,worker,label\n");
        for (int item = 0; item < 20; item++) {
            for (int worker = 0; worker < 5; worker++) {
                text.append("\"i, ").append(item).append("\",w").append(worker).append(',');
                text.append(worker == 4 ? "b" : item % 2 == 0 ? "a" : "b").append('\n');
            }
        }
        Files.writeString(folder.resolve("labels.csv"), text);
        StringBuilder truth = new StringBuilder("item,truth\n");
        for (int item = 0; item < 20; item++) {
            truth.append("\"i, ")
                    .append(item)
                    .append("\",")
                    .append(item % 2 == 0 ? "a" : "b")
                    .append('\n');
        }
        Files.writeString(folder.resolve("truth.csv"), truth);
    }

    @Test
    void shouldGradeEveryMethodAsJson() throws IOException {
        labels();
        Result result = run("aggregate", "labels.csv", "--truth", "truth.csv", "--json");
        assertThat(result.code()).as(result.err()).isZero();
        JsonNode methods = new ObjectMapper().readTree(result.out()).get("methods");
        assertThat(methods.fieldNames()).toIterable().contains("majority", "wawa", "dawid-skene", "crh", "bwa");
        methods.forEach(m -> assertThat(m.get("accuracy").asDouble()).isEqualTo(100.0));
        assertThat(methods.get("dawid-skene").get("ece").isNumber()).isTrue();
    }

    @Test
    void shouldPrintConsensusLabelsAsCsv() throws IOException {
        labels();
        Result result = run("aggregate", "labels.csv", "--consensus", "majority");
        assertThat(result.outLines())
                .hasSize(21)
                .startsWith("item,label,probability")
                .contains("\"i, 0\",a,0.8000");
    }

    @Test
    void shouldSayInOneLineWhichLineIsWrong() throws IOException {
        Files.writeString(folder.resolve("bad.csv"), "item,worker,label\na,b,c\na,b\n");
        Result result = run("aggregate", "bad.csv");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).isEqualTo("tonemark: bad.csv:3: 3 columns are needed, not 2\n");
        Files.writeString(folder.resolve("none.csv"), "item,worker,label\n");
        assertThat(run("aggregate", "none.csv").err()).contains("no rows below the header");
        assertThat(run("simulate", "--attack", "bites").err()).contains("no such attack: bites", "camouflage");
        assertThat(run("simulate", "--sybils", "1.5").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldGiveEqualNumbersForEqualSeeds() throws IOException {
        String[] line = {
            "simulate",
            "--attack",
            "all-wrong",
            "--sybils",
            "0.2",
            "--epochs",
            "1",
            "--seed",
            "3",
            "--json",
            "--out",
            "sim"
        };
        Result result = run(line);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(run(line).out()).isEqualTo(result.out());
        JsonNode rows = new ObjectMapper().readTree(result.out()).get("rows");
        assertThat(rows.size()).isGreaterThanOrEqualTo(4);
        assertThat(Files.readString(folder.resolve("sim/simulation.html"))).contains("all-wrong", "Tonemark");
    }
}

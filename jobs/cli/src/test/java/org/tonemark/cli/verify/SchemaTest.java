package org.tonemark.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.Schemas;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;

class SchemaTest {
    @TempDir
    Path folder;

    private Result result;

    @BeforeEach
    void verify() throws IOException {
        for (int i = 0; i < 20; i++) {
            Files.writeString(folder.resolve(i + ".mp3"), i == 3 ? "" : i == 4 ? "!" : "track " + i);
        }
        result = new TestHost(folder).run("verify", ".", "gone.mp3", "--json", "--out", "out", "--master", "none");
    }

    @Test
    void shouldHoldEveryVerdictToItsSchema() {
        assertThat(result.outLines()).hasSize(21).allSatisfy(line -> Schemas.assertFits("verdict-1", line));
    }

    @Test
    void shouldHoldTheRunFileToItsSchemaAndCountEveryInput() throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(folder.resolve("out/runs"))) {
            files = list.toList();
        }
        assertThat(files).hasSize(1);
        String text = Files.readString(files.get(0));
        Schemas.assertFits("run-1", text);
        JsonNode run = new JsonMapper().readTree(text);
        assertThat(run.path("state").asText()).isEqualTo("complete");
        assertThat(run.path("withoutOutcome").asInt()).isEqualTo(2);
        int counted = run.path("withoutOutcome").asInt();
        for (JsonNode outcome : run.path("outcomes")) {
            counted += outcome.asInt();
        }
        assertThat(counted).isEqualTo(21).isEqualTo(run.path("inputs").asInt());
        assertThat(run.path("failures").findValuesAsText("input"))
                .containsExactlyInAnyOrder("3.mp3", "4.mp3", "gone.mp3");
    }
}

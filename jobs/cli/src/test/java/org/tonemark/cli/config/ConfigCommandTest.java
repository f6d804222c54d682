package org.tonemark.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;

class ConfigCommandTest {
    @TempDir
    Path folder;

    @Test
    void shouldShowWhereEachSettingComesFrom() throws IOException {
        Files.writeString(folder.resolve("tonemark.yaml"), "master: local[1]\npolicy: strict.json\n");
        Result result =
                new TestHost(folder).with("TONEMARK_POLICY", "mild.json").run("config", "show");
        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(result.out())
                .contains(
                        "master:       local[1]  (tonemark.yaml)",
                        "policy:       mild.json  (TONEMARK_POLICY)",
                        "out:          (none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'colour: red'|tonemark.yaml: unknown setting \"colour\"",
                "'out: [a, b]'|tonemark.yaml: out needs one value",
                "'- a'|tonemark.yaml: write settings as lines",
                "'out: \"a'|tonemark.yaml:1: not YAML",
                "'out: !!javax.script.ScriptEngineManager [x]'|tonemark.yaml:1: not YAML"
            })
    void shouldSayInOneLineWhatIsWrong(String yaml, String message) throws IOException {
        Files.writeString(folder.resolve("tonemark.yaml"), yaml);
        Result result = new TestHost(folder).run("config", "validate");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.err()).contains(message);
    }

    @Test
    void shouldNameVariablesThatSetNothing() {
        Result result = new TestHost(folder).with("TONEMARK_MODLE", "x").run("config", "validate");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("TONEMARK_MODLE");
        assertThat(new TestHost(folder).run("config", "validate").code()).isEqualTo(ExitCode.OK);
    }
}

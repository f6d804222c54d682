package org.tonemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.cli.TestHost.Result;

class TonemarkTest {
    @TempDir
    Path folder;

    @Test
    void shouldPrintHelpWithoutACommand() {
        Result result = new TestHost(folder).run();
        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(result.out()).contains("verify", "Exit codes");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void shouldPrintItsVersion() {
        assertThat(new TestHost(folder).run("--version").out()).isEqualTo("tonemark " + Version.TONEMARK + "\n");
        assertThat(Version.TONEMARK).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "verify --nonsense a", "nonsense", "verify a --policy none.json", "config"})
    void shouldSayInOneLineWhatToChange(String line) {
        Result result = new TestHost(folder).run(line.split(" "));
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void shouldNameTheModelsThatThereAre() {
        Result result = new TestHost(folder).runShipped("verify", "a.mp3", "--model", "none-such");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).startsWith("tonemark: no model \"none-such\"");
    }
}

package org.tonemark.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Schemas;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;
import org.tonemark.features.decode.BadAudio;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;

/** The whole corpus of bad audio through the whole command: each file gets its outcome, and harms no other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    @TempDir
    static Path folder;

    private List<BadAudio.Case> cases;
    private Result spark;

    @BeforeAll
    void verify() throws IOException {
        cases = new ArrayList<>(BadAudio.all());
        cases.sort(Comparator.comparing(BadAudio.Case::name));
        Files.createDirectory(folder.resolve("bad"));
        for (BadAudio.Case bad : cases) {
            Files.write(folder.resolve("bad").resolve(bad.name()), bad.bytes());
        }
        Files.write(
                folder.resolve("silence.flac"), BadAudio.silence(3, 8_000, 1).bytes());
        spark = run("verify", "bad", "silence.flac", "--json", "--master", "local[2]", "--out", "out");
    }

    @Test
    void shouldGiveEveryFileItsOutcomeAndCode() {
        assertThat(spark.code()).as(spark.err()).isEqualTo(ExitCode.OK);
        List<Verdict> verdicts =
                spark.outLines().stream().map(VerdictJson::read).toList();
        assertThat(verdicts).hasSize(cases.size() + 1);
        assertThat(verdicts.get(cases.size()).reasons())
                .as("three hours of silence")
                .containsExactly("SILENT");
        for (int i = 0; i < cases.size(); i++) {
            Verdict verdict = verdicts.get(i);
            BadAudio.Case bad = cases.get(i);
            assertThat(verdict.input()).isEqualTo("bad/" + bad.name());
            if (bad.code() != null) {
                assertThat(verdict.outcome()).as(bad.name()).isEqualTo(Outcome.UNREADABLE);
                assertThat(verdict.reasons())
                        .as(bad.name())
                        .containsExactly(bad.code().name());
            } else {
                assertThat(verdict.outcome()).as(bad.name()).isNotNull().isNotEqualTo(Outcome.UNREADABLE);
                assertThat(verdict.quality()).as(bad.name()).isNotNull();
            }
            Schemas.assertFits("verdict-1", spark.outLines().get(i));
        }
    }

    @Test
    void shouldGiveTheSameBytesWithoutSpark() {
        assertThat(run("verify", "bad", "--json", "--master", "none").outLines())
                .isEqualTo(spark.outLines().subList(0, cases.size()));
    }

    @Test
    void shouldShowThemAllInTheReport() throws IOException {
        String page = Files.readString(folder.resolve("out/report.html"));
        assertThat(cases).allSatisfy(bad -> assertThat(page).contains("bad/" + bad.name()));
    }

    @Test
    void shouldHaveNoOutcomeWhenTheFileMayNotBeRead() throws IOException {
        Path file = Files.write(folder.resolve("secret.mp3"), new byte[10]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(file), "skipped: this user (root?) may read every file");
        Result result = run("verify", "secret.mp3", "--json", "--master", "none");
        assertThat(result.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(VerdictJson.read(result.out()).reasons()).containsExactly("NOT_RETRIEVABLE", "PERMISSION_DENIED");
    }

    private Result run(String... args) {
        return new TestHost(folder).run((host, model) -> new MeasuredLines(), args);
    }
}

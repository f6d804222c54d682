package org.tonemark.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;

/** What the page does is tested in {@code curation/chain}. */
class CheckPageCommandTest {
    @TempDir
    Path folder;

    @Test
    void shouldWriteThePageThatChecksInABrowser() throws IOException {
        Result result = new TestHost(folder).run("check", "--page", "check.html");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out() + result.err()).isEmpty();
        assertThat(Files.readString(folder.resolve("check.html")))
                .startsWith("<!DOCTYPE html>")
                .contains("default-src 'none'");
    }

    @Test
    void shouldWantAReceiptOrAPage() {
        for (String[] args : new String[][] {{"check"}, {"check", "r.json", "--page", "check.html"}}) {
            Result result = new TestHost(folder).run(args);
            assertThat(result.code()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err().lines()).hasSize(1);
            assertThat(result.err()).contains("--page");
        }
    }
}

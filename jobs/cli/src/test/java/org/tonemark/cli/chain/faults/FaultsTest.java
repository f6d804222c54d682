package org.tonemark.cli.chain.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.chain.local.LocalTools;

/** A short part of the study in docs/benchmarks: a fault of each kind. */
class FaultsTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(600)
    void shouldAttestEveryDecisionOnceWhenEverythingFails() throws Exception {
        assumeTrue(
                LocalTools.find(Path.of(System.getProperty("tonemark.root")), System.getenv())
                        .isPresent(),
                "anvil is not installed: ./test installs it where npm is");
        FaultStudy.Result result = FaultStudy.run(folder, Fault.values().length, 20261121);
        assertThat(result.faults()).isEqualTo(Fault.values().length);
        assertThat(result.counted().decisions()).isGreaterThan(5);
        assertThat(result.counted().lost()).isZero();
        assertThat(result.counted().doubled()).isZero();
    }
}

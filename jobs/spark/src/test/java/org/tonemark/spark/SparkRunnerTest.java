package org.tonemark.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.ipfs.ContentStores;
import org.tonemark.ipfs.Denylist;
import org.tonemark.verdict.OutcomePolicy;
import org.tonemark.verify.Batches;
import org.tonemark.verify.CidIndex;
import org.tonemark.verify.HashAnalyzer;
import org.tonemark.verify.IpfsContent;
import org.tonemark.verify.ThreadRunner;
import org.tonemark.verify.TrackVerifier;
import org.tonemark.verify.VerifiedTrack;
import org.tonemark.verify.VerifyRunner;

class SparkRunnerTest {
    private final TrackVerifier verifier = new TrackVerifier(
            new HashAnalyzer(), new IpfsContent(ContentStores.none()), Denylist.none(), OutcomePolicy.DEFAULT, "0.1.0");

    private List<VerifyRunner.Indexed> inputs;
    private List<VerifiedTrack> expected;

    @BeforeEach
    void plain(@TempDir Path folder) throws Exception {
        inputs = Batches.mixed(folder, 60);
        try (VerifyRunner runner = new ThreadRunner(1)) {
            expected = run(runner);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local[1]", "local[2]"})
    void shouldGiveTheRowsOfThePlainRunner(String master) {
        try (VerifyRunner runner = new SparkRunner(master, null)) {
            assertSame(run(runner));
        }
    }

    @Test
    void shouldGiveTheSameRowsOnManyThreads() {
        try (VerifyRunner runner = new ThreadRunner(4)) {
            assertSame(run(runner));
        }
    }

    private List<VerifiedTrack> run(VerifyRunner runner) {
        List<VerifiedTrack> rows = new ArrayList<>();
        runner.run(inputs.iterator(), verifier, new CidIndex(), rows::add);
        rows.sort(Comparator.comparingInt(VerifiedTrack::index));
        return rows;
    }

    private void assertSame(List<VerifiedTrack> rows) {
        assertThat(rows).hasSameSizeAs(inputs);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).sameRow(expected.get(i)))
                    .as("%s = %s", rows.get(i), expected.get(i))
                    .isTrue();
        }
    }
}

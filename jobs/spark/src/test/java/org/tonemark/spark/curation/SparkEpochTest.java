package org.tonemark.spark.curation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.GoldTruth;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.epoch.TonemarkRule;
import org.tonemark.curation.core.synthetic.SyntheticEpoch;

class SparkEpochTest {
    private static SparkSession spark;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private EpochResult onSpark(EpochInput input, List<Ballot> ballots, int partitions) {
        SparkEpoch epoch = new SparkEpoch(spark);
        String file = folder.resolve("p" + partitions + "-" + System.nanoTime()).toString();
        epoch.write(ballots, 3, file);
        return epoch.close(
                input.withBallots(List.of()), spark.read().parquet(file), partitions, SignatureCheck.trusting());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 16})
    void shouldEqualThePlainRuleOverPartitionsAndShuffles(int partitions) {
        EpochInput input = withOddities(SyntheticEpoch.of(4000, 3));
        EpochResult plain = new TonemarkRule(SignatureCheck.trusting()).close(input);
        assertThat(plain.refused()).isNotEmpty();
        for (int shuffle = 0; shuffle < 3; shuffle++) {
            List<Ballot> ballots = new ArrayList<>(input.ballots());
            Collections.shuffle(ballots, new Random(shuffle));
            EpochResult result = onSpark(input, ballots, partitions);
            assertThat(result).isEqualTo(plain);
        }
    }

    @Test
    void shouldDifferWhenOneBallotIsMissing() {
        EpochInput input = SyntheticEpoch.of(500, 3);
        EpochResult plain = new TonemarkRule(SignatureCheck.trusting()).close(input);
        List<Ballot> fewer = input.ballots().subList(1, input.ballots().size());
        assertThat(onSpark(input, fewer, 2).root()).isNotEqualTo(plain.root());
    }

    @Test
    void shouldCheckSignaturesOnTheExecutors() {
        EpochInput input = SyntheticEpoch.signed(60, 9);
        SignatureCheck check = SignatureCheck.recovering(input.rule().chainId());
        SparkEpoch epoch = new SparkEpoch(spark);
        String file = folder.resolve("signed").toString();
        epoch.write(input.ballots(), 2, file);
        assertThat(epoch.close(input.withBallots(List.of()), spark.read().parquet(file), 2, check))
                .isEqualTo(new TonemarkRule(check).close(input));
    }

    /** A gold case, a training case, a case without ballots, and ballots on no case. */
    private static EpochInput withOddities(EpochInput input) {
        List<Case> cases = new ArrayList<>(input.cases());
        Case first = cases.get(0);
        cases.set(
                0,
                new Case(
                        first.id(),
                        CaseKind.TRAINING,
                        first.uploader(),
                        first.claims(),
                        first.openedEpoch(),
                        first.beacon(),
                        0,
                        0,
                        List.of()));
        CaseId gone = cases.remove(2).id();
        CaseId silent = cases.get(3).id();
        List<Ballot> ballots =
                input.ballots().stream().filter(b -> !b.caseId().equals(silent)).toList();
        EpochInput odd = new EpochInput(
                input.epoch(),
                input.rule(),
                input.previousRoot(),
                input.beacon(),
                input.curators(),
                input.rosters(),
                cases,
                input.seats().stream().filter(s -> !s.caseId().equals(gone)).toList(),
                ballots,
                input.submissions(),
                input.appeals(),
                List.of(
                        new GoldTruth(first.id(), Claim.QUALITY, true),
                        new GoldTruth(cases.get(1).id(), Claim.QUALITY, false)),
                input.past(),
                input.reputations(),
                input.pairs(),
                input.goldOrigin());
        return odd;
    }
}

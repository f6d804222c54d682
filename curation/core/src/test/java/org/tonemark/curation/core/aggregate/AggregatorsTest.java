package org.tonemark.curation.core.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AggregatorsTest {
    @Test
    void shouldCountVotesAndShareTies() {
        Labels labels = Labels.of(
                List.of(
                        row("a", "1", "x"),
                        row("a", "2", "x"),
                        row("a", "3", "y"),
                        row("b", "1", "x"),
                        row("b", "2", "y")),
                List.of());
        double[][] scores = new Majority().aggregate(labels);
        assertThat(scores[0]).containsExactly(2 / 3.0, 1 / 3.0);
        assertThat(Quality.accuracy(scores, new int[] {0, 1})).isCloseTo(75, within(1e-9));
    }

    @Test
    void shouldDropExactDuplicates() {
        Labels labels = Labels.of(List.of(row("a", "1", "x"), row("a", "1", "x")), List.of("y"));
        assertThat(labels.size()).isEqualTo(1);
        assertThat(labels.classes()).containsExactly("x", "y");
    }

    @Test
    void shouldNotDependOnTheOrderOfRows() {
        List<Labels.Row> rows = crowd(new HashMap<>());
        Labels ordered = Labels.of(rows, List.of());
        List<Labels.Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(4));
        for (Aggregator method : Consensus.methods()) {
            assertThat(method.aggregate(Labels.of(shuffled, List.of()))).isDeepEqualTo(method.aggregate(ordered));
        }
    }

    /** Nine workers of accuracy .9 and six of .55: methods that learn who is good beat the count of heads. */
    @Test
    void shouldLearnWhoIsGood() {
        Map<String, String> truth = new HashMap<>();
        Labels labels = Labels.of(crowd(truth), List.of());
        Map<String, Consensus.Result> results = Consensus.of(labels, truth, Map.of());
        double majority = accuracy(results, "majority");
        for (String method : List.of("wawa", "dawid-skene", "map-dawid-skene", "crh", "bwa", "tonemark")) {
            assertThat(accuracy(results, method)).as(method).isGreaterThan(majority);
        }
    }

    @Test
    void shouldProfitFromGoldWhereColludersLead() {
        Map<String, String> truth = new HashMap<>();
        List<Labels.Row> rows = new ArrayList<>();
        Random random = new Random(8);
        for (int item = 0; item < 400; item++) {
            String right = random.nextBoolean() ? "y" : "n";
            String wrong = right.equals("y") ? "n" : "y";
            truth.put("i" + item, right);
            for (int w = 0; w < 4; w++) {
                rows.add(row("i" + item, "good" + w, random.nextDouble() < .8 ? right : wrong));
            }
            for (int w = 0; w < 5; w++) {
                rows.add(row("i" + item, "bad" + w, wrong));
            }
        }
        Map<String, String> gold = new HashMap<>();
        for (int item = 0; item < 40; item++) {
            gold.put("i" + item, truth.getOrDefault("i" + item, ""));
        }
        Labels labels = Labels.of(rows, List.of());
        assertThat(accuracy(Consensus.of(labels, truth, Map.of()), "tonemark")).isLessThan(20);
        assertThat(accuracy(Consensus.of(labels, truth, gold), "tonemark")).isGreaterThan(90);
    }

    @Test
    void shouldRefuseNoLabels() {
        assertThatThrownBy(() -> Labels.of(List.of(), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldFindTheTemperatureThatMadeTheData() {
        Random random = new Random(2);
        double rho = 0.5;
        int n = 40_000;
        double[][] log = new double[n][2];
        int[] redundancy = new int[n];
        int[] truth = new int[n];
        for (int i = 0; i < n; i++) {
            log[i][0] = 8 * random.nextGaussian();
            redundancy[i] = 1 + random.nextInt(10);
            double t = 1 + rho * (redundancy[i] - 1);
            truth[i] = random.nextDouble() < 1 / (1 + Math.exp(-log[i][0] / t)) ? 0 : 1;
        }
        double fitted = Calibration.fit(List.of(new Calibration.Known(log, redundancy, truth)));
        assertThat(fitted).isCloseTo(rho, within(.05));
        double[][] calibrated = Calibration.apply(log, redundancy, fitted);
        assertThat(Quality.expectedCalibrationError(calibrated, truth)).isLessThan(1);
    }

    private static double accuracy(Map<String, Consensus.Result> results, String method) {
        Consensus.Result result = results.get(method);
        return result == null || result.accuracy() == null ? Double.NaN : result.accuracy();
    }

    private static List<Labels.Row> crowd(Map<String, String> truth) {
        Random random = new Random(6);
        List<Labels.Row> rows = new ArrayList<>();
        for (int item = 0; item < 500; item++) {
            String right = "c" + random.nextInt(3);
            truth.put("i" + item, right);
            for (int w = 0; w < 15; w++) {
                if (random.nextDouble() < .4) {
                    double accuracy = w < 5 ? .9 : .4;
                    rows.add(
                            row("i" + item, "w" + w, random.nextDouble() < accuracy ? right : "c" + random.nextInt(3)));
                }
            }
        }
        return rows;
    }

    private static Labels.Row row(String item, String worker, String label) {
        return new Labels.Row(item, worker, label);
    }
}

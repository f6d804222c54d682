package org.tonemark.curation.core.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The methods on public sets with truth; skipped where {@code data/crowd} of the shared folder is absent. */
class CrowdSetsTest {
    private static final List<String> SETS =
            List.of("music-genre", "d-product", "d-possent", "face", "dog", "bluebird", "rte", "sp", "cf");

    private record CrowdSet(Labels labels, int[] truth) {}

    private static final Map<String, CrowdSet> LOADED = new LinkedHashMap<>();

    @BeforeAll
    static void load() throws IOException {
        Path root = shared();
        assumeTrue(root != null, "skipped: no crowd sets; set TONEMARK_SHARED to the shared folder");
        for (String set : SETS) {
            LOADED.put(set, read(root.resolve("data/crowd").resolve(set)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "music-genre, 70.42, 79.86, 76.71, 80.00, 78.57",
        "d-product,   89.66, 89.66, 93.97, 89.66, 91.94",
        "d-possent,   93.35, 95.10, 96.00, 95.10, 95.60",
        "face,        63.67, 63.01, 64.04, 63.01, 61.82",
        "dog,         82.22, 82.90, 84.26, 82.90, 83.15",
        "bluebird,    75.93, 75.93, 89.81, 75.93, 75.93",
        "rte,         89.69, 92.12, 92.75, 92.25, 92.75",
        "sp,          88.59, 89.50, 91.50, 89.68, 91.70",
        "cf,          88.22, 89.33, 78.67, 89.33, 89.33"
    })
    void shouldReproducePublishedAccuracies(
            String set, double majority, double wawa, double dawidSkene, double crh, double bwa) {
        assertThat(accuracy(new Majority(), set)).isCloseTo(majority, within(0.3));
        assertThat(accuracy(new Wawa(), set)).isCloseTo(wawa, within(0.3));
        assertThat(accuracy(DawidSkene.maximumLikelihood(), set)).isCloseTo(dawidSkene, within(0.3));
        assertThat(accuracy(new Crh(), set)).isCloseTo(crh, within(0.3));
        assertThat(accuracy(new Bwa(), set)).isCloseTo(bwa, within(0.3));
    }

    @Test
    void shouldReachTheTargetsOfOurConsensus() {
        double mean = SETS.stream()
                .mapToDouble(set -> accuracy(new PooledConfusions(), set))
                .average()
                .orElseThrow();
        System.out.printf(
                "our consensus: mean %.2f, music-genre %.2f%n", mean, accuracy(new PooledConfusions(), "music-genre"));
        assertThat(mean).isGreaterThanOrEqualTo(85.3);
        assertThat(accuracy(new PooledConfusions(), "music-genre")).isGreaterThanOrEqualTo(80.0);
    }

    @Test
    void shouldBeCalibratedOnSetsThatRhoWasNotFittedOn() {
        Map<String, Calibration.Known> known = new LinkedHashMap<>();
        LOADED.forEach((name, set) -> known.put(
                name,
                new Calibration.Known(
                        new PooledConfusions().logPosterior(set.labels()),
                        set.labels().redundancy(),
                        set.truth())));
        List<double[]> probabilities = new ArrayList<>();
        List<Integer> truth = new ArrayList<>();
        known.forEach((name, set) -> {
            double rho = Calibration.fit(others(known, name));
            for (double[] p : Calibration.apply(set.logPosterior(), set.redundancy(), rho)) {
                probabilities.add(p);
            }
            for (int t : set.truth()) {
                truth.add(t);
            }
        });
        double ece = Quality.expectedCalibrationError(
                probabilities.toArray(double[][]::new),
                truth.stream().mapToInt(t -> t).toArray());
        System.out.printf(
                "our consensus: pooled leave-set-out ECE %.2f %%, rho over all sets %.3f%n",
                ece, Calibration.fit(List.copyOf(known.values())));
        assertThat(ece).isLessThanOrEqualTo(4.0);
        assertThat(Calibration.RHO).isCloseTo(Calibration.fit(List.copyOf(known.values())), within(0.01));
    }

    private static List<Calibration.Known> others(Map<String, Calibration.Known> known, String without) {
        return known.entrySet().stream()
                .filter(e -> !e.getKey().equals(without))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static double accuracy(Aggregator method, String set) {
        CrowdSet crowd = LOADED.get(set);
        return Quality.accuracy(method.aggregate(crowd.labels()), crowd.truth());
    }

    private static CrowdSet read(Path folder) throws IOException {
        Map<String, String> truth = new HashMap<>();
        lines(folder.resolve("truth.csv")).forEach(c -> truth.put(c[0], c[1]));
        List<Labels.Row> rows = lines(folder.resolve("label.csv")).stream()
                .map(c -> new Labels.Row(c[0], c[1], c[2]))
                .toList();
        Labels labels = Labels.of(rows, truth.values());
        int[] numbers = labels.items().stream()
                .mapToInt(item -> labels.classes().indexOf(truth.getOrDefault(item, "")))
                .toArray();
        return new CrowdSet(labels, numbers);
    }

    private static List<String[]> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.trim().split(","))
                .toList();
    }

    private static @Nullable Path shared() {
        String named = System.getenv("TONEMARK_SHARED");
        String root = System.getProperty("tonemark.root", ".");
        Path path = named != null ? Path.of(named) : Path.of(root).resolveSibling("shared");
        return Files.isDirectory(path.resolve("data/crowd")) ? path : null;
    }
}

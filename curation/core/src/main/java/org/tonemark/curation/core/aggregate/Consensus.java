package org.tonemark.curation.core.aggregate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every method on one set of labels. */
public final class Consensus {
    private Consensus() {}

    /** All methods, in the order of reports. */
    public static List<Aggregator> methods() {
        return List.of(
                new Majority(),
                new Wawa(),
                DawidSkene.maximumLikelihood(),
                DawidSkene.maximumAPosteriori(),
                new Crh(),
                new Bwa(),
                new PooledConfusions());
    }

    /**
     * One method's outcome.
     *
     * @param accuracy percent, {@code null} without truth
     * @param ece expected calibration error in percent of the scores as they are; {@code null} without truth
     * @param calibratedEce the same after {@link Calibration} with its shipped ρ, for methods with posteriors
     * @param labels consensus class of each item, in the order of {@link Labels#items()}
     * @param probabilities calibrated where the method has posteriors, as they are otherwise
     */
    public record Result(
            @Nullable Double accuracy,
            @Nullable Double ece,
            @Nullable Double calibratedEce,
            List<String> labels,
            double[][] probabilities) {}

    /**
     * @param truth class by item name; may be empty
     * @param gold class by item name that the methods may know: such items answer as told, and workers are first judged by them
     */
    public static Map<String, Result> of(Labels labels, Map<String, String> truth, Map<String, String> gold) {
        int[] told = Gold.of(labels, gold);
        int[] known = Gold.of(labels, truth);
        Map<String, Result> out = new LinkedHashMap<>();
        for (Aggregator method : methods()) {
            double[][] scores = method.aggregate(labels, told);
            boolean posterior = method instanceof DawidSkene || method instanceof PooledConfusions;
            double[][] calibrated =
                    posterior ? Calibration.apply(logs(scores), labels.redundancy(), Calibration.RHO) : scores;
            boolean graded = !truth.isEmpty();
            out.put(
                    method.name(),
                    new Result(
                            graded ? Quality.accuracy(scores, known) : null,
                            graded ? Quality.expectedCalibrationError(scores, known) : null,
                            graded && posterior ? Quality.expectedCalibrationError(calibrated, known) : null,
                            names(labels, scores),
                            calibrated));
        }
        return out;
    }

    private static List<String> names(Labels labels, double[][] scores) {
        List<String> names = new ArrayList<>();
        for (double[] row : scores) {
            names.add(labels.classes().get(Votes.best(row)));
        }
        return names;
    }

    private static double[][] logs(double[][] posterior) {
        double[][] logs = new double[posterior.length][];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = java.util.Arrays.stream(posterior[i])
                    .map(p -> Math.log(Math.max(p, Double.MIN_NORMAL)))
                    .toArray();
        }
        return logs;
    }
}

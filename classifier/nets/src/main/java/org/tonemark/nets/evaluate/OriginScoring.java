package org.tonemark.nets.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tonemark.nets.dataset.Label;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.OutcomePolicy;

/** Computes {@link OriginMetrics} from held-out results. */
final class OriginScoring {
    private static final double[] RATES = {0, 0.001, 0.005, 0.01, 0.05};
    private static final double[] P_VALUES = {0.005, 0.01, 0.05, 0.1};
    private static final double[] ALPHAS = {0.005, 0.01, 0.02, 0.05, 1};
    private static final double STATED = 0.01;
    private static final Predicate<TrackResult> ACCEPT = r -> r.outcome(OutcomePolicy.DEFAULT) == Outcome.ACCEPTED;
    private static final Predicate<TrackResult> REJECT = r -> r.outcome(OutcomePolicy.DEFAULT) == Outcome.REJECTED;
    private static final int FEWEST_IN_SOURCE = 8;
    private static final int LISTED = 10;

    private final List<TrackResult> results;
    private final double threshold;
    private final long seed;

    OriginScoring(List<TrackResult> results, long seed) {
        this.results = results;
        this.seed = seed;
        threshold = OperatingPoint.at(STATED, raw(Label.HUMAN), raw(Label.AI)).threshold();
    }

    /** Raw score that 1 % of the human tracks exceed. */
    double threshold() {
        return threshold;
    }

    OriginMetrics metrics(List<String> alterations) {
        double[] human = raw(Label.HUMAN);
        double[] ai = raw(Label.AI);
        List<TrackResult> pooled =
                results.stream().filter(r -> !r.is(Label.HUMAN_CODEC)).toList();
        double[] likelihood =
                pooled.stream().mapToDouble(r -> r.scores().aiLikelihood()).toArray();
        boolean[] truth = truth(pooled);
        Map<String, Proportion> generators = accepted(r -> r.is(Label.AI));
        Map<String, Proportion> sources = accepted(r -> r.is(Label.HUMAN));
        RocCurve roc = roc(pooled, r -> r.scores().rawScore());
        return new OriginMetrics(
                ai.length,
                human.length,
                roc.area(),
                IntStream.range(0, RATES.length)
                        .mapToObj(i -> OperatingPoint.at(RATES[i], human, ai))
                        .toList(),
                share(r -> r.is(Label.AI) && !r.lowRate()),
                share(r -> r.is(Label.AI) && r.lowRate()),
                generators,
                extreme(
                        generators,
                        1,
                        Comparator.comparingDouble(e -> -e.getValue().value())),
                sources,
                extreme(
                        sources,
                        FEWEST_IN_SOURCE,
                        Comparator.comparingDouble(e -> e.getValue().value())),
                accepted(r -> r.is(Label.HUMAN_CODEC)),
                share(r -> r.is(Label.HUMAN_CODEC)),
                CalibrationError.of(likelihood, truth, seed),
                ProbabilityScores.of(likelihood, truth),
                roc,
                outcomes(),
                gate(),
                conformal(),
                families(pooled),
                alterations(alterations, pooled),
                listed(Label.AI, Comparator.comparingDouble(r -> r.scores().rawScore()), r -> true),
                listed(
                        Label.HUMAN,
                        Comparator.comparingDouble(r -> -r.scores().rawScore()),
                        r -> r.scores().rawScore() >= threshold));
    }

    private double[] raw(Label label) {
        return results.stream()
                .filter(r -> r.is(label))
                .mapToDouble(r -> r.scores().rawScore())
                .toArray();
    }

    private static boolean[] truth(List<TrackResult> pooled) {
        boolean[] truth = new boolean[pooled.size()];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = pooled.get(i).is(Label.AI);
        }
        return truth;
    }

    private static RocCurve roc(List<TrackResult> pooled, Function<TrackResult, Double> score) {
        return RocCurve.of(pooled.stream().mapToDouble(score::apply).toArray(), truth(pooled));
    }

    private Proportion share(Predicate<TrackResult> of) {
        return OperatingPoint.above(
                results.stream()
                        .filter(of)
                        .mapToDouble(r -> r.scores().rawScore())
                        .toArray(),
                threshold);
    }

    private Map<String, Proportion> accepted(Predicate<TrackResult> of) {
        Map<String, Proportion> bySource = new TreeMap<>();
        results.stream()
                .filter(of)
                .map(r -> r.track().source())
                .distinct()
                .forEach(source -> bySource.put(
                        source, share(r -> of.test(r) && r.track().source().equals(source))));
        return bySource;
    }

    private static String extreme(
            Map<String, Proportion> shares, int fewest, Comparator<Map.Entry<String, Proportion>> order) {
        return shares.entrySet().stream()
                .filter(e -> e.getValue().trials() >= fewest)
                .max(order)
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private OriginMetrics.Gate gate() {
        Map<String, Proportion> sources = new TreeMap<>();
        results.stream()
                .filter(r -> r.is(Label.HUMAN))
                .map(r -> r.track().source())
                .distinct()
                .forEach(source -> sources.put(
                        source,
                        with(r -> r.is(Label.HUMAN) && r.track().source().equals(source), ACCEPT)));
        Proportion human = with(r -> r.is(Label.HUMAN), ACCEPT);
        return new OriginMetrics.Gate(
                human,
                Proportion.upperBound(human.successes(), human.trials(), 0.05),
                sources,
                extreme(
                        sources,
                        FEWEST_IN_SOURCE,
                        Comparator.comparingDouble(e -> e.getValue().value())),
                with(r -> r.is(Label.HUMAN), REJECT),
                with(r -> r.is(Label.HUMAN_CODEC), ACCEPT),
                with(r -> r.is(Label.AI), ACCEPT),
                with(r -> r.is(Label.AI), REJECT.negate()),
                with(r -> r.is(Label.AI) && !r.lowRate(), ACCEPT),
                with(r -> r.is(Label.AI) && !r.lowRate(), REJECT.negate()),
                generatorNames(),
                curve());
    }

    private Proportion with(Predicate<TrackResult> of, Predicate<TrackResult> what) {
        List<TrackResult> all = results.stream().filter(of).toList();
        return Proportion.of((int) all.stream().filter(what).count(), all.size());
    }

    private OriginMetrics.Naming generatorNames() {
        Predicate<TrackResult> named = r -> r.is(Label.AI)
                && r.scores().generator() != null
                && r.scores().generator().name() != null;
        return new OriginMetrics.Naming(
                with(r -> r.is(Label.AI), named),
                with(
                        named,
                        r -> r.track().source().equals(r.scores().generator().name())),
                with(
                        r -> r.is(Label.HUMAN),
                        r -> r.scores().generator() != null
                                && r.scores().generator().name() != null));
    }

    /** The default policy with other α; at 1 only the families and the other rules decide. */
    private List<OriginMetrics.GatePoint> curve() {
        List<OriginMetrics.GatePoint> points = new ArrayList<>();
        for (double alpha : ALPHAS) {
            OutcomePolicy policy = OutcomePolicy.DEFAULT.withAlpha(alpha);
            Predicate<TrackResult> accept = r -> r.outcome(policy) == Outcome.ACCEPTED;
            points.add(new OriginMetrics.GatePoint(
                    alpha,
                    with(r -> r.is(Label.HUMAN), accept),
                    with(r -> r.is(Label.HUMAN_CODEC), accept),
                    with(r -> r.is(Label.AI), accept)));
        }
        return points;
    }

    private Map<String, Map<String, Integer>> outcomes() {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (TrackResult result : results) {
            counts.computeIfAbsent(result.track().label().spelling(), l -> new TreeMap<>())
                    .merge(result.outcome(OutcomePolicy.DEFAULT).json(), 1, Integer::sum);
        }
        return counts;
    }

    private Map<String, Proportion> conformal() {
        double[] p = results.stream()
                .filter(r -> r.is(Label.HUMAN))
                .map(r -> r.scores().humanPValue())
                .mapToDouble(Double::doubleValue)
                .toArray();
        Map<String, Proportion> shares = new LinkedHashMap<>();
        for (double level : P_VALUES) {
            int n = (int) java.util.Arrays.stream(p).filter(v -> v <= level).count();
            shares.put(String.format(Locale.ROOT, "p <= %.3f", level), Proportion.of(n, p.length));
        }
        return shares;
    }

    private static Map<String, Double> families(List<TrackResult> pooled) {
        Map<String, Double> areas = new LinkedHashMap<>();
        int count = pooled.isEmpty() ? 0 : pooled.get(0).scores().evidence().size();
        for (int f = 0; f < count; f++) {
            int family = f;
            areas.put(
                    pooled.get(0).scores().evidence().get(f).family(),
                    roc(pooled, r -> r.scores().evidence().get(family).score()).area());
        }
        return areas;
    }

    private Map<String, OriginMetrics.Alteration> alterations(List<String> names, List<TrackResult> pooled) {
        Map<String, OriginMetrics.Alteration> out = new LinkedHashMap<>();
        for (int a = 0; a < names.size(); a++) {
            int at = a;
            List<TrackResult> known = pooled.stream()
                    .filter(r -> at < r.altered().size()
                            && !Double.isNaN(r.altered().get(at).rawScore()))
                    .toList();
            out.put(
                    names.get(a),
                    new OriginMetrics.Alteration(
                            roc(known, r -> r.altered().get(at).rawScore()).area(),
                            altered(known, at, Label.HUMAN),
                            altered(known, at, Label.AI)));
        }
        return out;
    }

    private Proportion altered(List<TrackResult> known, int at, Label label) {
        return OperatingPoint.above(
                known.stream()
                        .filter(r -> r.is(label))
                        .mapToDouble(r -> r.altered().get(at).rawScore())
                        .toArray(),
                threshold);
    }

    private List<String> listed(Label label, Comparator<TrackResult> order, Predicate<TrackResult> which) {
        return results.stream()
                .filter(r -> r.is(label))
                .filter(which)
                .sorted(order)
                .limit(LISTED)
                .map(r -> r.track().file())
                .collect(Collectors.toList());
    }
}

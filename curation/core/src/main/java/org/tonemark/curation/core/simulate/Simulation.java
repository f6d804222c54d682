package org.tonemark.curation.core.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Stage;

/** Attacks against all mechanisms, over shares of colluders. */
public final class Simulation {
    private Simulation() {}

    /** The published boundary by heads, for comparison. */
    private static final List<Stage> PUBLISHED =
            List.of(Stage.of(7, 7), Stage.of(15, 13), Stage.of(31, 23), Stage.of(61, 41));

    /**
     * What to run.
     *
     * @param sybilShares 0 ≤ f &lt; 1
     * @param seeds worlds of each kind, from {@code firstSeed} on
     * @param epochs of 300 tracks
     */
    public record Plan(List<Attack> attacks, List<Double> sybilShares, long firstSeed, int seeds, int epochs) {
        public Plan {
            attacks = List.copyOf(attacks);
            sybilShares = List.copyOf(sybilShares);
            if (sybilShares.stream().anyMatch(f -> !(f >= 0 && f < 1))) {
                throw new IllegalArgumentException("shares of colluders must be 0 ≤ f < 1: " + sybilShares);
            }
        }
    }

    /**
     * One mechanism under one attack; shares in percent.
     *
     * @param wrongUpper95 upper Clopper–Pearson limit of {@code wrong}
     * @param wrongWorst of the world where it is highest
     * @param othersDecided share of tracks that are no target and were decided
     * @param overturned share of targets whose wrong decision an audit reversed
     */
    public record Row(
            String attack,
            double sybilShare,
            String mechanism,
            long targets,
            double wrong,
            double wrongUpper95,
            double wrongWorst,
            double right,
            double othersWrong,
            double othersDecided,
            double ballotsPerTrack,
            double overturned) {}

    /**
     * The boundary by heads, exactly.
     *
     * @param wrong percent @param right percent
     */
    public record Exact(
            String boundary, double accuracy, double sybilShare, double wrong, double right, double ballots) {}

    /** Everything a report shows. */
    public record Result(Plan plan, List<Row> rows, List<Exact> exact) {}

    /** In the order of reports. */
    public static List<Mechanism> mechanisms() {
        return List.of(
                SelfChosen.byHeads(),
                SelfChosen.byReputation(),
                HeadsPanel.fixed21(),
                new HeadsPanel("panels 7/15/31/61 by heads", PUBLISHED),
                TonemarkMechanism.inForce());
    }

    /** @param progress told of every row as it is done */
    public static Result run(Plan plan, List<Mechanism> mechanisms, Consumer<Row> progress) {
        List<Row> rows = new ArrayList<>();
        for (Attack attack : plan.attacks()) {
            for (double share : plan.sybilShares()) {
                for (Mechanism mechanism : mechanisms) {
                    Row row = row(plan, attack, share, mechanism);
                    rows.add(row);
                    progress.accept(row);
                }
            }
        }
        return new Result(plan, rows, exact(plan.sybilShares()));
    }

    private static Row row(Plan plan, Attack attack, double share, Mechanism mechanism) {
        Tally sum = Tally.NONE;
        double worst = 0;
        for (int i = 0; i < plan.seeds(); i++) {
            Scenario s = Scenario.standard(attack, share, plan.firstSeed() + i);
            Tally one = mechanism.run(new World(new Scenario(
                    s.honest(),
                    share,
                    plan.epochs(),
                    s.tracks(),
                    s.targetShare(),
                    s.alpha(),
                    s.beta(),
                    attack,
                    s.seed())));
            worst = Math.max(worst, percent(one.wrong(), one.targets()));
            sum = sum.plus(one);
        }
        return new Row(
                attack.option(),
                share,
                mechanism.name(),
                sum.targets(),
                percent(sum.wrong(), sum.targets()),
                100 * ClopperPearson.upper95(sum.wrong(), sum.targets()),
                worst,
                percent(sum.right(), sum.targets()),
                percent(sum.othersWrong(), sum.others()),
                percent(sum.othersWrong() + sum.othersRight(), sum.others()),
                (double) sum.ballots() / Math.max(1, sum.targets() + sum.others()),
                percent(sum.overturned(), sum.targets()));
    }

    private static List<Exact> exact(List<Double> shares) {
        List<Exact> out = new ArrayList<>();
        for (List<Stage> stages : List.of(PUBLISHED, Rule.V1.panels().stages())) {
            for (double share : shares) {
                ExactPanel exact = ExactPanel.of(stages, 0.85, share);
                out.add(new Exact(
                        stages.toString(), 0.85, share, 100 * exact.wrong(), 100 * exact.right(), exact.ballots()));
            }
        }
        return out;
    }

    private static double percent(long part, long all) {
        return all == 0 ? 0 : 100.0 * part / all;
    }
}

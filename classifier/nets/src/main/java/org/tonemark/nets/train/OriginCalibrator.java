package org.tonemark.nets.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.TrackInput;
import org.tonemark.nets.calibrate.ConformalTable;
import org.tonemark.nets.calibrate.PlattScaling;
import org.tonemark.nets.dataset.Label;
import org.tonemark.nets.dataset.Measured;
import org.tonemark.nets.model.Card.DurationTable;
import org.tonemark.nets.model.Card.FamilyCard;
import org.tonemark.nets.model.Card.GeneratorCard;
import org.tonemark.nets.model.Card.OriginCard;

/**
 * From held-out scores to the card: a probability that takes AI and not-AI as equally likely beforehand, and the scores
 * of human tracks by duration. Human tracks that went through a neural codec count as not AI for the probability and
 * stay out of the human tables: they are no null of human music, and {@code evaluate} reports them apart.
 */
final class OriginCalibrator {
    /** Classes of duration, seconds of the longest window; the first holds everything shorter too. */
    private static final double[] CLASSES = {0, 7.5, 12.5};

    /**
     * A conformal p of 1 % needs 99 tracks; a class with fewer takes the table of the next longer one,
     * whose scores are higher.
     */
    private static final int SMALLEST_TABLE = 99;

    private final List<Measured> tracks;
    private final HeldOutScores scores;
    private final List<FamilyDesign> designs;

    OriginCalibrator(List<Measured> tracks, HeldOutScores scores, List<FamilyDesign> designs) {
        this.tracks = tracks;
        this.scores = scores;
        this.designs = designs;
    }

    OriginCard card(@Nullable GeneratorCard generators) {
        double[] weights = weights();
        List<FamilyCard> families = new ArrayList<>();
        for (int f = 0; f < designs.size(); f++) {
            FamilyDesign design = designs.get(f);
            int family = f;
            families.add(new FamilyCard(
                    design.family(),
                    design.name(),
                    design.columns(),
                    design.network() == null ? null : file(design),
                    design.low(),
                    design.high(),
                    weights[f],
                    tables(variant -> scores.family(family, variant))));
        }
        return new OriginCard(families, platt(scores.raw(weights, 0)), tables(v -> scores.raw(weights, v)), generators);
    }

    static String file(FamilyDesign design) {
        return "origin-" + design.family() + ".net";
    }

    /** Every family counts the same: all are near units of log-odds. A fitted fusion was no better. */
    private double[] weights() {
        double[] weights = new double[designs.size()];
        Arrays.fill(weights, 1);
        return weights;
    }

    private PlattScaling platt(double[] raw) {
        int[] known = IntStream.range(0, raw.length)
                .filter(t -> !Double.isNaN(raw[t]))
                .toArray();
        boolean[] ai = new boolean[known.length];
        double[] score = new double[known.length];
        double positives = 0;
        for (int i = 0; i < known.length; i++) {
            ai[i] = OriginTrainer.isAi(tracks.get(known[i]));
            score[i] = raw[known[i]];
            positives += ai[i] ? 1 : 0;
        }
        double[] weights = new double[known.length];
        for (int i = 0; i < known.length; i++) {
            weights[i] = known.length / 2.0 / (ai[i] ? positives : known.length - positives);
        }
        return PlattScaling.fit(score, ai, weights);
    }

    private interface Scores {
        double[] of(int variant);
    }

    /** One score a human track and class: of the first variant that falls into it. */
    private List<DurationTable> tables(Scores variants) {
        int count = tracks.stream().mapToInt(t -> 1 + t.altered().size()).max().orElse(1);
        double[][] byVariant = new double[count][];
        Arrays.setAll(byVariant, variants::of);
        List<DurationTable> tables = new ArrayList<>();
        for (int c = CLASSES.length - 1; c >= 0; c--) {
            int duration = c;
            double[] human = IntStream.range(0, tracks.size())
                    .filter(t -> tracks.get(t).track().label() == Label.HUMAN)
                    .mapToDouble(t -> first(t, duration, byVariant))
                    .filter(s -> !Double.isNaN(s))
                    .toArray();
            boolean enough = tables.isEmpty() || human.length >= SMALLEST_TABLE;
            ConformalTable table = enough
                    ? new ConformalTable(human)
                    : tables.get(tables.size() - 1).table();
            tables.add(new DurationTable(CLASSES[c], table));
        }
        return tables;
    }

    private double first(int track, int duration, double[][] byVariant) {
        Measured measured = tracks.get(track);
        for (int v = 0; v <= measured.altered().size(); v++) {
            TrackInput input = v == 0 ? measured.clean() : measured.altered().get(v - 1);
            if (!input.windows().isEmpty() && durationClass(input) == duration) {
                return byVariant[v][track];
            }
        }
        return Double.NaN;
    }

    private static int durationClass(TrackInput input) {
        double seconds = input.windows().stream()
                .mapToDouble(TrackInput.Window::seconds)
                .max()
                .orElse(0);
        int found = 0;
        for (int c = 0; c < CLASSES.length; c++) {
            found = seconds >= CLASSES[c] ? c : found;
        }
        return found;
    }
}

package org.tonemark.nets.train;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.calibrate.PlattScaling;
import org.tonemark.nets.dataset.Label;
import org.tonemark.nets.dataset.Measured;
import org.tonemark.nets.model.Card;
import org.tonemark.nets.model.Card.FamilyCard;
import org.tonemark.nets.model.Card.GeneratorCard;
import org.tonemark.nets.model.Card.OriginCard;
import org.tonemark.nets.model.CellKind;
import org.tonemark.nets.model.OriginModel;

/**
 * From held-out scores to the card: a probability that takes AI and not-AI as equally likely beforehand, and cells of
 * known tracks. Human tracks that went through a neural codec count as not AI for the probability and stay out of the
 * cells: they are no null of human music, and {@code evaluate} reports them apart.
 */
final class OriginCalibrator {
    private final List<Measured> tracks;
    private final HeldOutScores scores;
    private final List<FamilyCard> families;

    OriginCalibrator(List<Measured> tracks, HeldOutScores scores, List<FamilyDesign> designs) {
        this.tracks = tracks;
        this.scores = scores;
        this.families = designs.stream().map(OriginCalibrator::card).toList();
    }

    OriginCard card(@Nullable GeneratorCard generators) {
        int variants =
                tracks.stream().mapToInt(t -> 1 + t.altered().size()).max().orElse(1);
        double[][] raw = IntStream.range(0, variants)
                .mapToObj(v -> scores.raw(families, v))
                .toArray(double[][]::new);
        CellTables cells = new CellTables(
                tracks, scores, families.stream().mapToDouble(FamilyCard::cap).toArray());
        return new OriginCard(families, platt(raw[0]), cells.human(), cells.ai(raw), bandwidths(), generators);
    }

    private Card.Bandwidths bandwidths() {
        return new Card.Bandwidths(bandwidths(Label.HUMAN), bandwidths(Label.AI));
    }

    private List<Integer> bandwidths(Label label) {
        return tracks.stream()
                .filter(t -> t.track().label() == label
                        && !t.clean().windows().isEmpty()
                        && OriginModel.seconds(t.clean()) >= CellKind.LONGEST)
                .map(t -> (int) Math.round(t.clean().bandwidthHz()))
                .sorted()
                .toList();
    }

    private static FamilyCard card(FamilyDesign design) {
        return new FamilyCard(
                design.family(),
                design.name(),
                design.columns(),
                design.kernel() == null ? null : "origin-" + design.family() + ".kernel",
                design.low(),
                design.high(),
                design.cap());
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
}

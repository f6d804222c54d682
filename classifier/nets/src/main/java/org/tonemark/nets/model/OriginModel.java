package org.tonemark.nets.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.OriginScores;
import org.tonemark.nets.TrackInput;
import org.tonemark.nets.calibrate.ConformalTable;
import org.tonemark.nets.model.Card.DurationTable;
import org.tonemark.nets.model.Card.FamilyCard;
import org.tonemark.nets.model.Card.GeneratorCard;
import org.tonemark.nets.model.Card.OriginCard;
import org.tonemark.verdict.Verdict;

/**
 * Scores AI origin: each family of evidence gives every window a score; a family's track score is their mean over the
 * windows, the raw score is the families' weighted sum.
 */
public final class OriginModel {
    private final OriginCard card;
    private final List<FamilyScorer> scorers;
    private final @Nullable GeneratorModel generators;

    /** @param scorers of the card's families, in their order */
    public OriginModel(OriginCard card, List<FamilyScorer> scorers, @Nullable GeneratorModel generators) {
        this.card = card;
        this.scorers = List.copyOf(scorers);
        this.generators = generators;
    }

    /** From files. @throws org.tonemark.nets.ModelException if one is missing or damaged */
    static OriginModel read(OriginCard card, FeatureLayout layout, ModelFiles files) {
        GeneratorCard g = card.generators();
        return new OriginModel(
                card,
                card.families().stream().map(f -> scorer(f, layout, files)).toList(),
                g == null ? null : GeneratorModel.read(g, layout, files));
    }

    private static FamilyScorer scorer(FamilyCard family, FeatureLayout layout, ModelFiles files) {
        int[] columns = Columns.of(layout.origin(), family.columns());
        String file = family.file();
        return file == null
                ? new FamilyScorer.Statistic(columns[0], family.low(), family.high())
                : new FamilyScorer.Network(
                        columns, EnsembleFile.read(file, files.get(file)), family.low(), family.high());
    }

    /** {@code null} when there is no window. */
    public @Nullable OriginScores score(TrackInput track) {
        List<TrackInput.Window> windows = track.windows();
        if (windows.isEmpty()) {
            return null;
        }
        double seconds =
                windows.stream().mapToDouble(TrackInput.Window::seconds).max().orElseThrow();
        double[][] rows = windows.stream().map(TrackInput.Window::origin).toArray(double[][]::new);
        double[] raw = new double[rows.length];
        List<Verdict.Evidence> evidence = new ArrayList<>();
        for (int f = 0; f < scorers.size(); f++) {
            FamilyCard family = card.families().get(f);
            double[] scores = scorers.get(f).score(rows);
            for (int w = 0; w < raw.length; w++) {
                raw[w] += family.weight() * scores[w];
            }
            evidence.add(evidence(family, mean(scores), seconds));
        }
        double score = mean(raw);
        ConformalTable table = table(card.human(), seconds);
        return new OriginScores(
                card.calibration().apply(score),
                score,
                table.size() == 0 ? null : table.pValue(score),
                generators == null ? null : generators.name(rows),
                segments(windows, raw),
                evidence);
    }

    private List<Verdict.Segment> segments(List<TrackInput.Window> windows, double[] raw) {
        List<Verdict.Segment> segments = new ArrayList<>();
        for (int w = 0; w < raw.length; w++) {
            TrackInput.Window window = windows.get(w);
            segments.add(new Verdict.Segment(
                    window.startSeconds(),
                    window.endSeconds(),
                    card.calibration().apply(raw[w])));
        }
        return segments;
    }

    private static Verdict.Evidence evidence(FamilyCard family, double score, double seconds) {
        ConformalTable table = table(family.human(), seconds);
        Double quantile = table.size() == 0 ? null : (Double) table.quantile(score);
        return new Verdict.Evidence(family.family(), family.name(), score, quantile);
    }

    /** The table of the longest duration class that the windows reach; the shortest one for anything below. */
    private static ConformalTable table(List<DurationTable> tables, double seconds) {
        Comparator<DurationTable> byDuration = Comparator.comparingDouble(DurationTable::minimumSeconds);
        return tables.stream()
                .filter(t -> t.minimumSeconds() <= seconds)
                .max(byDuration)
                .or(() -> tables.stream().min(byDuration))
                .map(DurationTable::table)
                .orElse(new ConformalTable(new double[0]));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }
}

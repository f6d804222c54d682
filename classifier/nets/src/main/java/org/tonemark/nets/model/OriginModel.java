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
 * Scores AI origin: each family of evidence has a network that gives every window log-odds; a family's track score is
 * their mean over the windows, the raw score is the families' weighted sum.
 */
final class OriginModel {
    private final OriginCard card;
    private final List<Family> families;
    private final @Nullable Selected generators;

    private record Selected(int[] columns, Ensemble network) {}

    private record Family(FamilyCard card, Selected selected) {}

    OriginModel(OriginCard card, FeatureLayout layout, ModelFiles files) {
        this.card = card;
        families = card.families().stream()
                .map(f -> new Family(f, select(layout, f.columns(), f.file(), files)))
                .toList();
        GeneratorCard g = card.generators();
        generators = g == null ? null : select(layout, g.columns(), g.file(), files);
    }

    /** {@code null} when there is no window. */
    @Nullable
    OriginScores score(TrackInput track) {
        List<TrackInput.Window> windows = track.windows();
        if (windows.isEmpty()) {
            return null;
        }
        double seconds =
                windows.stream().mapToDouble(TrackInput.Window::seconds).max().orElseThrow();
        double[] raw = new double[windows.size()];
        List<Verdict.Evidence> evidence = new ArrayList<>();
        for (Family family : families) {
            double[] logits = logits(family.selected(), windows);
            for (int w = 0; w < raw.length; w++) {
                raw[w] += family.card().weight() * logits[w];
            }
            evidence.add(evidence(family.card(), mean(logits), seconds));
        }
        double score = mean(raw);
        ConformalTable table = table(card.human(), seconds);
        return new OriginScores(
                card.calibration().apply(score),
                score,
                table.size() == 0 ? null : table.pValue(score),
                generator(windows),
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
                    card.windowCalibration().apply(raw[w])));
        }
        return segments;
    }

    private static Verdict.Evidence evidence(FamilyCard family, double score, double seconds) {
        ConformalTable table = table(family.human(), seconds);
        return new Verdict.Evidence(
                family.family(),
                "network of the family, mean log-odds",
                score,
                table.size() == 0 ? null : table.quantile(score));
    }

    private @Nullable String generator(List<TrackInput.Window> windows) {
        GeneratorCard named = card.generators();
        if (named == null || generators == null) {
            return null;
        }
        double[][] p = generators.network().predict(rows(generators, windows));
        double[] mean = new double[named.labels().size()];
        for (double[] row : p) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i] / p.length;
            }
        }
        int best = 0;
        for (int i = 1; i < mean.length; i++) {
            best = mean[i] > mean[best] ? i : best;
        }
        return mean[best] >= named.threshold() ? named.labels().get(best) : null;
    }

    /** The table of the longest duration class that the windows reach; the shortest one for anything below. */
    private static ConformalTable table(List<DurationTable> tables, double seconds) {
        return tables.stream()
                .filter(t -> t.minimumSeconds() <= seconds)
                .max(Comparator.comparingDouble(DurationTable::minimumSeconds))
                .or(() -> tables.stream().min(Comparator.comparingDouble(DurationTable::minimumSeconds)))
                .map(DurationTable::table)
                .orElse(new ConformalTable(new double[0]));
    }

    private static double[] logits(Selected selected, List<TrackInput.Window> windows) {
        return Arrays.stream(selected.network().logits(rows(selected, windows)))
                .mapToDouble(r -> r[0])
                .toArray();
    }

    private static double[][] rows(Selected selected, List<TrackInput.Window> windows) {
        return windows.stream()
                .map(w -> Columns.pick(w.origin(), selected.columns()))
                .toArray(double[][]::new);
    }

    private static Selected select(FeatureLayout layout, List<String> names, String file, ModelFiles files) {
        return new Selected(Columns.of(layout.origin(), names), EnsembleFile.read(file, files.get(file)));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }
}

package org.tonemark.nets.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.OriginScores;
import org.tonemark.nets.TrackInput;
import org.tonemark.nets.calibrate.Agreement;
import org.tonemark.nets.calibrate.ConformalTable;
import org.tonemark.nets.model.Card.FamilyCard;
import org.tonemark.nets.model.Card.GeneratorCard;
import org.tonemark.nets.model.Card.OriginCard;
import org.tonemark.verdict.Verdict;

/**
 * Scores AI origin: each family of evidence gives every window a score; a family's track score is their mean over the
 * windows, the raw score is the sum of the families, clipped, likewise.
 */
public final class OriginModel {
    private final OriginCard card;
    private final List<FamilyScorer> scorers;
    private final Oddities oddities;
    private final @Nullable GeneratorModel generators;

    /** @param scorers of the card's families, in their order */
    public OriginModel(
            OriginCard card, FeatureLayout layout, List<FamilyScorer> scorers, @Nullable GeneratorModel generators) {
        this.card = card;
        this.scorers = List.copyOf(scorers);
        this.oddities = new Oddities(layout);
        this.generators = generators;
    }

    /** From files. @throws org.tonemark.nets.ModelException if one is missing or damaged */
    static OriginModel read(OriginCard card, FeatureLayout layout, ModelFiles files) {
        GeneratorCard g = card.generators();
        return new OriginModel(
                card,
                layout,
                card.families().stream().map(f -> scorer(f, layout, files)).toList(),
                g == null ? null : GeneratorModel.read(g, layout, files));
    }

    private static FamilyScorer scorer(FamilyCard family, FeatureLayout layout, ModelFiles files) {
        int[] columns = Columns.of(layout.origin(), family.columns());
        String file = family.file();
        return file == null
                ? FamilyScorer.Lines.of(columns)
                : new FamilyScorer.Kernel(columns, KernelFile.read(file, files.get(file)));
    }

    /** {@code null} when there is no window. */
    public @Nullable OriginScores score(TrackInput track) {
        List<TrackInput.Window> windows = track.windows();
        if (windows.isEmpty()) {
            return null;
        }
        CellKind kind = CellKind.of(track.audio(), seconds(track));
        Cell human = Cell.find(card.human(), kind);
        Cell ai = Cell.find(card.ai(), kind);
        double[][] rows = windows.stream().map(TrackInput.Window::origin).toArray(double[][]::new);
        double[] raw = new double[rows.length];
        double[] families = new double[scorers.size()];
        double[] caps = card.families().stream().mapToDouble(FamilyCard::cap).toArray();
        List<Verdict.Evidence> evidence = new ArrayList<>();
        for (int f = 0; f < families.length; f++) {
            FamilyCard family = card.families().get(f);
            double[] scores = scorers.get(f).score(rows);
            for (int w = 0; w < raw.length; w++) {
                raw[w] += family.clipped(scores[w]);
            }
            families[f] = mean(scores);
            double quantile = human.families().get(f).quantile(families[f]);
            evidence.add(new Verdict.Evidence(family.family(), family.name(), families[f], quantile));
        }
        evidence.addAll(oddities.of(rows));
        double score = mean(raw);
        return new OriginScores(
                card.calibration().apply(score),
                score,
                human.score().pValue(Agreement.of(families, human.families().toArray(ConformalTable[]::new), caps)),
                ai.score().lowerPValue(score),
                new Verdict.Calibration(
                        human.kind().words(), human.score().size(), ai.score().size()),
                generators == null ? null : generators.name(rows),
                segments(windows, raw),
                evidence);
    }

    /** Duration of the longest window. */
    public static double seconds(TrackInput track) {
        return track.windows().stream()
                .mapToDouble(TrackInput.Window::seconds)
                .max()
                .orElse(0);
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

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }
}

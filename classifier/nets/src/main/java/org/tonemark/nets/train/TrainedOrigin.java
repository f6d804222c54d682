package org.tonemark.nets.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.Progress;
import org.tonemark.nets.dataset.Folds;
import org.tonemark.nets.dataset.Measured;
import org.tonemark.nets.model.Card.OriginCard;
import org.tonemark.nets.model.EnsembleFile;
import org.tonemark.nets.model.FamilyScorer;
import org.tonemark.nets.model.GeneratorModel;
import org.tonemark.nets.model.KernelFile;
import org.tonemark.nets.model.OriginModel;

/**
 * A trained and calibrated model of AI origin: networks trained on all tracks given, calibrated on scores of networks
 * that were trained without the scored track's source and group.
 */
public record TrainedOrigin(
        OriginCard card,
        FeatureLayout layout,
        List<FamilyScorer> scorers,
        @Nullable GeneratorModel generators) {
    /** Folds of the calibration. */
    static final int FOLDS = 6;

    /** @param tracks of at least two sources with AI tracks and two with others */
    public static TrainedOrigin train(
            List<Measured> tracks, FeatureLayout layout, TrainOptions options, Progress progress) {
        OriginTrainer trainer = new OriginTrainer(layout, options);
        int[] fold = Folds.unseen(tracks.stream().map(Measured::track).toList(), FOLDS, options.seed());
        HeldOutScores heldOut = trainer.heldOut(tracks, fold, progress);
        GeneratorModel generators = GeneratorTrainer.train(tracks, layout, options);
        OriginCard card = new OriginCalibrator(tracks, heldOut, trainer.designs())
                .card(generators == null ? null : generators.card());
        return new TrainedOrigin(card, layout, trainer.fit(tracks), generators);
    }

    /** The model, for use. */
    public OriginModel model() {
        return new OriginModel(card, layout, scorers, generators);
    }

    /** Network files by name. */
    public Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int f = 0; f < scorers.size(); f++) {
            String file = card.families().get(f).file();
            if (file != null && scorers.get(f) instanceof FamilyScorer.Kernel kernel) {
                files.put(file, KernelFile.write(kernel.machine()));
            }
        }
        if (generators != null) {
            files.put(generators.card().file(), EnsembleFile.write(generators.network()));
        }
        return files;
    }
}

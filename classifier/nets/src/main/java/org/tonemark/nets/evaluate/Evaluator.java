package org.tonemark.nets.evaluate;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.ModelBundle;
import org.tonemark.nets.Progress;
import org.tonemark.nets.dataset.AudioMeasurer;
import org.tonemark.nets.dataset.Dataset;
import org.tonemark.nets.dataset.FeatureCache;
import org.tonemark.nets.dataset.FfmpegAugmenter;
import org.tonemark.nets.dataset.Folds;
import org.tonemark.nets.dataset.Label;
import org.tonemark.nets.dataset.LabelledTrack;
import org.tonemark.nets.dataset.Measured;
import org.tonemark.nets.dataset.Measurements;
import org.tonemark.nets.model.ModelFiles;
import org.tonemark.nets.train.TrainOptions;

/** Measures the quality of the models on labelled tracks. */
public final class Evaluator {
    private static final int UNSEEN_FOLDS = 6;
    private static final int KNOWN_FOLDS = 5;

    private final FeatureLayout layout;
    private final EvaluateOptions options;
    private final List<String> alterations;
    private final @Nullable Trials trials;
    private final Progress progress;

    /** @param trials what attacks and perturbations need; {@code null} where neither is asked for */
    Evaluator(
            FeatureLayout layout,
            EvaluateOptions options,
            List<String> alterations,
            @Nullable Trials trials,
            Progress progress) {
        this.layout = layout;
        this.options = options;
        this.alterations = alterations;
        this.trials = trials;
        this.progress = progress;
    }

    /** Audio of the tracks, and how to measure what is made of it. */
    record Trials(Dataset dataset, Measurements measurements, Measurements perturbing) {}

    /**
     * Evaluates and writes {@code metrics.json}, {@code evaluation.html} and {@code evaluation.txt}.
     *
     * @param directory where the files go; made when missing
     * @return path of {@code metrics.json}
     * @throws org.tonemark.nets.dataset.DatasetException if the manifest cannot be used
     */
    public static Path evaluate(Path manifest, Path root, Path directory, EvaluateOptions options, Progress progress)
            throws IOException {
        TrainOptions training = options.training();
        AudioMeasurer measurer = new AudioMeasurer();
        FeatureCache cache = new FeatureCache(training.cache());
        Measurements measurements = new Measurements(measurer, FfmpegAugmenter.training(), cache, training.threads());
        Measurements perturbing =
                new Measurements(measurer, FfmpegAugmenter.perturbations(), cache, training.threads());
        Dataset dataset = Dataset.read(manifest, root);
        List<Measured> tracks = measurements.measure(dataset, training.augmentations(), progress);
        List<String> names = measurements.alterations(training.augmentations());
        Trials trials = new Trials(dataset, measurements, perturbing);
        Evaluation evaluation =
                new Evaluator(FeatureLayout.measured(), options, names, trials, progress).evaluation(tracks);
        Path card = options.card();
        if (card != null) {
            CardFigures.on(ModelFiles.read(card), evaluation).write(card);
        }
        return write(evaluation, directory);
    }

    static Path write(Evaluation evaluation, Path directory) throws IOException {
        Files.createDirectories(directory);
        Path metrics = directory.resolve("metrics.json");
        String json = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(evaluation);
        Files.writeString(metrics, json + "\n", StandardCharsets.UTF_8);
        Files.writeString(
                directory.resolve("evaluation.html"), EvaluationPage.html(evaluation), StandardCharsets.UTF_8);
        Files.writeString(directory.resolve("evaluation.txt"), EvaluationText.of(evaluation), StandardCharsets.UTF_8);
        return metrics;
    }

    Evaluation evaluation(List<Measured> tracks) {
        TrainOptions training = options.training();
        ModelBundle model = options.model();
        List<Measured> origin =
                tracks.stream().filter(t -> t.track().forOrigin()).toList();
        List<LabelledTrack> labelled = origin.stream().map(Measured::track).toList();
        int[] unseen = Folds.unseenApart(labelled, UNSEEN_FOLDS, training.seed());
        int[] known = Folds.known(labelled, t -> t.label() + "/" + t.source(), KNOWN_FOLDS, training.seed());
        CrossValidation validation = new CrossValidation(layout, training);
        FoldModels unseenModels = validation.train(origin, unseen, "generators unseen", progress);
        FoldModels knownModels = validation.train(origin, known, "generators known", progress);
        OriginScoring knownScoring = new OriginScoring(knownModels.results(origin), training.seed());
        TagScoring tags = new TagScoring(layout, training);
        return new Evaluation(
                Evaluation.SCHEMA,
                model == null ? null : model.id(),
                layout.version(),
                counts(tracks),
                new OriginScoring(unseenModels.results(origin), training.seed()).metrics(alterations),
                knownScoring.metrics(alterations),
                ChannelScoring.of(origin, unseen, training.seed()),
                ChannelScoring.of(origin, known, training.seed()),
                model == null ? null : fixed(origin, model),
                attacks(origin, labelled),
                perturbations(origin, knownModels, knownScoring.threshold()),
                tags.genre(tracks),
                tags.mood(tracks),
                notes());
    }

    /** Each forgery may hold human and AI music: its model has seen neither. */
    private @Nullable AttackReport attacks(List<Measured> origin, List<LabelledTrack> labelled) {
        if (trials == null || options.tries() == 0) {
            return null;
        }
        TrainOptions training = options.training();
        int[] folds = Folds.unseen(labelled, UNSEEN_FOLDS, training.seed());
        FoldModels models = new CrossValidation(layout, training).train(origin, folds, "models for attacks", progress);
        return new AttackTrials(trials.dataset(), origin, models, trials.measurements(), training.seed())
                .run(options.tries(), progress);
    }

    private @Nullable PerturbationReport perturbations(List<Measured> origin, FoldModels models, double threshold) {
        return trials == null || options.sample() == 0
                ? null
                : new PerturbationTrials(
                                trials.dataset(),
                                origin,
                                models,
                                trials.perturbing(),
                                options.training().seed())
                        .run(options.sample(), threshold, progress);
    }

    private OriginMetrics fixed(List<Measured> tracks, ModelBundle model) {
        List<TrackResult> results = tracks.stream()
                .map(t -> CrossValidation.score(model, t))
                .filter(Objects::nonNull)
                .toList();
        return new OriginScoring(results, options.training().seed()).metrics(alterations);
    }

    private static List<String> counts(List<Measured> tracks) {
        List<String> counts = new ArrayList<>();
        for (Label label : Label.values()) {
            long n = tracks.stream()
                    .filter(t -> t.track().forOrigin() && t.track().label() == label)
                    .count();
            counts.add("origin " + label.spelling() + " " + n);
        }
        counts.add("genre "
                + tracks.stream()
                        .filter(t -> t.track().forTags() && t.track().genre() != null)
                        .count());
        counts.add("mood "
                + tracks.stream()
                        .filter(t -> t.track().forTags() && t.track().mood() != null)
                        .count());
        return counts;
    }

    private static List<String> notes() {
        return Arrays.asList(
                "Thresholds are pooled over all folds; each track is scored by models that did not see it.",
                "With generators known, every figure flatters: generators come with few channels and publishers.",
                "0 accepted of n human tracks bounds the rate at 3/n (95 %, one-sided), no better.",
                "The line spacings and the networks' designs were chosen while looking at tracks of this set: expect less on"
                        + " generators that nobody has looked at.",
                "Outcomes are those of the default policy, each p-value from calibration tracks of other folds.",
                "Attacks and their music are drawn anew from the seed; a bound of 0 in 20 is 14 %.",
                "The fixed model's figures say nothing about tracks that it was trained on.",
                "No AI track has a genre or mood label, and folds of genre and mood may share artists.");
    }
}
